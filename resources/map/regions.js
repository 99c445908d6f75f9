// A region as SVG: one path drawn several times, so that an approximate one has an edge nobody can
// point at. No filters: they are slow without a GPU.

import { pathData } from "./outline.js";
import { svg } from "./shapes.js";

/** Widths in pixels of the strokes whose sum fades outwards. */
const SOFT = [20, 14, 9, 5];
const SOFT_OPACITY = 0.06;

export function regionColour(place, colours) {
  return place.approximate ? colours.approximate : colours.region;
}

/** A planned region in its state: selected, lit, focused. */
export function drawnRegion({ place, outline }, state, colours) {
  const d = pathData(outline);
  const own = regionColour(place, colours);
  const stroke = (colour, width, opacity) =>
    svg("path", {
      d,
      fill: "none",
      stroke: colour,
      "stroke-width": width,
      "stroke-opacity": opacity,
      "stroke-linejoin": "round",
    });
  const group = svg("g", { "data-place": place.id });
  if (place.approximate) group.append(...SOFT.map((width) => stroke(own, width, SOFT_OPACITY)));
  if (state.focused) group.append(stroke(colours.focus, 9, 0.7));
  if (state.lit && !state.selected) group.append(stroke(colours.accent, 7, 0.45));
  group.append(body(d, place, state, own, colours));
  return group;
}

function body(d, place, state, own, colours) {
  return svg("path", {
    d,
    fill: own,
    "fill-opacity": state.selected ? 0.3 : 0.2,
    "fill-rule": "evenodd",
    stroke: state.selected ? colours.accent : own,
    "stroke-width": state.selected ? 3 : 1.5,
    "stroke-dasharray": place.approximate ? "5 5" : null,
    "stroke-linejoin": "round",
    class: "hit",
  });
}
