// A base map of pictures out of a person's own file: its tiles put together as the map's are.

import { DATA_TILE, OVERLAP } from "./mercator.js";

const PICTURE = 256;
const KEPT = 96;
/** Most pictures of one print: a wide map takes coarser ones. */
const MOST_PRINTED = 400;

/** Whether a base map's file is one of pictures. */
export function isOfPictures(file) {
  return Boolean(file) && !file.schema;
}

export class Raster {
  /** `file` is {address, least, most}. */
  constructor(file) {
    this.file = file;
    this.kept = new Map();
  }

  /** Draws what a data tile shows on a context of its size. */
  async draw(context, { x, y, z }) {
    const level = Math.min(z, this.file.most);
    if (level < this.file.least) return;
    const factor = 2 ** (level - z + 1);
    const side = (DATA_TILE + OVERLAP) / factor;
    const [left, top] = [x * factor, y * factor];
    const found = [];
    for (let column = Math.floor(left); column < left + factor; column += 1) {
      for (let row = Math.floor(top); row < top + factor; row += 1) {
        found.push(this.picture(level, column, row).then((picture) => ({ column, row, picture })));
      }
    }
    for (const { column, row, picture } of await Promise.all(found)) {
      if (picture) context.drawImage(picture, (column - left) * side, (row - top) * side, side, side);
    }
  }

  /** The pictures in a frame for print, as files: {left, top, side, blob} in its pixels. */
  async files({ zoom, left, top, width, height }, density) {
    const { least, most } = this.file;
    const pictures = (level) => (width * height * 4 ** (level - zoom)) / PICTURE ** 2;
    let level = Math.min(most, Math.round(zoom + Math.log2(Math.max(1, density))));
    while (level > least && pictures(level) > MOST_PRINTED) level -= 1;
    if (level < least) return [];
    const side = PICTURE * 2 ** (zoom - level);
    const found = [];
    for (let column = Math.floor(left / side); column * side < left + width; column += 1) {
      for (let row = Math.max(0, Math.floor(top / side)); row * side < top + height; row += 1) {
        const at = { left: column * side - left, top: row * side - top, side };
        found.push(this.blob(level, column, row).then((blob) => ({ ...at, blob })));
      }
    }
    return (await Promise.all(found)).filter(({ blob }) => blob);
  }

  /** A tile to draw, null where there is none or it is broken. */
  picture(level, column, row) {
    const key = `${level}/${column}/${row}`;
    const made = this.kept.get(key) ?? this.decoded(level, column, row);
    this.kept.delete(key);
    this.kept.set(key, made);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
    return made;
  }

  async decoded(level, column, row) {
    const blob = await this.blob(level, column, row);
    return blob && createImageBitmap(blob).catch(() => null);
  }

  async blob(level, column, row) {
    const across = 2 ** level;
    if (row < 0 || row >= across) return null;
    const wrapped = ((column % across) + across) % across;
    const url = new URL(`${this.file.address}/${level}/${wrapped}/${row}`, globalThis.location).href;
    try {
      const response = await fetch(url);
      const blob = await response.blob();
      return blob.size ? blob : null; // nothing is what there is where there is no tile
    } catch {
      return null;
    }
  }
}
