// A region's outline in the pixels of a picture: its path, what is inside it, where a name fits.

import { worldX, worldY } from "./mercator.js";

/** A search for room looks at so many points, but at none nearer to another than this. */
const COLUMNS = 24;
const ROWS = 16;
const LEAST_STEP = 8;
/** Names are wide: so many pixels to the side count like one above. */
const WIDE = 2.5;
/** What the eye cannot see of an outline, in pixels. */
const TOLERANCE = 0.6;

/** The rings of a Polygon or MultiPolygon in the pixels of zoom 0, as Leaflet points. */
export function worldRings(geometry) {
  const polygons = { Polygon: [geometry.coordinates], MultiPolygon: geometry.coordinates };
  const point = ([lon, lat]) => window.L.point(worldX(lon, 0), worldY(lat, 0));
  return polygons[geometry.type].flat().map((ring) => ring.map(point));
}

/** Rings of zoom 0 as rings of [x, y] in a frame, simplified and cut `reach` outside of it. */
export function visibleRings(world, frame, reach) {
  const { L } = window;
  const factor = 2 ** frame.zoom;
  const area = frame.box(reach);
  const bounds = L.bounds([area.left, area.top], [area.right, area.bottom]);
  return world
    .map((ring) => ring.map(({ x, y }) => L.point(x * factor - frame.left, y * factor - frame.top)))
    .map((ring) => L.PolyUtil.clipPolygon(L.LineUtil.simplify(ring, TOLERANCE), bounds))
    .filter((ring) => ring.length > 2)
    .map((ring) => ring.map(({ x, y }) => [x, y]));
}

/** Rings without the bends that are smaller than `tolerance` pixels. */
export function coarser(outline, tolerance) {
  const { L } = window;
  return outline.map((ring) =>
    L.LineUtil.simplify(ring.map(([x, y]) => L.point(x, y)), tolerance).map(({ x, y }) => [x, y]),
  );
}

/** Rings as the `d` of an SVG path. */
export function pathData(outline) {
  const tenth = (number) => Math.round(number * 10) / 10;
  const ring = (points) => points.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join("L");
  return outline.map((points) => `M${ring(points)}Z`).join("");
}

/** Even-odd rule over all rings. */
export function contains(outline, x, y) {
  let within = false;
  for (const ring of outline) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    }
  }
  return within;
}

/** Whether corners, sides' middles and centre of a box are inside. */
export function containsBox(outline, { left, top, right, bottom }) {
  const xs = [left, (left + right) / 2, right];
  const ys = [top, (top + bottom) / 2, bottom];
  return xs.every((x) => ys.every((y) => contains(outline, x, y)));
}

/** Points [x, y] of the outline's inside that lie in a box, the ones with most room first. */
export function roomiest(outline, box) {
  const area = extent(outline, box);
  if (!area) return [];
  const stepX = Math.max(LEAST_STEP, (area.right - area.left) / COLUMNS);
  const stepY = Math.max(LEAST_STEP, (area.bottom - area.top) / ROWS);
  const inside = [];
  for (let row = 0; area.top + (row + 0.5) * stepY < area.bottom; row += 1) {
    for (let column = 0; area.left + (column + 0.5) * stepX < area.right; column += 1) {
      const x = area.left + (column + 0.5) * stepX;
      const y = area.top + (row + 0.5) * stepY;
      if (contains(outline, x, y)) inside.push({ row, column, x, y });
    }
  }
  const taken = new Set(inside.map(({ row, column }) => row * COLUMNS + column));
  for (const cell of inside) cell.room = room(cell, taken, stepX / WIDE, stepY);
  return inside.sort((a, b) => b.room - a.room).map(({ x, y }) => [x, y]);
}

/** Middles [x, y] of the boxes of a size that lie inside the outline and in `area`, row by row, those of the
 * longest stretch first. */
export function stretches(outline, area, { width, height }) {
  const rows = [];
  for (let y = area.top + height / 2; y <= area.bottom - height / 2; y += LEAST_STEP) {
    const runs = [y - height / 2, y, y + height / 2].map((at) => insideAt(outline, at, area));
    for (const [from, to] of runs.reduce(inBoth)) {
      if (to - from >= width) rows.push({ from: from + width / 2, to: to - width / 2, y });
    }
  }
  rows.sort((a, b) => b.to - b.from - (a.to - a.from));
  return rows.flatMap(({ from, to, y }) => outwards(from, to).map((x) => [x, y]));
}

/** The stretches [from, to] of a row of pixels that lie inside. */
function insideAt(outline, y, { left, right }) {
  const crossings = outline.flatMap((ring) =>
    ring.flatMap(([bx, by], n) => {
      const [ax, ay] = ring.at(n - 1);
      return ay > y !== by > y ? [((bx - ax) * (y - ay)) / (by - ay) + ax] : [];
    }),
  );
  crossings.sort((a, b) => a - b);
  const pairs = crossings.flatMap((x, n) => (n % 2 ? [[crossings[n - 1], x]] : []));
  return inBoth(pairs, [[left, right]]);
}

/** What two lists of stretches have in common. */
function inBoth(some, others) {
  return some.flatMap(([a, b]) =>
    others.map(([c, d]) => [Math.max(a, c), Math.min(b, d)]).filter(([from, to]) => from < to),
  );
}

/** Steps through a stretch from its middle to both ends. */
function outwards(from, to) {
  const middle = (from + to) / 2;
  const steps = [middle];
  for (let off = LEAST_STEP; off <= (to - from) / 2; off += LEAST_STEP) steps.push(middle - off, middle + off);
  return steps;
}

function room({ row, column }, taken, stepX, stepY) {
  const run = (stepRow, stepColumn, most) => {
    let length = 0;
    while (length < most) {
      const next = length + 1;
      if (!taken.has((row + stepRow * next) * COLUMNS + column + stepColumn * next)) break;
      length = next;
    }
    return length;
  };
  const across = Math.min(run(0, -1, column), run(0, 1, COLUMNS - 1 - column));
  const down = Math.min(run(-1, 0, row), run(1, 0, ROWS - 1 - row));
  return Math.min((across + 0.5) * stepX, (down + 0.5) * stepY);
}

function extent(outline, box) {
  const all = outline.flat();
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  const area = {
    left: Math.max(box.left, least(xs)),
    top: Math.max(box.top, least(ys)),
    right: Math.min(box.right, most(xs)),
    bottom: Math.min(box.bottom, most(ys)),
  };
  return area.left < area.right && area.top < area.bottom ? area : null;
}
