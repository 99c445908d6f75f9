// What is taken hold of to shape something: buttons on the map, for mouse, finger and keyboard.

import { make } from "./elements.js";

export const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Pixels from which a press is a drag. */
const DRAG = 3;

export class Handle {
  /** `act`: begin() once a drag begins, move(pixel) while it goes on, end() after it, click(). */
  constructor(shaping, kind, act) {
    this.shaping = shaping;
    this.act = act;
    this.element = make("button", `handle ${kind}`);
    this.element.type = "button";
    this.from = null;
    this.dragged = false;
    const on = (type, react) => this.element.addEventListener(type, react);
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.move(event));
    on("pointerup", () => this.up());
    on("pointercancel", () => this.up());
    on("click", () => this.clicked());
  }

  down(event) {
    if (event.button !== 0) return;
    this.element.setPointerCapture(event.pointerId);
    this.element.focus({ preventScroll: true });
    const at = this.shaping.at(event);
    this.from = at;
    this.offset = [at[0] - this.pixel[0], at[1] - this.pixel[1]];
    this.dragged = false;
  }

  move(event) {
    if (!this.from) return;
    const [x, y] = this.shaping.at(event);
    if (!this.dragged) {
      if (Math.hypot(x - this.from[0], y - this.from[1]) < DRAG) return;
      this.dragged = true;
      this.act.begin?.();
    }
    this.act.move([x - this.offset[0], y - this.offset[1]]);
  }

  up() {
    const { dragged } = this;
    this.from = null;
    if (dragged) this.act.end?.();
  }

  /** A press that was no drag; after a drag there is a click as well. */
  clicked() {
    const { dragged } = this;
    this.dragged = false;
    if (!dragged) this.act.click?.();
  }

  /** Shows it at a pixel of the map under a name. */
  place(pixel, name) {
    this.pixel = pixel;
    this.element.style.transform = `translate(${pixel[0]}px, ${pixel[1]}px)`;
    this.element.setAttribute("aria-label", name);
  }
}
