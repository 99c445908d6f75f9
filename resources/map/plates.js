// Pictures of the ground for flights: tiles that are painted ahead, for where the map is and where it goes.

import { DATA_TILE, OVERLAP, worldSize } from "./mercator.js";

/** The whole world at this zoom is always there, under all else. */
const FAR = 3;
/** Pixels to the pixel of the screen: sharp enough between two zooms. */
const SHARPNESS = 1.3;
const SIDE = DATA_TILE + OVERLAP;
const WORLD = { zoom: FAR, left: 0, top: 0, width: worldSize(FAR), height: worldSize(FAR) };

export class Plates {
  /** Painted by an Atlas. */
  constructor(atlas) {
    this.atlas = atlas;
    this.kept = new Map();
    this.wanted = [];
    this.busy = false;
    this.developed = Promise.resolve();
  }

  /** Has plates for what these frames show, painted in their order, and lets go of others. Resolves when
   * all are there. */
  want(frames, density) {
    this.density = density;
    this.wanted = [...frames.flatMap(tilesOf), ...tilesOf(WORLD)];
    const names = new Set(this.wanted.map(nameOf));
    for (const [name, plate] of this.kept) {
      if (!names.has(name) || !this.isGood(plate)) this.drop(name);
    }
    if (!this.busy) this.developed = this.develop();
    return this.developed;
  }

  isGood(plate) {
    return plate?.looks === this.atlas.looks && plate.density === this.density;
  }

  drop(name) {
    this.kept.get(name)?.image.close();
    this.kept.delete(name);
  }

  async develop() {
    this.busy = true;
    const missing = () => this.wanted.find((tile) => !this.isGood(this.kept.get(nameOf(tile))));
    try {
      for (let tile = missing(); tile; tile = missing()) {
        await this.make(tile);
        await breath();
      }
    } finally {
      this.busy = false;
    }
  }

  async make(tile) {
    const { atlas, density } = this;
    const { looks } = atlas;
    const { canvas } = await atlas.painted(tile, density * (tile.z === FAR ? 1 : SHARPNESS));
    const name = nameOf(tile);
    this.drop(name);
    const place = { zoom: tile.z, left: tile.x * DATA_TILE, top: tile.y * DATA_TILE };
    const image = canvas.transferToImageBitmap();
    this.kept.set(name, { image, looks, density, ...place, width: SIDE, height: SIDE });
  }

  /** The pictures (mosaic.js) for a frame, on each turn of the world that it shows, the finest first. */
  of(frame, finest) {
    return [...this.kept.values()]
      .filter(({ zoom }) => zoom <= finest)
      .sort((a, b) => b.zoom - a.zoom)
      .flatMap((plate) => turns(plate, frame));
  }
}

/** Lets a frame be drawn between two tiles. */
function breath() {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function nameOf({ x, y, z }) {
  return `${z}/${x}/${y}`;
}

/** The tiles that a frame shows, as they are numbered on the first turn of the world; the middle first. */
function tilesOf({ zoom, left, top, width, height }) {
  const z = Math.max(1, Math.round(zoom));
  const side = DATA_TILE * 2 ** (zoom - z);
  const count = worldSize(z) / DATA_TILE;
  const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
  const columns = range(Math.floor(left / side), Math.ceil((left + width) / side) - 1);
  const rows = range(
    Math.max(0, Math.floor(top / side)),
    Math.min(count - 1, Math.ceil((top + height) / side) - 1),
  );
  const [midX, midY] = [(left + width / 2) / side - 0.5, (top + height / 2) / side - 0.5];
  return rows
    .flatMap((y) => columns.map((x) => ({ x, y, far: Math.hypot(x - midX, y - midY) })))
    .sort((a, b) => a.far - b.far)
    .map(({ x, y }) => ({ x: ((x % count) + count) % count, y, z }));
}

/** A plate wherever a frame shows it: the world goes on at 180°. */
function turns(plate, frame) {
  const world = worldSize(plate.zoom);
  const factor = 2 ** (plate.zoom - frame.zoom);
  const first = Math.ceil((frame.left * factor - plate.left - plate.width) / world);
  const last = Math.floor(((frame.left + frame.width) * factor - plate.left) / world);
  const found = [];
  for (let turn = first; turn <= last; turn += 1) {
    found.push({ ...plate, left: plate.left + turn * world });
  }
  return found;
}
