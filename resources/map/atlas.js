// The base map's tiles, decoded by protomaps-leaflet and painted by our rules. Runs in a worker
// (painter.js): a tile takes as long as two frames, and the page must not miss any. A page that is one
// file has no worker, and runs it itself (resources/html).

import { DATA_TILE, OVERLAP, worldSize } from "./mercator.js";
import { hatch, rules } from "./rules.js";
import { Raster, isOfPictures } from "./raster.js";
import { VectorFile } from "./vectorfile.js";
import { bitmap } from "./bitmap.js";

/** The layers of the tiles that are drawn. */
export const LAYERS = ["land", "occupied", "coast", "borders", "labels"];
const DEEPEST_DATA = 6;
/** A file of a person's own gives tiles of any zoom. */
const DEEPEST = 24;
/** A data tile of zoom z is drawn for map zoom z + 1. */
const LEVEL_DIFFERENCE = 1;
/** What lies this far outside a tile reaches into it: half of the widest line. */
const MARGIN = 8;

export class Atlas {
  /** `source` gives tiles as protomaps-leaflet has them. */
  constructor(source) {
    this.looks = 0;
    this.bundled = viewOf(source, DEEPEST_DATA);
    /** Of the vector tiles of a file, the last that was asked for. */
    this.own = { address: null, view: null };
  }

  /**
   * Paints in these colours under this viewpoint from now on, lines `weight` times as wide; or what is in
   * a file.
   */
  look(colours, viewpoint, weight = 1, file = null) {
    this.file = file;
    if (!isOfPictures(file)) this.raster = null;
    else if (file.address !== this.raster?.file.address) this.raster = new Raster(file);
    this.ground = colours.sea;
    /** How often that has changed. */
    this.looks += 1;
    this.rules = rules(colours, viewpoint, weight, file).map((rule) => paintRule(rule, weight));
  }

  /** The tiles of the bundled map, or of a file of vector tiles. */
  view(file) {
    if (!file) return this.bundled;
    if (file.address !== this.own.address) {
      this.own = { address: file.address, view: viewOf(new VectorFile(file), DEEPEST) };
    }
    return this.own.view;
  }

  /** The tiles of a zoom that a frame shows, each with its factor to the frame's pixels; the bundled ones,
   * or those of a file of vector tiles. */
  async tiles({ zoom, left, top, width, height }, tileZoom, file = null) {
    const factor = 2 ** (zoom - tileZoom);
    const tiles = await this.view(file).getBbox(tileZoom, {
      minX: left / factor,
      minY: Math.max(0, top / factor),
      maxX: (left + width) / factor,
      maxY: Math.min(worldSize(tileZoom) - 1, (top + height) / factor),
    });
    return tiles.map((tile) => ({ tile, factor }));
  }

  /** The features of some layers in the tiles that a frame shows, with x, y in its pixels. */
  async features(layers, frame, file = null) {
    if (isOfPictures(file)) return []; // they are in them
    const tiles = await this.tiles(frame, Math.round(frame.zoom), file);
    return tiles.flatMap(({ tile, factor }) =>
      layers.flatMap((layer) => [...unpacked(tile, layer, factor, frame)]),
    );
  }

  /** The pictures of a file in a frame, for print. */
  pictures(file, frame, density) {
    return new Raster(file).files(frame, density);
  }

  /** A tile as a file of `density` pixels to the CSS pixel. */
  async paint(tile, density) {
    const { canvas } = await this.painted(tile, density);
    return bitmap(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height));
  }

  /** The context of a canvas with a tile on it. */
  async painted({ x, y, z }, density) {
    const { file, raster } = this;
    const origin = { x: x * DATA_TILE, y: y * DATA_TILE };
    const end = { x: origin.x + DATA_TILE - 1, y: origin.y + DATA_TILE - 1 };
    const within = { minX: origin.x, minY: origin.y, maxX: end.x, maxY: end.y };
    const tiles = raster ? [] : await this.view(file).getBbox(z, within);
    const side = Math.ceil((DATA_TILE + OVERLAP) * density);
    const context = new OffscreenCanvas(side, side).getContext("2d", { willReadFrequently: true });
    context.fillStyle = this.ground;
    context.fillRect(0, 0, side, side);
    context.scale(density, density);
    if (raster) {
      await raster.draw(context, { x, y, z });
      return context;
    }
    const box = {
      minX: origin.x - MARGIN,
      minY: origin.y - MARGIN,
      maxX: origin.x + DATA_TILE + MARGIN,
      maxY: origin.y + DATA_TILE + MARGIN,
    };
    const sources = new Map([["", tiles]]);
    globalThis.protomapsL.paint(context, z, sources, null, this.rules, box, origin, false);
    return context;
  }
}

function viewOf(source, deepest) {
  const { TileCache, View } = globalThis.protomapsL;
  return new View(new TileCache(source, DATA_TILE), deepest, LEVEL_DIFFERENCE);
}

function* unpacked(tile, layer, factor, { left, top }) {
  for (const feature of tile.data.get(layer) ?? []) {
    const { bbox, props } = feature;
    const x = ((bbox.minX + bbox.maxX) / 2) * tile.scale + tile.origin.x;
    const y = ((bbox.minY + bbox.maxY) / 2) * tile.scale + tile.origin.y;
    yield { layer, props, x: x * factor - left, y: y * factor - top };
  }
}

function paintRule({ layer, only, fill, hatch: hatched, stroke, width, dash }, weight) {
  const { PolygonSymbolizer, LineSymbolizer } = globalThis.protomapsL;
  const filter = only ? (zoom, feature) => only(feature) : undefined;
  if (stroke) {
    const options = { color: stroke, width, lineJoin: "round", dash };
    return { dataLayer: layer, filter, symbolizer: new LineSymbolizer(options) };
  }
  const pattern = hatched ? hatch(hatched, weight) : undefined;
  return { dataLayer: layer, filter, symbolizer: new PolygonSymbolizer({ fill, pattern }) };
}
