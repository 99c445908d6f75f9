// Where the map looks: fits, flights, limits, and telling when it has come to rest.

import { latitude, longitude, worldX, worldY } from "./mercator.js";

const PADDING = { left: 44, top: 36, right: 60, bottom: 44 };
const DEEPEST_FIT = 9;
const LONGEST_FLIGHT = 1.2;
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

export class Camera {
  /** `rested` gets {bounds, centre, zoom} whenever the view has come to rest. */
  constructor(map, rested) {
    this.map = map;
    this.home = null;
    this.fitted = null;
    map.on("moveend", () => rested(this.view()));
    map.on("resize", () => this.resized());
    map.on("dragstart", () => this.release());
    map.getContainer().addEventListener("wheel", () => this.release(), { passive: true });
  }

  /** The world is cut half a turn from this longitude, and fills the window's width. */
  limit(centre) {
    this.centre = centre;
    const world = window.L.latLngBounds([-84, centre - 180], [84.5, centre + 180]);
    const least = Math.log2(Math.max(this.map.getSize().x, 256) / 256);
    // Leaflet's setMinZoom would zoom in slowly, and end on that after a fit of the same moment.
    this.map.options.minZoom = least;
    if (this.map.getZoom() < least) this.map.setZoom(least, { animate: false });
    this.map.setMaxBounds(world);
  }

  /** Shows bounds [west, south, east, north] with room for names around; none is home. */
  fit(bounds, fly) {
    this.fitted = { bounds };
    const { centre, zoom } = this.target(bounds ?? this.home);
    this.go(centre, zoom, fly);
  }

  /** Shows exactly this, at once. */
  look([lon, lat], zoom) {
    this.release();
    this.map.setView([lat, lon], zoom, { animate: false });
  }

  zoomBy(steps) {
    this.release();
    this.map.setZoom(this.map.getZoom() + steps * this.map.options.zoomDelta);
  }

  release() {
    this.fitted = null;
  }

  resized() {
    this.limit(this.centre ?? 0);
    if (this.fitted) this.fit(this.fitted.bounds, false);
  }

  go(centre, zoom, fly) {
    const { map } = this;
    map.stop();
    if (!fly || CALM.matches) map.setView(centre, zoom, { animate: false });
    else map.flyTo(centre, zoom, { duration: this.duration(centre, zoom) });
  }

  duration(centre, zoom) {
    const { map } = this;
    const far = map.project(centre, zoom).distanceTo(map.project(map.getCenter(), zoom));
    const screens = far / map.getSize().x + Math.abs(zoom - map.getZoom()) / 2;
    return Math.min(LONGEST_FLIGHT, 0.45 + 0.25 * screens);
  }

  /** Centre and zoom that show the bounds inside the padding. */
  target([west, south, east, north]) {
    const size = this.map.getSize();
    const wide = Math.max(80, size.x - PADDING.left - PADDING.right);
    const high = Math.max(80, size.y - PADDING.top - PADDING.bottom);
    const turn = 360 * Math.round(((this.centre ?? 0) - (west + east) / 2) / 360);
    const x = [worldX(west + turn, 0), worldX(east + turn, 0)];
    const y = [worldY(north, 0), worldY(south, 0)];
    const zoom = Math.log2(Math.min(wide / (x[1] - x[0]), high / (y[1] - y[0])));
    const held = Math.max(this.map.getMinZoom(), Math.min(DEEPEST_FIT, zoom));
    const pixel = 2 ** -held;
    const midX = (x[0] + x[1]) / 2 + ((PADDING.right - PADDING.left) / 2) * pixel;
    const midY = (y[0] + y[1]) / 2 + ((PADDING.bottom - PADDING.top) / 2) * pixel;
    return { centre: window.L.latLng(latitude(midY, 0), longitude(midX, 0)), zoom: held };
  }

  /** What is shown. */
  view() {
    const bounds = this.map.getBounds();
    const centre = this.map.getCenter();
    return {
      bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      centre: [centre.lng, centre.lat],
      zoom: this.map.getZoom(),
    };
  }
}
