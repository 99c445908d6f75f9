// The base map: our archive, decoded by protomaps-leaflet, painted by our rules.

import { Archive } from "./archive.js";
import { Tiles } from "./tiles.js";
import { hatch, rules } from "./rules.js";

const ARCHIVE = new URL("/basemap.pmtiles", window.location).href;
const LAYERS = ["land", "occupied", "coast", "borders", "labels"];
/** Made with the module, so that its directory is there when the first tile is wanted. */
const archive = new Archive(ARCHIVE, LAYERS);
const DEEPEST_DATA = 6;
const DATA_TILE = 512;
/** A data tile of zoom z is drawn for map zoom z + 1. */
const LEVEL_DIFFERENCE = 1;

export class BaseMap {
  constructor(map) {
    const { TileCache, View } = window.protomapsL;
    const { source } = archive;
    this.view = new View(new TileCache(source, DATA_TILE), DEEPEST_DATA, LEVEL_DIFFERENCE);
    this.map = map;
    this.layer = new Tiles(this.view);
  }

  /** Paints in these colours under this viewpoint. */
  paint(colours, viewpoint) {
    this.layer.paint(rules(colours, viewpoint).map(paintRule), colours.sea);
    if (!this.map.hasLayer(this.layer)) this.layer.addTo(this.map);
  }

  /** The tiles of a zoom that a frame shows, each with its factor to the frame's pixels. */
  async tiles({ zoom, left, top, width, height }, tileZoom) {
    const factor = 2 ** (zoom - tileZoom);
    const tiles = await this.view.getBbox(tileZoom, {
      minX: left / factor,
      minY: top / factor,
      maxX: (left + width) / factor,
      maxY: (top + height) / factor,
    });
    return tiles.map((tile) => ({ tile, factor }));
  }

  /** The features of some layers in the tiles that a frame shows, with x, y in its pixels. */
  async features(layers, frame) {
    const tiles = await this.tiles(frame, Math.round(frame.zoom));
    return tiles.flatMap(({ tile, factor }) =>
      layers.flatMap((layer) => [...unpacked(tile, layer, factor, frame)]),
    );
  }

  /** Which of the signs that the legend explains are among the features in a frame. */
  kinds(features, frame, viewpoint) {
    const kinds = new Set();
    const seen = ({ x, y }) => x > 0 && x < frame.width && y > 0 && y < frame.height;
    for (const feature of features.filter(seen)) {
      if (feature.layer === "occupied" && viewpoint === "recognised") kinds.add("occupied");
      if (feature.layer === "borders" && feature.props.status === "disputed") kinds.add("disputed");
    }
    return kinds;
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

function paintRule({ layer, only, fill, hatch: hatched, stroke, width, dash }) {
  const { PolygonSymbolizer, LineSymbolizer } = window.protomapsL;
  const filter = only ? (zoom, feature) => only(feature) : undefined;
  if (stroke) {
    const options = { color: stroke, width, lineJoin: "round", dash };
    return { dataLayer: layer, filter, symbolizer: new LineSymbolizer(options) };
  }
  const pattern = hatched ? hatch(hatched) : undefined;
  return { dataLayer: layer, filter, symbolizer: new PolygonSymbolizer({ fill, pattern }) };
}
