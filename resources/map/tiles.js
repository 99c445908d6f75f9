// Leaflet's grid of tiles, each a picture that the painter makes: one for a data tile, so that each is
// decoded and painted once (protomaps-leaflet's own layer paints it in four parts).

import { DATA_TILE, OVERLAP } from "./mercator.js";

/** Tiles are painted for whole zooms and scaled by up to √2 between them: sharp enough at this density,
 * which costs memory by its square. */
const SHARPNESS = 1.3;

export const Tiles = window.L.GridLayer.extend({
  options: { tileSize: DATA_TILE, keepBuffer: 1, updateInterval: 60 },

  /** `paint` resolves to a tile's picture, as a Blob. */
  initialize(paint) {
    this.paint = paint;
    this.painting = 0;
    this.density = Math.min(2, SHARPNESS * window.devicePixelRatio);
    this.on("tileloadstart", ({ tile }) => unlift(tile));
  },

  /** Paints all tiles again. */
  repaint() {
    for (const { el, coords } of Object.values(this._tiles ?? {})) {
      this.draw(el, this._wrapCoords(coords));
    }
  },

  createTile(coords, done) {
    const image = document.createElement("img");
    image.alt = "";
    image.style.mixBlendMode = "normal"; // Leaflet adds the colours of overlapping tiles: bright seams
    this.draw(image, coords).then(
      () => done(null, image),
      (error) => done(error, image),
    );
    return image;
  },

  async draw(image, coords) {
    this.painting += 1;
    try {
      await this.picture(image, coords);
    } finally {
      this.painting -= 1;
    }
  },

  /** Whether every tile is what was last asked for. */
  isWhole() {
    return !this._map || (!this._loading && this.painting === 0);
  },

  async picture(image, coords) {
    const url = URL.createObjectURL(await this.paint(coords, this.density));
    image.src = url;
    try {
      await image.decode();
    } catch (error) {
      if (image.src === url) throw error; // else the next picture came before this one was ready
    } finally {
      URL.revokeObjectURL(url);
    }
  },

  _initTile(tile) {
    window.L.GridLayer.prototype._initTile.call(this, tile);
    tile.style.width = `${DATA_TILE + OVERLAP}px`;
    tile.style.height = `${DATA_TILE + OVERLAP}px`;
  },
});

/** Leaves a tile where Leaflet has put it, but without a layer of its own: those cost frames. */
function unlift(tile) {
  const { x, y } = window.L.DomUtil.getPosition(tile);
  Object.assign(tile.style, { transform: "", left: `${x}px`, top: `${y}px` });
}
