// Draws the layers of a scene: as one picture for the screen, as paths for print. Runs where the base
// map is painted, so that the page misses no frame.

import { dashes, pathData, trace, tracePoint } from "./layerart.js";
import { partsOf, visible } from "./features.js";
import { bitmap } from "./bitmap.js";

const POINT_EDGE = 1.25;
/** So far outside of a frame lies what reaches into it. */
const MARGIN = 16;
/** Layers that are kept, also of what was shown before. */
const MOST = 60;

export class LayerPainter {
  /** `load(data)` resolves to a layer's GeoJSON. */
  constructor(load) {
    this.load = load;
    this.kept = new Map();
  }

  /**
   * A picture of layers in a frame grown by `reach`, for `density` device pixels to a CSS pixel, cut to
   * what is drawn: {picture, left, top, width, height} in the frame's pixels, none where nothing is; and
   * the ids of those that are there.
   */
  async drawLayers(layers, { frame, centre, reach, colours, density }) {
    const drawn = await this.inView(layers, frame, centre, reach + MARGIN);
    const seen = drawn.map(({ layer }) => layer.id);
    const box = clipped(drawn, frame, reach);
    if (!box) return { seen };
    const [wide, high] = [box.width * density, box.height * density].map(Math.ceil);
    const context = new OffscreenCanvas(wide, high).getContext("2d", { willReadFrequently: true });
    context.scale(density, density);
    context.translate(-box.left, -box.top);
    for (const each of drawn) paint(context, each, colours);
    return { seen, ...box, picture: bitmap(context.getImageData(0, 0, wide, high), { transparent: true }) };
  }

  /** The layers in a frame as paths: {layer, fills, lines, points}, lists of their `d`; all lines are one. */
  async layerPaths(layers, { frame, centre, reach }) {
    const drawn = await this.inView(layers, frame, centre, reach + MARGIN);
    return drawn.map(({ layer, parts }) => {
      const shapes = parts.filter(({ kind }) => kind !== "point");
      const areas = shapes.filter(({ kind }) => kind === "area");
      const points = parts.filter(({ kind }) => kind === "point").map(({ lines }) => lines[0][0]);
      return {
        layer,
        fills: areas.map((part) => pathData((path) => trace(path, part, false))),
        lines: shapes.length ? [pathData((path) => shapes.forEach((part) => trace(path, part, true)))] : [],
        points: points.map(([x, y]) => pathData((path) => tracePoint(path, x, y, layer))),
      };
    });
  }

  /** The layers that have anything in a frame, with its parts there. */
  async inView(layers, frame, centre, reach) {
    const all = await Promise.all(layers.map((layer) => this.parts(layer.data, centre)));
    return layers
      .map((layer, number) => ({ layer, parts: [...visible(all[number], frame, reach)] }))
      .filter(({ parts }) => parts.length);
  }

  /** The parts of a layer; none where it cannot be had, and then it is asked for again. */
  async parts(data, centre) {
    const key = `${data} ${centre}`;
    if (!this.kept.has(key)) {
      this.kept.set(
        key,
        this.load(data).then((found) => partsOf(found, centre)),
      );
      if (this.kept.size > MOST) this.kept.delete(this.kept.keys().next().value);
    }
    try {
      return await this.kept.get(key);
    } catch {
      this.kept.delete(key);
      return [];
    }
  }
}

function paint(context, { layer, parts }, colours) {
  const colour = colours[layer.colour];
  context.lineJoin = "round";
  const shapes = parts.filter(({ kind }) => kind !== "point");
  if (shapes.length) {
    context.fillStyle = colour;
    context.globalAlpha = layer.fill;
    for (const part of shapes) {
      if (part.kind !== "area") continue;
      context.beginPath();
      trace(context, part, false);
      context.fill("evenodd");
    }
    context.globalAlpha = 1;
    context.strokeStyle = colour;
    context.lineWidth = layer.width;
    context.setLineDash(dashes(layer));
    // One after the other: to outline thousands of shapes as one path takes a hundred times as long.
    for (const part of shapes) {
      context.beginPath();
      trace(context, part, true);
      context.stroke();
    }
    context.setLineDash([]);
  }
  for (const { kind, lines } of parts) {
    if (kind === "point") paintPoint(context, lines[0][0], layer, colour, colours.paper);
  }
}

function paintPoint(context, [x, y], layer, colour, edge) {
  context.beginPath();
  tracePoint(context, x, y, layer);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = POINT_EDGE;
  context.stroke();
}

/** The whole pixels that what is drawn takes of a frame grown by `reach`; null where it takes none. */
function clipped(drawn, { width, height }, reach) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { parts } of drawn) {
    for (const { lines } of parts) {
      for (const [x, y] of lines[0]) {
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
    }
  }
  left = Math.floor(Math.max(-reach, left - MARGIN));
  top = Math.floor(Math.max(-reach, top - MARGIN));
  right = Math.ceil(Math.min(width + reach, right + MARGIN));
  bottom = Math.ceil(Math.min(height + reach, bottom + MARGIN));
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : null;
}
