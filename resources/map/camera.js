// Where the map looks: fits, flights, limits, and telling when it has come to rest.

import { Frame, latitude, longitude, worldX, worldY } from "./mercator.js";

const PADDING = { left: 44, top: 36, right: 60, bottom: 44 };
const NONE = { left: 0, top: 0, right: 0, bottom: 0 };
const LEAST_ROOM = 80;
const DEEPEST = 12;
const DEEPEST_FIT = 9;
const NARROWEST_WORLD = 256;
const LONGEST_FLIGHT = 1.2;
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

export class Camera {
  /** `rested` gets {bounds, centre, zoom, by_hand} whenever the view has come to rest. */
  constructor(map, rested) {
    this.map = map;
    this.home = null;
    this.fitted = null;
    /** What is kept free of a room's picture, if it is one, and the room's unit in pixels. */
    this.free = null;
    this.unit = 1;
    this.flying = false;
    /** Whether a person moved it last. */
    this.byHand = false;
    /** How a room's map flies; Leaflet's own way without. */
    this.flight = null;
    map.on("moveend", () => {
      this.flying = false;
      rested(this.view());
    });
    map.on("resize", () => this.resized());
    map.on("dragstart", () => this.release());
    const container = map.getContainer();
    container.addEventListener("wheel", () => this.release(), { passive: true });
    container.addEventListener("dblclick", () => this.release());
    container.addEventListener("pointerdown", () => this.halt());
    container.addEventListener("keydown", () => {
      this.halt();
      this.byHand = true;
    });
  }

  get padding() {
    return this.free ?? PADDING;
  }

  /** Keeps this much of each side free from now on: a room of this unit reads something there. */
  keepFree(padding, unit) {
    const grown = this.free ? Math.log2(unit / this.unit) : 0;
    this.free = padding;
    this.unit = unit;
    this.map.options.maxZoom = DEEPEST + Math.log2(unit);
    if (!grown || this.fitted) return;
    this.byHand = false;
    this.map.setZoom(this.map.getZoom() + grown, { animate: false }); // the picture grows with its window
  }

  /** The world is cut half a turn from this longitude, and fills the window's width. */
  limit(centre) {
    this.centre = centre;
    const least = this.least();
    // Leaflet's setMinZoom would zoom in slowly, and end on that after a fit of the same moment.
    this.map.options.minZoom = least;
    if (this.map.getZoom() < least) this.map.setZoom(least, { animate: false });
    this.map.setMaxBounds(this.world());
  }

  world() {
    const centre = this.centre ?? 0;
    return window.L.latLngBounds([-84, centre - 180], [84.5, centre + 180]);
  }

  /** The zoom at which the world is as wide as the window, in a room as what is free of it. */
  least() {
    const { left, right } = this.free ?? NONE;
    return Math.log2(Math.max(this.map.getSize().x - left - right, NARROWEST_WORLD) / 256);
  }

  /** Shows bounds [west, south, east, north] with room for names around; none is home. */
  fit(bounds, fly, exact = false) {
    this.byHand = false;
    this.fitted = { bounds, exact };
    const aim = this.target(bounds ?? this.home, exact);
    if (this.free || exact) this.allow(aim, exact);
    this.go(aim.centre, aim.zoom, fly);
  }

  /** Limits the map to the world and to what a fit shows beyond: under a card the world begins anew. */
  allow({ centre, zoom }, exact) {
    const { map } = this;
    const half = map.getSize().divideBy(2);
    const middle = map.project(centre, zoom);
    const corners = [middle.subtract(half), middle.add(half)].map((at) => map.unproject(at, zoom));
    const world = this.world();
    const held = ({ lat, lng }) => [exact ? lat : world.getCenter().lat, lng];
    map.options.minZoom = Math.min(this.least(), zoom);
    map.options.maxBounds = world.extend(window.L.latLngBounds(corners.map(held)));
  }

  goHome() {
    this.fit(null, true);
    this.byHand = true;
  }

  /** Shows once more what was to be shown: there is more or less room now. */
  again(fly = false) {
    if (this.fitted) this.fit(this.fitted.bounds, fly, this.fitted.exact);
  }

  /** Shows exactly this, at once. */
  look([lon, lat], zoom) {
    this.fitted = null;
    this.byHand = false;
    this.show([lat, lon], zoom);
  }

  zoomBy(steps) {
    this.release();
    this.map.setZoom(this.map.getZoom() + steps * this.map.options.zoomDelta);
  }

  /** A person moves the map now. */
  release() {
    this.halt();
    this.fitted = null;
    this.byHand = true;
  }

