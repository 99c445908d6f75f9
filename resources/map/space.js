// Which parts of a picture are taken, by boxes {left, top, right, bottom} and by lines, in pixels.
// A coarse bitmap: a box counts as its cells, so that what it calls free is free.

/** The side of a cell: boxes that are nearer to each other than this may count as overlapping. */
export const CELL = 3;
const BOX = 1;
const LINE = 2;

export class Space {
  /** For a picture that reaches over `area`; what is outside is always free. */
  constructor(area) {
    this.left = area.left;
    this.top = area.top;
    this.columns = Math.ceil((area.right - area.left) / CELL);
    this.rows = Math.ceil((area.bottom - area.top) / CELL);
    this.cells = new Uint8Array(this.columns * this.rows);
  }

  /** Takes a box. */
  take(box) {
    const { first, last, top, bottom } = this.range(box);
    for (let row = top; row <= bottom; row += 1) {
      const start = row * this.columns;
      for (let i = start + first; i <= start + last; i += 1) this.cells[i] |= BOX;
    }
  }

  /** Takes the pixels along a line of points [x, y]. */
  takeLine(points) {
    for (let i = 1; i < points.length; i += 1) {
      const [ax, ay] = points[i - 1];
      const [bx, by] = points[i];
      const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / CELL) || 1;
      for (let step = 0; step <= steps; step += 1) {
        this.mark(ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps);
      }
    }
  }

  mark(x, y) {
    const column = Math.floor((x - this.left) / CELL);
    const row = Math.floor((y - this.top) / CELL);
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return;
    this.cells[row * this.columns + column] |= LINE;
  }

  /** Whether no box taken overlaps this one. */
  isFree(box) {
    return this.count(box, BOX, 1) === 0;
  }

  /** How many cells of lines a box covers. */
  linesUnder(box) {
    return this.count(box, LINE, Infinity);
  }

  count(box, kind, enough) {
    const { first, last, top, bottom } = this.range(box);
    let found = 0;
    for (let row = top; row <= bottom && found < enough; row += 1) {
      const start = row * this.columns;
      for (let i = start + first; i <= start + last; i += 1) if (this.cells[i] & kind) found += 1;
    }
    return found;
  }

  range({ left, top, right, bottom }) {
    return {
      first: Math.max(0, Math.floor((left - this.left) / CELL)),
      last: Math.min(this.columns, Math.ceil((right - this.left) / CELL)) - 1,
      top: Math.max(0, Math.floor((top - this.top) / CELL)),
      bottom: Math.min(this.rows, Math.ceil((bottom - this.top) / CELL)) - 1,
    };
  }
}

export function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether `inner` lies wholly in `outer`. */
export function inside(inner, outer) {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** A box around a point. */
export function around(x, y, width, height) {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/** The box grown on all sides. */
export function grown(box, by) {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}
