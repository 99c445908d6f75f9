// An SVG picture that lies on the map: pans with it, and is scaled with it while it zooms.

import { svg } from "./shapes.js";

/** Drawn so many zooms away it is no help, and can be so large that it takes seconds. */
const FARTHEST = 1.3;

export class Overlay {
  constructor(map, name, zIndex) {
    this.map = map;
    this.svg = svg("svg", { class: "overlay leaflet-zoom-animated", "aria-hidden": "true" });
    const pane = map.createPane(name);
    pane.style.zIndex = zIndex;
    pane.append(this.svg);
    map.on("zoomanim", ({ center, zoom }) => this.move(center, zoom));
    map.on("zoom viewreset", () => this.move(map.getCenter(), map.getZoom()));
  }

  /** Shows elements drawn in the pixels of `frame`, which reach so far beyond it. */
  show(elements, frame, reach) {
    this.zoom = frame.zoom;
    this.reach = reach;
    this.corner = window.L.point(frame.left - reach, frame.top - reach);
    const [width, height] = [frame.width + 2 * reach, frame.height + 2 * reach];
    this.svg.setAttribute("width", width);
    this.svg.setAttribute("height", height);
    this.svg.setAttribute("viewBox", `${-reach} ${-reach} ${width} ${height}`);
    this.svg.replaceChildren(...elements);
    this.move(this.map.getCenter(), this.map.getZoom());
  }

  move(centre, zoom) {
    if (!this.corner) return;
    // In pixels of the world, not as a latitude: Leaflet holds those within ±85°, and the corner
    // of a wide view lies beyond.
    const scale = this.map.getZoomScale(zoom, this.zoom);
    this.svg.style.display = Math.abs(zoom - this.zoom) > FARTHEST ? "none" : "";
    const origin = this.map._getNewPixelOrigin(centre, zoom);
    window.L.DomUtil.setTransform(this.svg, this.corner.multiplyBy(scale).subtract(origin), scale);
  }
}
