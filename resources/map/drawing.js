// The outline of a region that is drawn corner by corner, or reshaped by its corners.

import { ARROWS, Handle } from "./handles.js";
import { filled } from "./elements.js";
import { pathData } from "./outline.js";
import { svg } from "./shapes.js";

const STEP = 1;
const LARGE_STEP = 10;
/** The steps of the cross by which corners are set with keys. */
const CROSS_STEP = 10;
const LARGE_CROSS_STEP = 50;
/** Corners nearer to each other, in pixels, are the same. */
const SAME = 4;
/** Handles that one can still tell apart and step through. */
const MOST_HANDLES = 150;
/** Pixels of an edge that has room for a point between its corners. */
const LEAST_EDGE = 52;
const LEAST_CORNERS = 3;
const DIGITS = 1e5;

export class Drawing {
  constructor(shaping, { parts, way }) {
    this.shaping = shaping;
    this.words = shaping.words;
    /** `parts` as polygons of rings of corners; while it is `open` the first ring is being drawn. */
    this.state = { parts: way === "draw" ? [[[]]] : parts, open: way === "draw" };
    this.handles = new Map();
    this.dragging = null;
    this.over = null;
    const { lng, lat } = shaping.map.getCenter();
    this.at = [lng, lat];
    this.cross = new Handle(shaping, "cross", { move: () => {}, click: () => this.add(this.at) });
    this.cross.element.hidden = true;
    shaping.sheet.prepend(this.cross.element);
  }

  get closes() {
    return this.state.open;
  }

  get line() {
    return this.state.parts[0][0];
  }

  focus() {
    if (this.state.open) this.shaping.map.getContainer().focus({ preventScroll: true });
    else this.handles.values().next().value?.element.focus({ preventScroll: true });
  }

  // What a person does

  click(pixel) {
    if (this.state.open) this.add(this.shaping.earth(pixel));
  }

  hover(pixel) {
    if (!this.state.open) return;
    this.over = pixel;
    this.cross.element.hidden = true;
    this.shaping.draw();
  }

  add(corner) {
    const last = this.line.at(-1);
    if (last && apart(this.shaping.pixel(last), this.shaping.pixel(corner)) < SAME) return;
    this.shaping.change(() => {
      this.line.push(corner);
    });
  }

  key(event) {
    if (event.key === " " && this.state.open && !this.held()) {
      if (!this.cross.element.hidden) this.add(this.at);
      else this.showCross();
      return true;
    }
    const held = this.held();
    if (held && (event.key === "Delete" || (event.key === "Backspace" && !this.state.open))) {
      this.remove(held);
      return true;
    }
    const way = ARROWS[event.key];
    if (!way) return false;
    if (held?.between) return true;
    if (held) this.moveBy(held, way, event.shiftKey ? LARGE_STEP : STEP);
    else if (this.state.open) this.moveCross(way, event.shiftKey ? LARGE_CROSS_STEP : CROSS_STEP);
    else return false;
    return true;
  }

  /** The corner, or point between two, whose handle has the keyboard. */
  held() {
    const key = document.activeElement?.dataset.corner;
    return key ? parsed(key) : null;
  }

  moveBy({ part, ring, corner }, way, step) {
    const corners = this.state.parts[part][ring];
    const [x, y] = this.shaping.pixel(corners[corner]);
    this.shaping.change(() => {
      this.state.parts[part][ring][corner] = this.shaping.earth([x + way[0] * step, y + way[1] * step]);
    });
    this.shaping.reveal(this.state.parts[part][ring][corner]);
  }

  showCross() {
    this.cross.element.hidden = false;
    this.over = this.shaping.pixel(this.at);
    this.cross.element.focus({ preventScroll: true });
    this.shaping.draw();
  }

  moveCross(way, step) {
    const [x, y] = this.shaping.pixel(this.at);
    this.at = this.shaping.earth([x + way[0] * step, y + way[1] * step]);
    this.shaping.reveal(this.at);
    this.showCross();
  }

  /** Puts a corner on an edge. */
  split({ part, ring, corner }) {
    const corners = this.state.parts[part][ring];
    corners.splice(corner + 1, 0, middle(corners[corner], corners[(corner + 1) % corners.length]));
    return { part, ring, corner: corner + 1 };
  }

  remove({ part, ring, corner, between }) {
    const { parts, open } = this.state;
    if (between) return;
    const corners = parts[part][ring];
    const whole = !open && corners.length <= LEAST_CORNERS;
    if (whole && parts.length === 1 && ring === 0) {
      this.shaping.say(this.words.least);
      return;
    }
    this.shaping.change(() => {
      if (!whole) corners.splice(corner, 1);
      else if (ring > 0) parts[part].splice(ring, 1);
      else parts.splice(part, 1);
    });
    const left = this.state.parts[part]?.[ring]?.length ?? 0;
    if (left) this.focusOn({ part, ring, corner: Math.min(corner, left - 1) });
  }

  focusOn(corner) {
    this.handles.get(keyOf(corner))?.element.focus({ preventScroll: true });
  }

