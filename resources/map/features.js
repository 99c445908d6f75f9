// The features of layers, as they are drawn: projected once, and cut down to what a frame shows.
// Runs where the base map is painted (painter.js). What features say of themselves is not read.

import { worldX, worldY } from "./mercator.js";

const HALF_TURN = 180;
const WHOLE_TURN = 360;
/** What the eye cannot see of a line, in pixels. */
const FINE = 0.7;

/** The parts of a layer: {kind, box, lines}, in pixels of zoom 0, around the longitude `centre`. */
export function partsOf({ features }, centre) {
  return features.flatMap(({ geometry }) => [...parts(geometry)].map((part) => projected(part, centre)));
}

function* parts({ type, coordinates }) {
  if (type === "Point") yield { kind: "point", lines: [[coordinates]] };
  else if (type === "MultiPoint") yield* coordinates.map((at) => ({ kind: "point", lines: [[at]] }));
  else if (type === "LineString") yield { kind: "line", lines: [coordinates] };
  else if (type === "MultiLineString") yield* coordinates.map((line) => ({ kind: "line", lines: [line] }));
  else if (type === "Polygon") yield { kind: "area", lines: coordinates };
  else if (type === "MultiPolygon") yield* coordinates.map((lines) => ({ kind: "area", lines }));
}

/** A part moved by whole turns to lie around `centre`; an edge of an area along 180° is no outline. */
function projected({ kind, lines }, centre) {
  const longitudes = lines[0].map(([lon]) => lon);
  const middle = (least(longitudes) + most(longitudes)) / 2;
  const turn = WHOLE_TURN * Math.round((centre - middle) / WHOLE_TURN);
  const seams = kind === "area" ? lines.map((line) => line.map(([lon]) => Math.abs(lon) === HALF_TURN)) : null;
  const flat = lines.map((line) => {
    const made = new Float64Array(2 * line.length);
    line.forEach(([lon, lat], at) => {
      made[2 * at] = worldX(lon + turn, 0);
      made[2 * at + 1] = worldY(lat, 0);
    });
    return made;
  });
  return { kind, lines: flat, seams: seams?.some((line) => line.some(Boolean)) ? seams : null, box: boxOf(flat[0]) };
}

function least(values) {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values) {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

function boxOf(line) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < line.length; at += 2) {
    box.left = Math.min(box.left, line[at]);
    box.right = Math.max(box.right, line[at]);
    box.top = Math.min(box.top, line[at + 1]);
    box.bottom = Math.max(box.bottom, line[at + 1]);
  }
  return box;
}

/** The parts that lie in a frame grown by `reach`, in its pixels: {kind, lines, seams}. */
export function* visible(all, { zoom, left, top, width, height }, reach) {
  const factor = 2 ** zoom;
  const area = {
    left: (left - reach) / factor,
    top: (top - reach) / factor,
    right: (left + width + reach) / factor,
    bottom: (top + height + reach) / factor,
  };
  for (const { kind, lines, seams, box } of all) {
    const outside =
      box.right < area.left || box.left > area.right || box.bottom < area.top || box.top > area.bottom;
    if (outside) continue;
    yield {
      kind,
      lines: lines.map((line, ring) => thinned(line, seams?.[ring], factor, left, top)),
      seamed: Boolean(seams),
    };
  }
}

/** A line in a frame's pixels without what cannot be seen, as [x, y, whether it may be outlined]. */
function thinned(line, seam, factor, left, top) {
  const made = [];
  let [lastX, lastY] = [Infinity, Infinity];
  const end = line.length - 2;
  for (let at = 0; at <= end; at += 2) {
    const x = line[at] * factor - left;
    const y = line[at + 1] * factor - top;
    const near = Math.abs(x - lastX) < FINE && Math.abs(y - lastY) < FINE;
    if (near && at < end && !seam?.[at / 2]) continue;
    const along = at > 0 && seam?.[at / 2] && seam[at / 2 - 1];
    made.push([x, y, !along]);
    lastX = x;
    lastY = y;
  }
  return made;
}
