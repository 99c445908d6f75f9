// The base map in the page: a grid of pictures that an Atlas paints, and what else it knows of tiles.

import { Tiles } from "./tiles.js";

export class BaseMap {
  /** `ask(method, ...words)` calls a method of the Atlas (atlas.js), wherever that is. */
  constructor(map, ask) {
    this.map = map;
    this.ask = ask;
    /** Differs where the map's looks do. */
    this.look = "";
    this.layer = new Tiles((coords, density) => ask("paint", coords, density));
  }

  /** Paints in these colours under this viewpoint, lines `weight` times as wide, or what is in a
   * file; says whether that is new. */
  paint(colours, viewpoint, weight = 1, file = null) {
    const look = JSON.stringify([colours, viewpoint, weight, file]);
    if (look === this.look) return false;
    this.look = look;
    this.ask("look", colours, viewpoint, weight, file);
    const { options } = this.map;
    if (file) options.maxZoom = Math.max(options.maxZoom, file.most + 1);
    this.layer.repaint();
    this.show();
    return true;
  }

  show() {
    if (!this.map.hasLayer(this.layer)) this.layer.addTo(this.map);
  }

  /** The decoded tiles of a zoom that a frame shows, each with its factor to the frame's pixels; the bundled
   * ones, or those of a file of vector tiles. */
  tiles(frame, tileZoom, file = null) {
    return this.ask("tiles", frame, tileZoom, file);
  }

  /** The features of some layers in the tiles that a frame shows, with x, y in its pixels; none in pictures. */
  features(layers, frame, file = null) {
    return this.ask("features", layers, frame, file);
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
