// A part of a tile as one of its own: what is shown where there is no tile as deep as the map.

import { AREA, LINE, Vertex } from "./vectortile.js";

/** So far outside of a part, in pixels, its areas and lines are cut: half of the widest line and more. */
const MARGIN = 8;

/** The features, by layer, of the part of a tile at x, y of `up` zooms deeper. */
export function part(tile, up, x, y, side) {
  const factor = 2 ** up;
  const [left, top] = [x, y].map((at) => (at % factor) * side);
  const enlarged = (feature) => {
    const moved = feature.geom.map((line) =>
      line.map((at) => new Vertex(at.x * factor - left, at.y * factor - top)),
    );
    const geom = cut(moved, feature.geomType, side);
    return { ...feature, geom, bbox: boxOf(geom) };
  };
  const layers = [...tile].map(([layer, features]) => [layer, features.map(enlarged)]);
  return new Map(layers.map(([layer, features]) => [layer, features.filter(({ geom }) => geom.length)]));
}

/** The box of lines. */
export function boxOf(lines) {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const line of lines) {
    for (const { x, y } of line) {
      box.minX = Math.min(box.minX, x);
      box.minY = Math.min(box.minY, y);
      box.maxX = Math.max(box.maxX, x);
      box.maxY = Math.max(box.maxY, y);
    }
  }
  return box;
}

function cut(lines, type, side) {
  if (type === AREA) return lines.map((ring) => cutRing(ring, side)).filter((ring) => ring.length > 3);
  if (type === LINE) return lines.flatMap((line) => pieces(line, (a, b) => isNear(a, b, side)));
  return lines.filter(([{ x, y }]) => x >= 0 && y >= 0 && x <= side && y <= side);
}

/** A ring within the part: Sutherland and Hodgman, "Reentrant polygon clipping" (1974). */
function cutRing(ring, side) {
  let points = ring;
  const [low, high] = [-MARGIN, side + MARGIN];
  for (const [axis, edge, sign] of [["x", low, 1], ["y", low, 1], ["x", high, -1], ["y", high, -1]]) {
    const isIn = (point) => (point[axis] - edge) * sign >= 0;
    points = points.flatMap((point, n) => {
      const before = points.at(n - 1);
      if (isIn(before) === isIn(point)) return isIn(point) ? [point] : [];
      const crossing = between(before, point, (edge - before[axis]) / (point[axis] - before[axis]));
      return isIn(point) ? [crossing, point] : [crossing];
    });
  }
  return points.length ? [...points, points[0].clone()] : [];
}

function between(a, b, share) {
  return new Vertex(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
}

/** The pieces of a line whose stretches from point to point are wanted. */
export function pieces(line, isWanted) {
  const found = [];
  let piece = null;
  for (let n = 1; n < line.length; n += 1) {
    if (!isWanted(line[n - 1], line[n])) piece = null;
    else if (piece) piece.push(line[n]);
    else found.push((piece = [line[n - 1], line[n]]));
  }
  return found;
}

function isNear(a, b, side) {
  const [low, high] = [-MARGIN, side + MARGIN];
  const apart = (from, to) => Math.max(from, to) < low || Math.min(from, to) > high;
  return !apart(a.x, b.x) && !apart(a.y, b.y);
}
