// Web Mercator (EPSG:3857) in pixels of a world 256·2^zoom wide; longitudes may leave ±180°.

const TILE = 256;
/** The side of the base map's tiles in pixels. */
export const DATA_TILE = 512;
/** Neighbours overlap by this, else a hair of the ground shows between them when scaled. */
export const OVERLAP = 1;
const LIMIT = 85.0511287798;
const EARTH_CIRCUMFERENCE = 40075016.686;

export function worldSize(zoom) {
  return TILE * 2 ** zoom;
}

export function worldX(longitude, zoom) {
  return (longitude / 360 + 0.5) * worldSize(zoom);
}

export function worldY(latitude, zoom) {
  const held = (Math.max(-LIMIT, Math.min(LIMIT, latitude)) * Math.PI) / 180;
  return (0.5 - Math.asinh(Math.tan(held)) / (2 * Math.PI)) * worldSize(zoom);
}

export function longitude(x, zoom) {
  return (x / worldSize(zoom) - 0.5) * 360;
}

export function latitude(y, zoom) {
  return (Math.atan(Math.sinh((0.5 - y / worldSize(zoom)) * 2 * Math.PI)) * 180) / Math.PI;
}

/** Metres on the ground that a pixel spans at a latitude. */
export function metresPerPixel(atLatitude, zoom) {
  return (EARTH_CIRCUMFERENCE * Math.cos((atLatitude * Math.PI) / 180)) / worldSize(zoom);
}

/** What of the world a picture shows: its zoom, its size, and the world's pixel at its corner. */
export class Frame {
  constructor(zoom, left, top, width, height) {
    Object.assign(this, { zoom, left, top, width, height });
  }

  /** Pixels of the picture of a longitude and latitude, as [x, y]. */
  project([lon, lat]) {
    return [worldX(lon, this.zoom) - this.left, worldY(lat, this.zoom) - this.top];
  }

  /** The picture as a box, grown by `by` pixels. */
  box(by = 0) {
    return { left: -by, top: -by, right: this.width + by, bottom: this.height + by };
  }

  /** The latitude in the middle. */
  get latitude() {
    return latitude(this.top + this.height / 2, this.zoom);
  }
}
