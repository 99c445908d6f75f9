// Where the presenter points: a dot with a ring, or a spotlight that darkens all around it. Told up to
// sixty times a second, so nothing but one transform changes.

import { make } from "./elements.js";

const HOLE = 140;
const SIDES = ["above", "below", "before", "behind", "hole"];

export class Pointer {
  constructor() {
    this.dot = make("div", "laser");
    this.light = make("div", "spotlight", ...SIDES.map((side) => make("div", side)));
    this.last = { at: null, spotlight: false };
    this.elements = [this.light, this.dot];
    for (const element of this.elements) element.setAttribute("aria-hidden", "true");
    this.show(this.last);
  }

  /** Shows it at shares of the picture's width and height, or not at all. */
  show(pointer) {
    const { at, spotlight } = pointer;
    this.last = pointer;
    this.dot.hidden = !at || spotlight;
    this.light.hidden = !at || !spotlight;
    if (!at) return;
    const [x, y] = [Math.round(at.x * window.innerWidth), Math.round(at.y * window.innerHeight)];
    (spotlight ? this.light : this.dot).style.transform = `translate(${x}px, ${y}px)`;
  }

  /** Fits the window: in whole pixels, else hairs of light show between the parts of the dark. */
  resize(unit) {
    this.light.style.setProperty("--hole", `${Math.round(HOLE * unit)}px`);
    this.show(this.last);
  }
}
