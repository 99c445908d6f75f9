// How features of layers look: one list of shapes for the screen's canvas and for print's paths.

const RADIUS = 4.5;
const EDGE = 1.25;

/** Corners of a sign around the origin by colour, in radii: colours are never all that tells them apart. */
const SIGNS = {
  layer_blue: null,
  layer_orange: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  layer_green: [[0, -1.2], [1.1, 0.8], [-1.1, 0.8]],
  layer_purple: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  layer_pink: [[0, 1.2], [1.1, -0.8], [-1.1, -0.8]],
  layer_brown: [[-1.1, -0.6], [1.1, -0.6], [1.1, 0.6], [-1.1, 0.6]],
};
const DASHES = {
  layer_blue: [],
  layer_orange: [7, 3],
  layer_green: [5, 2.5],
  layer_purple: [9, 3, 2, 3],
  layer_pink: [4, 4],
  layer_brown: [12, 3],
};

/** A layer's dashes for lines of its width. */
export function dashes({ colour, width }) {
  return DASHES[colour].map((length) => length * Math.max(1, width / 1.5));
}

export function pointRadius({ width }) {
  return RADIUS + width - EDGE;
}

/** The corners of a layer's sign for points, null for a circle. */
export function corners({ colour }) {
  return SIGNS[colour];
}

/** A part's path, as calls of `moveTo`, `lineTo`, `closePath`; `outline` leaves out seams. */
export function trace(path, { kind, lines, seamed }, outline) {
  for (const line of lines) {
    let down = false;
    for (const [x, y, drawn] of line) {
      if (down && (drawn || !outline)) path.lineTo(x, y);
      else path.moveTo(x, y);
      down = true;
    }
    if (kind === "area" && !(outline && seamed)) path.closePath();
  }
}

/** The path of a point's sign. */
export function tracePoint(path, x, y, layer) {
  const radius = pointRadius(layer);
  const shape = corners(layer);
  if (!shape) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  shape.forEach(([dx, dy], at) => path[at ? "lineTo" : "moveTo"](x + dx * radius, y + dy * radius));
  path.closePath();
}

/** The `d` of an SVG path, from the calls that `draw` makes. */
export function pathData(draw) {
  const path = new PathData();
  draw(path);
  return path.parts.join("");
}

/** Takes the calls of a path. Points are whole tenths of a pixel; told from the one before, they are shorter. */
class PathData {
  constructor() {
    this.parts = [];
    this.last = [0, 0];
  }

  moveTo(x, y) {
    this.last = [tenths(x), tenths(y)];
    this.parts.push(`M${pair(this.last)}`);
  }

  lineTo(x, y) {
    const next = [tenths(x), tenths(y)];
    this.parts.push(`l${pair([next[0] - this.last[0], next[1] - this.last[1]])}`);
    this.last = next;
  }

  closePath() {
    this.parts.push("Z");
  }

  /** A whole circle, which is all that is drawn of arcs; the pen stands at its right. */
  arc(x, y, radius) {
    const [r, across] = [tenths(radius) / 10, tenths(2 * radius) / 10];
    this.parts.push(`a${r} ${r} 0 0 1 ${-across} 0a${r} ${r} 0 0 1 ${across} 0Z`);
  }
}

function tenths(number) {
  return Math.round(number * 10);
}

function pair([x, y]) {
  return `${x / 10} ${y / 10}`;
}
