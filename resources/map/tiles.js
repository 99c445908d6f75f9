// Leaflet's grid of tiles over protomaps-leaflet's decoder and painter: one canvas a data tile, so
// that each is decoded and painted once (protomaps-leaflet's own layer paints it in four parts).

const SIDE = 512;
/** Neighbours overlap by this, else a hair of the ground shows between them when scaled. */
const OVERLAP = 1;
/** Tiles are painted for whole zooms and scaled by up to √2 between them: sharp at this density. */
const SHARPNESS = 1.42;
const MARGIN = 8;

export const Tiles = window.L.GridLayer.extend({
  options: { tileSize: SIDE, keepBuffer: 1, updateInterval: 60 },

  initialize(view) {
    this.view = view;
    this.rules = [];
    this.density = Math.min(2, SHARPNESS * window.devicePixelRatio);
  },

  /** Paints by protomaps-leaflet's paint rules on a ground, now and from now on. */
  paint(rules, ground) {
    this.rules = rules;
    this.ground = ground;
    for (const { el, coords } of Object.values(this._tiles ?? {})) {
      this.draw(el, this._wrapCoords(coords));
    }
  },

  createTile(coords, done) {
    const canvas = document.createElement("canvas");
    this.draw(canvas, coords).then(
      () => done(null, canvas),
      (error) => done(error, canvas),
    );
    return canvas;
  },

  async draw(canvas, { x, y, z }) {
    const origin = { x: x * SIDE, y: y * SIDE };
    const end = { maxX: origin.x + SIDE - 1, maxY: origin.y + SIDE - 1 };
    const tiles = await this.view.getBbox(z, { minX: origin.x, minY: origin.y, ...end });
    canvas.width = Math.ceil((SIDE + OVERLAP) * this.density);
    canvas.height = canvas.width;
    const context = canvas.getContext("2d", { alpha: false });
    context.fillStyle = this.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(this.density, this.density);
    const box = {
      minX: origin.x - MARGIN,
      minY: origin.y - MARGIN,
      maxX: origin.x + SIDE + MARGIN,
      maxY: origin.y + SIDE + MARGIN,
    };
    window.protomapsL.paint(context, z, new Map([["", tiles]]), null, this.rules, box, origin, false);
  },

  _initTile(tile) {
    window.L.GridLayer.prototype._initTile.call(this, tile);
    tile.style.width = `${SIDE + OVERLAP}px`;
    tile.style.height = `${SIDE + OVERLAP}px`;
  },
});
