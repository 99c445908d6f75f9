// Lines of the pen, which lie on the map as if drawn on it.

import { Overlay } from "./overlay.js";
import { pathOf } from "./strokes.js";
import { svg } from "./shapes.js";

const REACH = 160;

export class Ink {
  /** Lies on the map of `stage`. */
  constructor(stage) {
    this.stage = stage;
    this.overlay = new Overlay(stage.map, "ink", 650);
    this.overlay.svg.classList.add("ink");
    this.strokes = [];
    /** Drawn here, and not yet told by who shows us: seen meanwhile. */
    this.fresh = [];
    stage.map.on("moveend", () => this.draw());
  }

  /** Shows these strokes instead of those there are. */
  show(strokes) {
    this.strokes = strokes;
    this.fresh = [];
    this.draw();
  }

  /** Shows one more stroke until all are told. */
  add(stroke) {
    this.fresh.push(stroke);
    this.draw();
  }

  draw() {
    const frame = this.stage.frame();
    const all = [...this.strokes, ...this.fresh];
    const lines = all.map(({ points }) => inked(points.map((point) => frame.project(point))));
    this.overlay.show(lines, frame, REACH);
  }

  /** Begins a line that is drawn while it grows: the function returned takes all its points so far. */
  begin() {
    const line = inked([]);
    this.overlay.svg.append(line);
    return (points) => {
      const d = pathOf(points);
      for (const path of line.children) path.setAttribute("d", d);
    };
  }
}

function inked(points) {
  const d = pathOf(points);
  return svg("g", {}, svg("path", { class: "casing", d }), svg("path", { class: "line", d }));
}
