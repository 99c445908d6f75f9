// A region as SVG: one path drawn several times, so that an approximate one has an edge nobody can
// point at. No filters: they are slow without a GPU.

import { coarser, pathData } from "./outline.js";
import { svg } from "./shapes.js";

/** Widths in pixels of the strokes whose sum fades outwards: of an outline without small bends, since
 * wide strokes of many points take longer to draw than all the rest of the map. */
const SOFT = [20, 13, 7];
const SOFT_OPACITY = 0.075;
const SOFT_TOLERANCE = 3;

export function regionColour(place, colours) {
  return place.approximate ? colours.approximate : colours.region;
}

/** A planned region in its state: selected, lit, focused; lines are `weight` times as wide. */
export function drawnRegion({ place, outline }, state, colours, weight = 1) {
  const d = pathData(outline);
  const own = regionColour(place, colours);
  const stroke = (colour, width, opacity, path = d) =>
    svg("path", {
      d: path,
      fill: "none",
      stroke: colour,
      "stroke-width": width * weight,
      "stroke-opacity": opacity,
      "stroke-linejoin": "round",
    });
  const group = svg("g", { "data-place": place.id });
  if (place.approximate) {
    const soft = pathData(coarser(outline, SOFT_TOLERANCE));
    group.append(...SOFT.map((width) => stroke(own, width, SOFT_OPACITY, soft)));
  }
  if (state.focused) group.append(stroke(colours.focus, 9, 0.7));
  if (state.lit && !state.selected) group.append(stroke(colours.accent, 7, 0.45));
  group.append(body(d, place, state, own, colours, weight));
  return group;
}

/** How a region's edge is drawn. */
export function edgeOf(place, { selected }, colours, weight) {
  return {
    colour: selected ? colours.accent : regionColour(place, colours),
    width: (selected ? 3 : 1.5) * weight,
    dash: place.approximate ? [5 * weight, 5 * weight] : [],
  };
}

function body(d, place, state, own, colours, weight) {
  const edge = edgeOf(place, state, colours, weight);
  return svg("path", {
    d,
    fill: own,
    "fill-opacity": state.selected ? 0.3 : 0.2,
    "fill-rule": "evenodd",
    stroke: edge.colour,
    "stroke-width": edge.width,
    "stroke-dasharray": edge.dash.join(" ") || null,
    "stroke-linejoin": "round",
    class: "hit",
  });
}
