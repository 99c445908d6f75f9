// The base map in the page: a grid of pictures that a worker paints, and what else it knows of tiles.

import { Tiles } from "./tiles.js";

/** Made with the module, so that it has its archive's directory when the first tile is wanted. */
const painter = new Worker("/painter.js");
const waiting = new Map();
let calls = 0;

painter.addEventListener("message", ({ data: { id, answer, fault } }) => {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (fault) reject(new Error(fault));
  else resolve(answer);
});

/** Calls a method of the Atlas (atlas.js) in the worker. */
function ask(method, ...words) {
  calls += 1;
  painter.postMessage({ id: calls, method, words });
  return new Promise((resolve, reject) => {
    waiting.set(calls, { resolve, reject });
  });
}

export class BaseMap {
  constructor(map) {
    this.map = map;
    this.layer = new Tiles((coords, density) => ask("paint", coords, density));
  }

  /** Paints in these colours under this viewpoint. */
  paint(colours, viewpoint) {
    ask("look", colours, viewpoint);
    this.layer.repaint();
    if (!this.map.hasLayer(this.layer)) this.layer.addTo(this.map);
  }

  /** The decoded tiles of a zoom that a frame shows, each with its factor to the frame's pixels. */
  tiles(frame, tileZoom) {
    return ask("tiles", frame, tileZoom);
  }

  /** The features of some layers in the tiles that a frame shows, with x, y in its pixels. */
  features(layers, frame) {
    return ask("features", layers, frame);
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
