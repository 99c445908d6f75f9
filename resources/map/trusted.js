// Trusted Types: the page may turn no string into HTML or script but the two that Leaflet uses to
// find out what the browser can do, and start no worker but ours.
"use strict";

const LEAFLET_PROBES = new Set(["", "<svg/>"]);

window.trustedTypes?.createPolicy("default", {
  createHTML(text) {
    if (LEAFLET_PROBES.has(text)) return text;
    throw new TypeError("no HTML from text");
  },
  createScriptURL(url) {
    if (url === "/painter.js") return url;
    throw new TypeError("no script from text");
  },
});
