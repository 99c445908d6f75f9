// The worker that decodes and paints the base map: answers the calls of worker.js. It is a classic
// worker because protomaps-leaflet is a classic script.
"use strict";

self.trustedTypes.createPolicy("default", {
  createScriptURL(url) {
    if (url === "/protomaps-leaflet.js") return url;
    throw new TypeError("no script from text");
  },
});
self.importScripts("/protomaps-leaflet.js");
const made = atlas();

async function atlas() {
  const [{ Archive }, { Atlas, LAYERS }] = await Promise.all([import("/archive.js"), import("/atlas.js")]);
  const url = new URL("/basemap.pmtiles", self.location).href;
  return new Atlas(new Archive(url, LAYERS).source);
}

self.addEventListener("message", async ({ data: { id, method, words } }) => {
  try {
    const atlas = await made;
    self.postMessage({ id, answer: await atlas[method](...words) });
  } catch (error) {
    self.postMessage({ id, fault: String(error.stack ?? error) });
  }
});
