// Where a place would be that is proposed: a dashed ring with its name, not a marker with a number.

import { LEAST_TARGET, svg, text } from "./shapes.js";
import { STYLES } from "./typography.js";

const RADIUS = LEAST_TARGET / 2;

export class Ghost {
  constructor(map) {
    this.map = map;
    this.icon = null;
    this.shown = null;
  }

  /** Shows `ghost` in place of the one there is, or none. */
  show(ghost, colours) {
    this.shown = ghost;
    this.icon?.remove();
    this.icon = null;
    if (!ghost || !colours) return;
    const { L } = window;
    const element = document.createElement("div");
    element.append(svg("svg", { "aria-hidden": "true" }, art(ghost, colours)));
    const icon = L.divIcon({ html: element, className: "place ghost", iconSize: null });
    const [lon, lat] = this.near(ghost.at);
    this.icon = L.marker([lat, lon], { icon, keyboard: false, interactive: false }).addTo(this.map);
  }

  /** Draws it in other colours. */
  again(colours) {
    this.show(this.shown, colours);
  }

  /** The point on the turn of the world that is in view. */
  near([lon, lat]) {
    const middle = this.map.getCenter().lng;
    return [lon + 360 * Math.round((middle - lon) / 360), lat];
  }
}

function art(ghost, colours) {
  const group = svg("g", {});
  const ring = { r: RADIUS, fill: "none", "stroke-linecap": "round" };
  group.append(svg("circle", { ...ring, stroke: colours.land, "stroke-width": 6 }));
  const dashes = { stroke: colours.accent, "stroke-width": 2.5, "stroke-dasharray": "5 5" };
  group.append(svg("circle", { ...ring, ...dashes }));
  group.append(svg("circle", { r: 3, fill: colours.accent }));
  const below = { x: 0, y: RADIUS + 14, anchor: "middle", fill: colours.accent, halo: colours.land };
  group.append(text(`${ghost.name} ?`, STYLES.place, below));
  return group;
}
