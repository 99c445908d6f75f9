// The worker that decodes and paints the base map, and flies over it: answers the calls of worker.js. The
// build puts protomaps-leaflet before it.

import { Atlas, LAYERS } from "./atlas.js";
import { Archive } from "./archive.js";
import { Ground } from "./ground.js";
import { LayerPainter } from "./layerpainter.js";
import { hatch } from "./rules.js";

const url = new URL("/basemap.pmtiles", globalThis.location).href;
const atlas = new Atlas(new Archive(url, LAYERS).source);
const layers = new LayerPainter(loadLayer);
const callees = [atlas, layers, new Ground(atlas)];
hatch("#000000"); // the first canvas takes long: not when a tile waits

/** A layer's GeoJSON, which only Python has. */
async function loadLayer(data) {
  const response = await fetch(new URL(`/layers/${data}`, globalThis.location).href);
  if (!response.ok) throw new Error(`no layer ${data}`);
  return response.json();
}

let painted = Promise.resolve();

/** Paints one tile after the other, and lets what else is asked for go between them. */
function turn() {
  painted = painted.then(
    () =>
      new Promise((resolve) => {
        setTimeout(resolve);
      }),
  );
  return painted;
}

self.addEventListener("message", async ({ data: { id, method, words } }) => {
  try {
    if (method === "paint") await turn();
    const callee = callees.find((one) => method in one);
    self.postMessage({ id, answer: await callee[method](...words) });
  } catch (error) {
    self.postMessage({ id, fault: String(error.stack ?? error) });
  }
});