  /** Ends a flight where it is: at a press of the mouse Leaflet ends its own, but tells nobody. */
  halt() {
    const { flight, flying } = this;
    if (!flight && flying) this.map.stop();
    else if (flying) this.show(centreOf(flight.now), flight.now.zoom);
    else flight?.end();
  }

  /** Ends a flight where it leads: the ground that it is over has changed. */
  land() {
    const { flight, flying } = this;
    if (flight && flying) this.show(centreOf(flight.to), flight.to.zoom);
    else flight?.end();
  }

  /** Shows this at once. */
  show(centre, zoom) {
    this.flight?.end();
    this.flying = false;
    this.map.setView(centre, zoom, { animate: false });
  }

  resized() {
    this.byHand = false;
    if (!this.fitted) {
      this.limit(this.centre ?? 0);
      return;
    }
    // Leaflet's setMaxBounds would pan to within them, and end on that after the fit.
    this.map.options.minZoom = this.least();
    this.map.options.maxBounds = this.world();
    this.again();
  }

  go(centre, zoom, fly) {
    const { map } = this;
    if (this.isAt(centre, zoom)) map.fire("moveend");
    else if (!fly || CALM.matches || this.flight?.canFly === false) this.show(centre, zoom);
    else this.fly(centre, zoom, this.duration(centre, zoom));
  }

  fly(centre, zoom, duration) {
    const { flight, map } = this;
    const land = () => map.setView(centre, zoom, { animate: false });
    if (flight) flight.begin(this.frameAt(centre, zoom), duration, land);
    else map.flyTo(centre, zoom, { duration });
    this.flying = true;
  }

  /** Whether the map rests there already. */
  isAt(centre, zoom) {
    const { map } = this;
    if (this.flying || !map._loaded || Math.abs(map.getZoom() - zoom) > 0.001) return false;
    return map.project(centre, zoom).distanceTo(map.project(map.getCenter(), zoom)) < 0.5;
  }

  duration(centre, zoom) {
    const { map } = this;
    const far = map.project(centre, zoom).distanceTo(map.project(map.getCenter(), zoom));
    const screens = far / map.getSize().x + Math.abs(zoom - map.getZoom()) / 2;
    return Math.min(LONGEST_FLIGHT, 0.45 + 0.25 * screens);
  }

  /** Centre and zoom that show the bounds inside the padding, or from edge to edge. */
  target([west, south, east, north], exact = false) {
    const size = this.map.getSize();
    const padding = exact ? NONE : this.padding;
    const wide = Math.max(LEAST_ROOM, size.x - padding.left - padding.right);
    const high = Math.max(LEAST_ROOM, size.y - padding.top - padding.bottom);
    const turn = 360 * Math.round(((this.centre ?? 0) - (west + east) / 2) / 360);
    const x = [worldX(west + turn, 0), worldX(east + turn, 0)];
    const y = [worldY(north, 0), worldY(south, 0)];
    const zoom = Math.log2(Math.min(wide / (x[1] - x[0]), high / (y[1] - y[0])));
    const held = exact ? Math.min(this.map.getMaxZoom(), zoom) : this.held(zoom);
    const pixel = 2 ** -held;
    const midX = (x[0] + x[1]) / 2 + ((padding.right - padding.left) / 2) * pixel;
    const midY = (y[0] + y[1]) / 2 + ((padding.bottom - padding.top) / 2) * pixel;
    return { centre: window.L.latLng(latitude(midY, 0), longitude(midX, 0)), zoom: held };
  }

  held(zoom) {
    return Math.max(this.least(), Math.min(DEEPEST_FIT + Math.log2(this.unit), zoom));
  }

  /** What the window would show of these bounds. */
  frameOf(bounds, exact) {
    const { centre, zoom } = this.target(bounds, exact);
    return this.frameAt(centre, zoom);
  }

  frameAt(centre, zoom) {
    const { x, y } = this.map.getSize();
    const middle = this.map.project(centre, zoom);
    return new Frame(zoom, middle.x - x / 2, middle.y - y / 2, x, y);
  }

  /** What is shown. */
  view() {
    const bounds = this.map.getBounds();
    const centre = this.map.getCenter();
    return {
      bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      centre: [centre.lng, centre.lat],
      zoom: this.map.getZoom(),
      by_hand: this.byHand,
    };
  }
}

function centreOf({ zoom, left, top, width, height }) {
  return [latitude(top + height / 2, zoom), longitude(left + width / 2, zoom)];
}
