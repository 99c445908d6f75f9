// The layers of a scene on the map: one picture, drawn anew where the view has come to rest.

import { dashes, corners, pointRadius } from "./layerart.js";
import { svg } from "./shapes.js";

const BELOW_REGIONS = 390;
const LARGEST_DENSITY = 2;

export class Layers {
  constructor(map, base) {
    this.map = map;
    this.base = base;
    this.shown = null;
    this.key = "";
    this.round = 0;
    /** The ids of the layers that are in view. */
    this.seen = [];
    map.createPane("layers").style.zIndex = BELOW_REGIONS;
  }

  /** Draws a scene's layers in a frame; resolves when they are on the map, or others were asked for. */
  async show({ layers, centre }, { frame, reach, colours }) {
    const key = JSON.stringify([frame, layers, centre, colours]);
    if (key === this.key) return;
    this.key = key;
    this.round += 1;
    const { round } = this;
    const density = Math.min(LARGEST_DENSITY, window.devicePixelRatio);
    const drawn = layers.length
      ? await this.base.ask("drawLayers", layers, { frame, centre, reach, colours, density })
      : { seen: [] };
    const image = drawn.picture && (await loaded(drawn.picture));
    if (round !== this.round) return;
    this.seen = drawn.seen;
    this.shown?.remove();
    this.shown = image ? this.placed(image, drawn, frame) : null;
  }

  placed(image, { left, top, width, height }, frame) {
    const { L } = window;
    const corner = L.point(frame.left + left, frame.top + top);
    const bounds = L.latLngBounds(
      this.map.unproject(corner, frame.zoom),
      this.map.unproject(corner.add([width, height]), frame.zoom),
    );
    return L.imageOverlay(image, bounds, { pane: "layers", interactive: false }).addTo(this.map);
  }
}

async function loaded(picture) {
  const url = URL.createObjectURL(picture);
  const image = document.createElement("img");
  image.alt = "";
  image.src = url;
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
  return image;
}

/** The layers in a frame as SVG elements, for print; and which of them are there. */
export async function drawnLayers({ layers, centre }, frame, reach, colours, base) {
  if (!layers?.length) return { elements: [], seen: [] };
  const found = await base.ask("layerPaths", layers, { frame, centre, reach });
  return {
    elements: found.map((paths) => drawnLayer(paths, colours)),
    seen: found.map(({ layer }) => layer.id),
  };
}

/** As on the screen: areas that overlap are darker there and not cut out, a point covers those before it. */
function drawnLayer({ layer, fills, lines, points }, colours) {
  const colour = colours[layer.colour];
  const dash = dashes(layer).join(" ") || null;
  const line = { fill: "none", stroke: colour, "stroke-width": layer.width, "stroke-linejoin": "round" };
  const groups = [
    drawnPaths(fills, { fill: colour, "fill-opacity": layer.fill, "fill-rule": "evenodd" }),
    drawnPaths(lines, { ...line, "stroke-dasharray": dash }),
    drawnPaths(points, { fill: colour, stroke: colours.paper, "stroke-width": 1.25 }),
  ];
  return svg("g", {}, ...groups.filter((group) => group.hasChildNodes()));
}

/** The paths in a group that says for all how they look. */
function drawnPaths(paths, look) {
  const group = svg("g", look);
  for (const d of paths) group.append(svg("path", { d }));
  return group;
}

/** A layer's sign for the legend, in a box 22 by 14. */
export function layerSign(layer, colours) {
  const colour = colours[layer.colour];
  const group = svg("g", {});
  const line = { stroke: colour, "stroke-width": Math.min(3, layer.width), "stroke-dasharray": dashes(layer).join(" ") || null };
  if (layer.shapes.includes("area")) {
    const box = { x: 2, y: 2, width: 18, height: 10, fill: colour, "fill-opacity": layer.fill };
    group.append(svg("rect", { ...box, ...line }));
  } else if (layer.shapes.includes("line")) {
    group.append(svg("line", { x1: 1, y1: 7, x2: 21, y2: 7, ...line }));
  }
  if (layer.shapes.includes("point")) group.append(pointSign(layer, colour));
  return group;
}

function pointSign(layer, colour) {
  const radius = Math.min(5.5, pointRadius(layer));
  const shape = corners(layer);
  if (!shape) return svg("circle", { cx: 11, cy: 7, r: radius, fill: colour });
  const points = shape.map(([x, y]) => `${11 + x * radius} ${7 + y * radius}`).join(" ");
  return svg("polygon", { points, fill: colour });
}
