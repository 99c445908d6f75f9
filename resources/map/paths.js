// The base map as SVG paths, by the same rules as on the screen: for print, where a canvas would be
// a picture.

import { pathData } from "./outline.js";
import { svg } from "./shapes.js";

const HATCH_DISTANCE = 5;
const HATCH_WIDTH = 1.1;
const HATCH_OPACITY = 0.75;

/** The base map's tiles as SVG elements in a frame's pixels; `rules` are those of rules.js. */
export function drawnBase(tiles, rules, frame) {
  return rules.flatMap((rule, number) => {
    const shapes = tiles.flatMap((tile) => [...visible(tile, rule, frame)]);
    if (!shapes.length) return [];
    if (rule.hatch) return hatched(shapes, rule.hatch, frame, `hatch-${number}`);
    return [rule.stroke ? lined(shapes, rule) : svg("path", { d: closed(shapes), fill: rule.fill })];
  });
}

/** The parts of a tile's features that a rule draws, as rings of [x, y]. */
function* visible({ tile, factor }, { layer, only }, { left, top, width, height }) {
  const place = (value, origin, from) => (value * tile.scale + origin) * factor - from;
  for (const feature of tile.data.get(layer) ?? []) {
    const { bbox, geom } = feature;
    const outside =
      place(bbox.maxX, tile.origin.x, left) < 0 ||
      place(bbox.minX, tile.origin.x, left) > width ||
      place(bbox.maxY, tile.origin.y, top) < 0 ||
      place(bbox.minY, tile.origin.y, top) > height;
    if (outside || (only && !only(feature))) continue;
    for (const part of geom) {
      yield part.map(({ x, y }) => [place(x, tile.origin.x, left), place(y, tile.origin.y, top)]);
    }
  }
}

function closed(rings) {
  return pathData(rings);
}

function lined(parts, { stroke, width, dash }) {
  return svg("path", {
    d: parts.map((part) => pathData([part]).slice(0, -1)).join(""),
    fill: "none",
    stroke,
    "stroke-width": width,
    "stroke-dasharray": dash?.join(" "),
    "stroke-linejoin": "round",
  });
}

/** Diagonal lines cut to the shapes: real lines, since a pattern would become a picture. */
function hatched(shapes, colour, frame, id) {
  const xs = shapes.flat().map(([x]) => x);
  const ys = shapes.flat().map(([, y]) => y);
  const [low, high] = [Math.max(0, Math.min(...ys)), Math.min(frame.height, Math.max(...ys))];
  const [west, east] = [Math.max(0, Math.min(...xs)), Math.min(frame.width, Math.max(...xs))];
  const rise = high - low;
  let d = "";
  for (let x = west - rise; x < east; x += HATCH_DISTANCE) d += `M${x} ${high}L${x + rise} ${low}`;
  const look = { stroke: colour, "stroke-width": HATCH_WIDTH, "stroke-opacity": HATCH_OPACITY };
  return [
    svg("clipPath", { id }, svg("path", { d: closed(shapes) })),
    svg("path", { d, ...look, fill: "none", "clip-path": `url(#${id})` }),
  ];
}
