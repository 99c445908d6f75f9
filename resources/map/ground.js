// The ground that a room's map flies over, painted on a canvas in the worker: the page has its frames for
// itself meanwhile.

import { Frame } from "./mercator.js";
import { Plates } from "./plates.js";
import { flightFrames } from "./flightpath.js";
import { lay, without } from "./mosaic.js";

/** Plates that are so many zooms finer than what is shown cost time and show no more. */
const FINER = 1.5;

export class Ground {
  constructor(atlas) {
    this.atlas = atlas;
    this.plates = new Plates(atlas);
    this.flights = 0;
  }

  /** Paints on this canvas from now on. */
  take(canvas) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
  }

  /** Has at hand what flights between these frames need. */
  prepare(frames, density) {
    this.plates.want(frames, density);
  }

  /** Paints where a flight begins, and has at hand what it needs; resolves when that can be seen.
   *
   * `look` is {density, covers, regions, markers}: the boxes of the window that nobody sees through, the
   * regions' edges, and the places to be marked.
   */
  async lift(from, to, look) {
    this.flights += 1;
    this.plates.want([from, to], look.density);
    this.frameAt = flightFrames(from, to);
    this.paint(this.frameAt(0), look);
    await nextFrame();
  }

  /** Flies in so many seconds; resolves when it has arrived, or is told something else. */
  fly(seconds, look) {
    this.flights += 1;
    const flight = this.flights;
    let start = null;
    return new Promise((resolve) => {
      const next = (time) => {
        start ??= time;
        const part = Math.min(1, (time - start) / 1000 / seconds);
        if (flight === this.flights) this.paint(this.frameAt(part), look);
        if (flight === this.flights && part < 1) requestAnimationFrame(next);
        else resolve();
      };
      requestAnimationFrame(next);
    });
  }

  /** Paints where it has landed as well as it goes; resolves when nothing is missing. */
  async land(frame, density) {
    this.flights += 1;
    const flight = this.flights;
    await this.plates.want([frame], density);
    if (flight !== this.flights) return;
    this.context.imageSmoothingQuality = "high";
    this.paintGround(scaled(frame, density), [this.fit(frame, density)]);
    await nextFrame();
  }

  /** Paints nothing more. */
  stop() {
    this.flights += 1;
  }

  paint(frame, { density, covers, regions, markers }) {
    const { context } = this;
    const whole = this.fit(frame, density);
    const open = covers.reduce(
      (boxes, cover) => boxes.flatMap((box) => without(box, inner(cover, density))),
      [whole],
    );
    context.imageSmoothingQuality = "low";
    this.paintGround(scaled(frame, density), open);
    context.save();
    context.scale(density, density);
    for (const region of regions) this.paintOutline(frame, region);
    this.paintMarkers(frame, markers);
    context.restore();
  }

  /** Fits the canvas to a frame; returns all of it as a box of its pixels. */
  fit({ width, height }, density) {
    const { canvas } = this;
    const [right, bottom] = [width, height].map((side) => Math.round(side * density));
    if (canvas.width !== right || canvas.height !== bottom) {
      Object.assign(canvas, { width: right, height: bottom });
    }
    return { left: 0, top: 0, right, bottom };
  }

  paintGround(frame, open) {
    const { atlas, context, plates } = this;
    const left = plates
      .of(frame, frame.zoom + FINER)
      .reduce((boxes, plate) => (boxes.length ? lay(context, plate, frame, boxes) : boxes), open);
    context.fillStyle = atlas.ground;
    for (const box of left) {
      context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    }
  }

  /** A region's edge alone: to fill it would take longer than all else. */
  paintOutline(frame, { rings, colour, width, dash }) {
    const { context } = this;
    const factor = 2 ** frame.zoom;
    context.beginPath();
    for (const ring of rings) {
      for (const [n, [x, y]] of ring.entries()) {
        context[n ? "lineTo" : "moveTo"](x * factor - frame.left, y * factor - frame.top);
      }
      context.closePath();
    }
    Object.assign(context, { strokeStyle: colour, lineWidth: width, lineJoin: "round" });
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
  }

  paintMarkers(frame, { places, radius, rim, stroke }) {
    const { context } = this;
    Object.assign(context, { lineWidth: rim, strokeStyle: stroke });
    for (const { at, fill } of places) {
      const [x, y] = frame.project(at);
      context.fillStyle = fill;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }
}

function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/** A frame in other pixels. */
function scaled({ zoom, left, top, width, height }, density) {
  const lengths = [left, top, width, height].map((length) => length * density);
  return new Frame(zoom + Math.log2(density), ...lengths);
}

/** The whole pixels that a box covers. */
function inner({ left, top, right, bottom }, density) {
  return {
    left: Math.ceil(left * density),
    top: Math.ceil(top * density),
    right: Math.floor(right * density),
    bottom: Math.floor(bottom * density),
  };
}
