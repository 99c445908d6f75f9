// A place that is put where it is: a cross that the mouse drags, a click moves, and arrow keys too.

import { ARROWS, Handle } from "./handles.js";
import { filled } from "./elements.js";

const STEP = 1;
const LARGE_STEP = 10;

export class Moving {
  constructor(shaping, { at, name }) {
    this.shaping = shaping;
    this.name = name;
    const { map } = shaping;
    const centre = map.getCenter();
    /** Longitude and latitude. */
    this.state = at ? near(at, centre.lng) : [centre.lng, centre.lat];
    this.closes = false;
    this.way = shaping.shaping.way;
    this.handle = new Handle(shaping, "cross", {
      begin: () => shaping.change(() => true),
      move: (pixel) => this.moveTo(pixel),
      end: () => shaping.say(""),
    });
    shaping.sheet.prepend(this.handle.element);
  }

  focus() {
    this.handle.element.focus({ preventScroll: true });
  }

  moveTo(pixel) {
    this.state = this.shaping.earth(pixel);
    this.shaping.draw();
  }

  click(pixel) {
    this.shaping.change(() => {
      this.state = this.shaping.earth(pixel);
    });
    this.focus();
  }

  hover() {}

  key({ key, shiftKey }) {
    const way = ARROWS[key];
    if (!way) return false;
    const [x, y] = this.shaping.pixel(this.state);
    const step = shiftKey ? LARGE_STEP : STEP;
    this.shaping.change(() => {
      this.state = this.shaping.earth([x + way[0] * step, y + way[1] * step]);
    });
    this.shaping.reveal(this.state);
    return true;
  }

  told() {
    const [lon, lat] = this.state;
    const turned = lon - 360 * Math.round(lon / 360);
    const latitude = `${Math.abs(lat).toFixed(2)}° ${lat < 0 ? "S" : "N"}`;
    const longitude = `${Math.abs(turned).toFixed(2)}° ${turned < 0 ? "W" : "E"}`;
    return filled(this.shaping.words.here, { name: this.name, latitude, longitude });
  }

  picture() {
    return [];
  }

  place() {
    this.handle.place(this.shaping.pixel(this.state), this.told());
  }

  done() {
    if (this.shaping.unchanged) return { type: "left" };
    return { type: "put", message: { at: this.state, zoom: this.shaping.map.getZoom() } };
  }
}

/** The point on the turn of the world that is in view. */
function near([lon, lat], middle) {
  return [lon + 360 * Math.round((middle - lon) / 360), lat];
}
