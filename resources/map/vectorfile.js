// A base map of vector tiles out of a person's own file, as protomaps-leaflet has sources of tiles: what is
// drawn of them, in the words of our own map (geodata/README.md).

import { AREA, LINE, POINT, Vertex, layersOf } from "./vectortile.js";
import { WANTED, isOnLand, meaning } from "./schemas.js";
import { boxOf, part, pieces } from "./tilepart.js";
import { OVERLAP } from "./mercator.js";

/** Limits of what a tile may make: it is as large as anybody likes. */
const MOST_POINTS = 300_000;
const MOST_NAMES = 300;
/** So many tiles are at hand for the parts of them. */
const KEPT = 12;

export class VectorFile {
  /** `file` is {address, least, most, schema}. */
  constructor(file) {
    this.file = file;
    this.kept = new Map();
  }

  /** A tile's features by layer; where there is none, those of the deepest that holds it. */
  async get({ z, x, y }, side) {
    const { least, most } = this.file;
    for (let up = Math.max(0, z - most); z - up >= least; up += 1) {
      const [column, row] = [x, y].map((at) => Math.floor(at / 2 ** up));
      const tile = await this.tile(`${z - up}/${column}/${row}`, z - up, side);
      if (tile) return up ? part(tile, up, x, y, side) : tile;
    }
    return new Map();
  }

  tile(name, zoom, side) {
    const made = this.kept.get(name) ?? this.read(name, zoom, side);
    this.kept.delete(name);
    this.kept.set(name, made);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value);
    return made;
  }

  /** A tile of the file, null where there is none or it does not hold. */
  async read(name, zoom, side) {
    const url = new URL(`${this.file.address}/${name}`, globalThis.location).href;
    try {
      const response = await fetch(url);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return bytes.length ? drawn(bytes, this.file.schema, zoom, side) : null;
    } catch {
      return null;
    }
  }
}

/** What is drawn of a tile, by our layers. */
function drawn(bytes, schema, zoom, side) {
  const sheet = new Sheet();
  if (isOnLand(schema)) sheet.add({ layer: "land" }, AREA, [square(side + OVERLAP)]);
  for (const { name, features } of layersOf(bytes, side)) {
    const means = meaning(schema, name);
    if (means) for (const feature of features) take(sheet, feature, means, zoom, side);
  }
  return sheet.tile();
}

function take(sheet, feature, means, zoom, side) {
  const kinds = { [POINT]: "point", [LINE]: "line", [AREA]: "area" };
  const becomes = means[kinds[feature.type]]?.(feature.props(WANTED), zoom);
  if (!becomes || sheet.points + feature.most > MOST_POINTS) return;
  const lines = feature.lines();
  sheet.add(becomes, feature.type, lines);
  if (feature.type === AREA && means.edge) {
    sheet.add(means.edge(), LINE, lines.flatMap((ring) => pieces(ring, (a, b) => !isCut(a, b, side))));
  }
}

/** The features that a tile becomes. */
class Sheet {
  constructor() {
    this.layers = new Map();
    this.points = 0;
  }

  /** Adds a feature; areas of a layer become one, else a hair shows where two of them meet. */
  add({ layer, ...props }, type, lines) {
    const found = this.layers.get(layer) ?? [];
    this.layers.set(layer, found);
    this.points += lines.reduce((sum, line) => sum + line.length, 0);
    if (type === AREA && found.length) for (const line of lines) found[0].geom.push(line);
    else if (lines.length) found.push({ props, geomType: type, geom: lines });
  }

  tile() {
    const labels = this.layers.get("labels") ?? [];
    labels.sort((a, b) => a.props.rank - b.props.rank).splice(MOST_NAMES);
    for (const feature of [...this.layers.values()].flat()) feature.bbox = boxOf(feature.geom);
    return this.layers;
  }
}

function square(side) {
  return [[0, 0], [side, 0], [side, side], [0, side], [0, 0]].map(([x, y]) => new Vertex(x, y));
}

/** Whether a stretch of an outline is where the tile was cut. */
function isCut(a, b, side) {
  const [x, y] = [[a.x, b.x], [a.y, b.y]];
  return [x, y].some((both) => Math.max(...both) <= 0 || Math.min(...both) >= side);
}
