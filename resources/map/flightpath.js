// The way of a flight: out, along and in again, as van Wijk and Nuij, "Smooth and efficient zooming and
// panning" (2003) have it, so that the ground passes by at an even speed.

import { Frame } from "./mercator.js";

/** How much a long way is flown higher: the √2 that most people in their study liked. */
const CURVATURE = Math.SQRT2;
/** Nearer than this part of a picture's width the flight goes straight. */
const STRAIGHT = 1e-4;

/** The way between two views {x, y, wide} as a function of 0 to 1; lengths in pixels of zoom 0. */
function flightPath(from, to) {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const climb = far < STRAIGHT * Math.max(from.wide, to.wide) ? straight(from, to) : curved(from, to, far);
  return (part) => {
    const { along, wide } = climb(part);
    return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along, wide };
  };
}

function straight(from, to) {
  const growth = Math.log(to.wide / from.wide);
  return (part) => ({ along: part, wide: from.wide * Math.exp(growth * part) });
}

function curved(from, to, far) {
  const square = CURVATURE ** 2;
  const steep = (wide, sign) => {
    const change = to.wide ** 2 - from.wide ** 2 + sign * square ** 2 * far ** 2;
    return -Math.asinh(change / (2 * wide * square * far));
  };
  const [start, end] = [steep(from.wide, 1), steep(to.wide, -1)];
  const length = end - start;
  return (part) => {
    const at = start + length * part;
    const run = Math.cosh(start) * Math.tanh(at) - Math.sinh(start);
    return {
      along: (from.wide * run) / (square * far),
      wide: (from.wide * Math.cosh(start)) / Math.cosh(at),
    };
  };
}

/** The frames of a flight from one Frame to another as a function of 0 to 1, slow at both ends. */
export function flightFrames(from, to) {
  const way = flightPath(seen(from), seen(to));
  const { width, height } = to;
  return (part) => {
    if (part === 1) return new Frame(to.zoom, to.left, to.top, width, height);
    const { x, y, wide } = way(part * part * (3 - 2 * part));
    const factor = width / wide;
    return new Frame(Math.log2(factor), x * factor - width / 2, y * factor - height / 2, width, height);
  };
}

/** What a frame shows, in pixels of zoom 0. */
function seen({ zoom, left, top, width, height }) {
  const factor = 2 ** -zoom;
  return { x: (left + width / 2) * factor, y: (top + height / 2) * factor, wide: width * factor };
}