  /** Ends the drawing: the first corner follows the last one. */
  done() {
    const { parts, open } = this.state;
    if (!open && this.shaping.unchanged) return { type: "left" };
    if (open && this.line.length < LEAST_CORNERS) {
      this.shaping.say(this.words.too_few);
      return null;
    }
    if (open) this.shaping.change(() => {
      this.state.open = false;
      this.over = null;
      this.cross.element.hidden = true;
    });
    const short = (corner) => corner.map((degrees) => Math.round(degrees * DIGITS) / DIGITS);
    return { type: "outlined", message: { parts: parts.map((p) => p.map((r) => r.map(short))) } };
  }

  // What is seen

  told() {
    const corners = this.state.parts.flat(2).length;
    if (this.crowded) return filled(this.words.too_many, { count: this.crowded });
    return filled(this.words.added, { count: corners });
  }

  picture() {
    const { open, parts } = this.state;
    const rings = parts.map((part) => part.map((ring) => ring.map((c) => this.shaping.pixel(c))));
    if (!open) return lined(pathData(rings.flat()), "closed");
    const [line] = rings[0];
    if (!line.length) return [];
    const d = `M${line.map(([x, y]) => `${x} ${y}`).join("L")}`;
    const next = this.over ? `M${line.at(-1).join(" ")}L${this.over.join(" ")}` : "";
    return [...lined(d, "open"), svg("path", { d: next, class: "next" })];
  }

  /** What is to be done now: a drawing that was refused is reshaped. */
  get way() {
    return this.state.open ? "draw" : "reshape";
  }

  /** Puts a handle on each corner that is in view, and between corners that are apart. */
  place() {
    if (!this.cross.element.hidden) this.cross.place(this.shaping.pixel(this.at), this.words.cross);
    const wanted = this.wanted();
    const same = wanted.length === this.handles.size && wanted.every(({ key }) => this.handles.has(key));
    if (!same && !this.dragging) this.rebuild(wanted);
    for (const { key, pixel, name } of wanted) this.handles.get(key)?.place(pixel, name);
  }

  wanted() {
    const { open, parts } = this.state;
    const { x: width, y: height } = this.shaping.map.getSize();
    const seen = ([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height;
    const found = [];
    parts.forEach((rings, part) => rings.forEach((corners, ring) => {
      const pixels = corners.map((corner) => this.shaping.pixel(corner));
      pixels.forEach((pixel, corner) => {
        const next = (corner + 1) % pixels.length;
        const { corner: name, between } = this.words;
        const values = { number: corner + 1, next: next + 1, count: pixels.length };
        if (seen(pixel)) {
          found.push({ key: keyOf({ part, ring, corner }), pixel, name: filled(name, values) });
        }
        const half = middle(pixel, pixels[next]);
        if (open || apart(pixel, pixels[next]) < LEAST_EDGE || !seen(half)) return;
        const key = keyOf({ part, ring, corner, between: true });
        found.push({ key, pixel: half, name: filled(between, values) });
      });
    }));
    const seenCorners = found.filter(({ key }) => !key.endsWith("+")).length;
    this.crowded = found.length > MOST_HANDLES ? seenCorners : 0;
    return this.crowded ? [] : found;
  }

  rebuild(wanted) {
    const focused = document.activeElement?.dataset.corner;
    for (const { element } of this.handles.values()) element.remove();
    this.handles = new Map(wanted.map(({ key }) => [key, this.handle(key)]));
    const { picture } = this.shaping;
    picture.after(...[...this.handles.values()].map(({ element }) => element));
    if (focused) this.handles.get(focused)?.element.focus({ preventScroll: true });
    this.shaping.say("");
  }

  handle(key) {
    const corner = parsed(key);
    const handle = new Handle(this.shaping, corner.between ? "between" : "corner", {
      begin: () => this.take(corner),
      move: (pixel) => this.drag(pixel),
      end: () => this.drop(),
      click: () => this.clickOn(corner),
    });
    handle.element.dataset.corner = key;
    return handle;
  }

  take(corner) {
    this.shaping.change(() => {
      this.dragging = corner.between ? this.split(corner) : corner;
    });
  }

  drag(pixel) {
    const { part, ring, corner } = this.dragging;
    this.state.parts[part][ring][corner] = this.shaping.earth(pixel);
    this.shaping.draw();
  }

  drop() {
    const dropped = this.dragging;
    this.dragging = null;
    this.shaping.draw();
    this.focusOn(dropped);
  }

  clickOn(corner) {
    if (this.state.open && corner.corner === 0 && this.line.length >= LEAST_CORNERS) {
      this.shaping.finish();
    } else if (corner.between) {
      let made = null;
      this.shaping.change(() => {
        made = this.split(corner);
      });
      this.focusOn(made);
    }
  }
}

function lined(d, kind) {
  return [svg("path", { d, class: `casing ${kind}` }), svg("path", { d, class: `line ${kind}` })];
}

function keyOf({ part, ring, corner, between = false }) {
  return `${part}.${ring}.${corner}${between ? "+" : ""}`;
}

function parsed(key) {
  const [part, ring, corner] = key.split(".").map((number) => Number.parseInt(number, 10));
  return { part, ring, corner, between: key.endsWith("+") };
}

function middle([ax, ay], [bx, by]) {
  return [(ax + bx) / 2, (ay + by) / 2];
}

function apart([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}
