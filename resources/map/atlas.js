// The base map's tiles, decoded by protomaps-leaflet and painted by our rules. Runs in a worker
// (painter.js): a tile takes as long as two frames, and the page must not miss any. A page that is one
// file has no worker, and runs it itself (resources/html).

import { DATA_TILE, OVERLAP, worldSize } from "./mercator.js";
import { hatch, rules } from "./rules.js";
import { Raster } from "./raster.js";
import { bitmap } from "./bitmap.js";

/** The layers of the tiles that are drawn. */
export const LAYERS = ["land", "occupied", "coast", "borders", "labels"];
const DEEPEST_DATA = 6;
/** A data tile of zoom z is drawn for map zoom z + 1. */
const LEVEL_DIFFERENCE = 1;
/** What lies this far outside a tile reaches into it: half of the widest line. */
const MARGIN = 8;

export class Atlas {
  /** `source` gives tiles as protomaps-leaflet has them. */
  constructor(source) {
    const { TileCache, View } = globalThis.protomapsL;
    this.looks = 0;
    this.view = new View(new TileCache(source, DATA_TILE), DEEPEST_DATA, LEVEL_DIFFERENCE);
  }

  /**
   * Paints in these colours under this viewpoint from now on, lines `weight` times as wide; or the
   * pictures of a file.
   */
  look(colours, viewpoint, weight = 1, file = null) {
    if (file?.address !== this.raster?.file.address) this.raster = file && new Raster(file);
    this.ground = colours.sea;
    /** How often that has changed. */
    this.looks += 1;
    this.rules = rules(colours, viewpoint, weight).map((rule) => paintRule(rule, weight));
  }

  /** The tiles of a zoom that a frame shows, each with its factor to the frame's pixels. */
  async tiles({ zoom, left, top, width, height }, tileZoom) {
    const factor = 2 ** (zoom - tileZoom);
    const tiles = await this.view.getBbox(tileZoom, {
      minX: left / factor,
      minY: Math.max(0, top / factor),
      maxX: (left + width) / factor,
      maxY: Math.min(worldSize(tileZoom) - 1, (top + height) / factor),
    });
    return tiles.map((tile) => ({ tile, factor }));
  }

  /** The features of some layers in the tiles that a frame shows, with x, y in its pixels. */
  async features(layers, frame) {
    if (this.raster) return []; // they are in its pictures
    const tiles = await this.tiles(frame, Math.round(frame.zoom));
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
    const { raster } = this;
    const origin = { x: x * DATA_TILE, y: y * DATA_TILE };
    const end = { maxX: origin.x + DATA_TILE - 1, maxY: origin.y + DATA_TILE - 1 };
    const tiles = raster ? [] : await this.view.getBbox(z, { minX: origin.x, minY: origin.y, ...end });
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
