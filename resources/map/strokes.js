// A line of the pen as a path, and as it is printed.

import { svg } from "./shapes.js";

/** In CSS pixels of a print. */
const WIDTH = 3;
const CASING = 4.5;

/** A path through points [x, y]; one alone is a dot. */
export function pathOf(points) {
  const rounded = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  if (rounded.length === 1) rounded.push(rounded[0]);
  return rounded.length ? `M${rounded.join("L")}` : "";
}

/** A stroke {points: [[lon, lat]]} in a frame. */
export function penLine({ points }, frame, colours) {
  const d = pathOf(points.map((point) => frame.project(point)));
  const ends = { d, fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
  return svg(
    "g",
    {},
    svg("path", { ...ends, stroke: colours.paper, "stroke-width": CASING }),
    svg("path", { ...ends, stroke: colours.accent, "stroke-width": WIDTH }),
  );
}
