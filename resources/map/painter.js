// The worker that decodes and paints the base map: answers the calls of worker.js. The build puts
// protomaps-leaflet before it.

import { Atlas, LAYERS } from "./atlas.js";
import { Archive } from "./archive.js";
import { hatch } from "./rules.js";

const url = new URL("/basemap.pmtiles", globalThis.location).href;
const atlas = new Atlas(new Archive(url, LAYERS).source);
hatch("#000000"); // the first canvas takes long: not when a tile waits

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
    self.postMessage({ id, answer: await atlas[method](...words) });
  } catch (error) {
    self.postMessage({ id, fault: String(error.stack ?? error) });
  }
});
