// Trusted Types: the page may turn no string into HTML or script but the two that Leaflet uses to
// find out what the browser can do.
"use strict";

const LEAFLET_PROBES = new Set(["", "<svg/>"]);

window.trustedTypes.createPolicy("default", {
  createHTML(text) {
    if (LEAFLET_PROBES.has(text)) return text;
    throw new TypeError("no HTML from text");
  },
});
