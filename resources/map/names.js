// The base map's names as SVG.

import { lines, svg } from "./shapes.js";

/** A planned name, with its dot if it is a city. */
export function drawnName({ rows, x, y, anchor, halo, dot }) {
  const name = lines(rows, { x, y, anchor, halo });
  if (dot) name.prepend(dotted(dot));
  return name;
}

function dotted({ x, y, capital, fill, ground, scale }) {
  if (!capital) return svg("circle", { cx: x, cy: y, r: 1.9 * scale, fill });
  const look = { fill: ground, stroke: fill, "stroke-width": 1.6 * scale };
  return svg("circle", { cx: x, cy: y, r: 2.6 * scale, ...look });
}
