// The pen: a sheet over the picture on which mouse, finger or stylus draw lines.

import { latitude, longitude } from "./mercator.js";
import { make } from "./elements.js";

/** As many as a message may have. */
const MOST_POINTS = 2000;
/** What the eye cannot see of a line, in units of the room. */
const TOLERANCE = 0.6;

export class Pen {
  /** Draws with `ink` (Ink); `drawn(stroke)` is told of each line when it is done. */
  constructor(stage, ink, drawn) {
    this.stage = stage;
    this.ink = ink;
    this.drawn = drawn;
    this.line = null;
    this.element = make("div", "pen");
    this.element.setAttribute("aria-hidden", "true");
    this.element.addEventListener("pointerdown", (event) => this.down(event));
    this.element.addEventListener("pointermove", (event) => this.move(event));
    this.element.addEventListener("pointerup", (event) => this.up(event));
    this.element.addEventListener("pointercancel", () => this.leave());
  }

  down(event) {
    if (event.button !== 0 || this.line) return;
    this.element.setPointerCapture(event.pointerId);
    this.line = { id: event.pointerId, points: [at(event)], frame: this.stage.frame() };
    this.line.draw = this.ink.begin();
    this.line.draw(this.line.points);
  }

  move(event) {
    if (event.pointerId !== this.line?.id) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    this.line.points.push(...(passed.length ? passed : [event]).map(at));
    this.line.draw(this.line.points);
  }

  up(event) {
    if (event.pointerId !== this.line?.id) return;
    const { points, frame } = this.line;
    this.line = null;
    const stroke = { points: simplified(points, this.stage.camera.unit).map((p) => onEarth(p, frame)) };
    this.ink.add(stroke);
    this.drawn(stroke);
  }

  /** Gives up the line that is being drawn. */
  leave() {
    this.line = null;
    this.ink.draw();
  }
}

function at({ clientX, clientY }) {
  return [clientX, clientY];
}

function onEarth([x, y], { left, top, zoom }) {
  return [longitude(x + left, zoom), latitude(y + top, zoom)];
}

/** Points without what nobody sees, and no more than a message takes. */
function simplified(points, unit) {
  const { L } = window;
  const line = points.map(([x, y]) => L.point(x, y));
  let tolerance = TOLERANCE * unit;
  let kept = L.LineUtil.simplify(line, tolerance);
  while (kept.length > MOST_POINTS) {
    tolerance *= 2;
    kept = L.LineUtil.simplify(line, tolerance);
  }
  return kept.map(({ x, y }) => [x, y]);
}
