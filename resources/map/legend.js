// What the signs on the map mean: only those that are on it.

import { layerSign } from "./layers.js";
import { svg } from "./shapes.js";

const WIDE = 22;
const HIGH = 14;

/** The signs of a scene and of what is in view under it, in order: {kind, word, layer}. */
export function entries(scene, baseKinds) {
  const { layers = [], places, words } = scene;
  const regions = places.filter((place) => place.shape === "region");
  const found = [
    [places.some((place) => place.shape === "point"), "place", words.place],
    [regions.some((place) => !place.approximate), "country", words.country],
    [regions.some((place) => place.approximate), "approximate", words.approximate],
    [baseKinds.has("occupied"), "occupied", words.occupied],
    [baseKinds.has("disputed"), "disputed", words.disputed_border],
  ];
  const topmost = [...layers].reverse().filter(({ id }) => baseKinds.has(`layer ${id}`));
  return [
    ...found.filter(([here]) => here).map(([, kind, word]) => ({ kind, word })),
    ...topmost.map((layer) => ({ kind: "layer", word: layer.name, layer })),
  ];
}

/** Whose the base map and the layers are, each in words. */
export function credits({ words, layers = [], base }) {
  return [base?.credit ?? words.attribution, ...layers.map(({ credit }) => credit).filter(Boolean)];
}

/** Under which viewpoint the borders are drawn, in words. */
export function bordersIn({ words, viewpoint, base }) {
  if (base) return words.borders_of_file;
  return viewpoint === "recognised" ? words.recognised : words.de_facto;
}

/** A sign as an SVG group in a box 22 by 14. */
export function sign({ kind, layer }, colours) {
  if (layer) return layerSign(layer, colours);
  const makers = { place: dot, country: area, approximate: area, occupied, disputed };
  return makers[kind](kind, colours);
}

function dot(kind, colours) {
  return svg("circle", { cx: WIDE / 2, cy: HIGH / 2, r: 5.5, fill: colours.marker });
}

function area(kind, colours) {
  const approximate = kind === "approximate";
  const colour = approximate ? colours.approximate : colours.region;
  const edge = { x: 2, y: 2, width: WIDE - 4, height: HIGH - 4, rx: 1.5 };
  const group = svg("g", {});
  if (approximate) {
    group.append(
      svg("rect", { ...edge, fill: "none", stroke: colour, "stroke-width": 4, "stroke-opacity": 0.2 }),
    );
  }
  group.append(
    svg("rect", {
      ...edge,
      fill: colour,
      "fill-opacity": 0.25,
      stroke: colour,
      "stroke-width": 1.4,
      "stroke-dasharray": approximate ? "3 2.5" : null,
    }),
  );
  return group;
}

function occupied(kind, colours) {
  const group = svg("g", { stroke: colours.occupied, "stroke-width": 1.2 });
  for (let x = 2; x <= WIDE - 8; x += 4) {
    group.append(svg("line", { x1: x, y1: HIGH - 2, x2: x + HIGH - 7, y2: 2 }));
  }
  return group;
}

function disputed(kind, colours) {
  const middle = HIGH / 2;
  return svg("line", {
    x1: 1,
    x2: WIDE - 1,
    y1: middle,
    y2: middle,
    stroke: colours.label,
    "stroke-width": 1.5,
    "stroke-dasharray": "4 3",
  });
}
