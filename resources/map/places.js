// The scene's markers and names on the map, as small SVG pictures that keep their size while the
// map zooms. What is drawn follows a plan (placement.js).

import { LEAST_TARGET, lines, marker, markerRadius, pill, regionLabel, svg } from "./shapes.js";
import { regionColour } from "./regions.js";

export class Places {
  constructor(map) {
    this.map = map;
    /** Whether what the mouse rests on says what it is. */
    this.telling = true;
    this.icons = new Map();
  }

  /** Makes the icons of a scene's places instead of those there are. */
  show(places) {
    for (const icon of this.icons.values()) icon.remove();
    this.icons = new Map(places.map((place) => [place.id, this.icon(place)]));
  }

  icon(place) {
    const { L } = window;
    const element = document.createElement("div");
    element.dataset.place = place.id;
    if (this.telling) element.title = place.description;
    const icon = L.divIcon({ html: element, className: "place", iconSize: null });
    const [lon, lat] = place.label;
    return L.marker([lat, lon], { icon, keyboard: false, interactive: false }).addTo(this.map);
  }

  /** Draws what was planned. */
  draw({ points, regions }, context) {
    const drawn = new Set([...points, ...regions].map(({ place }) => place.id));
    for (const [id, icon] of this.icons) icon.getElement().hidden = !drawn.has(id);
    for (const point of points) this.fill(point, pointArt(point, context));
    for (const region of regions) {
      this.fill(region, regionArt(region, context));
      this.moveTo(region, context.frame);
    }
  }

  fill({ place }, art) {
    const element = this.icons.get(place.id).getElement();
    element.firstChild.replaceChildren(svg("svg", { "aria-hidden": "true" }, art));
    if (!this.telling) silence(element);
  }

  /** Lets no words pop up under the mouse: a room would see them. */
  hush() {
    this.telling = false;
    for (const icon of this.icons.values()) silence(icon.getElement());
  }

  moveTo({ place, at }, frame) {
    const point = window.L.point(at[0] + frame.left, at[1] + frame.top);
    this.icons.get(place.id).setLatLng(this.map.unproject(point));
  }
}

function silence(element) {
  element.firstChild.removeAttribute("title");
  for (const title of element.querySelectorAll("title")) title.remove();
}

/** A point's marker and name around the origin. */
export function pointArt(point, { colours, printed, scale, stateOf }) {
  const state = stateOf(point.place);
  const art = marker(point.place, state, colours, scale);
  const target = Math.max(LEAST_TARGET / 2 + 2, markerRadius(state, scale) + 3);
  art.append(svg("circle", { r: target, fill: "transparent" }));
  if (point.name) art.append(nameArt(point, colours));
  if (point.folded.length) art.append(pill(point, colours, scale, printed));
  return art;
}

/** A region's number and name around the origin. */
export function regionArt(region, { colours, scale, stateOf }) {
  const { place, withName } = region;
  const colour = stateOf(place).selected ? colours.accent : regionColour(place, colours);
  const art = regionLabel(place, withName, colour, colours, scale);
  const [corner, side] = [-LEAST_TARGET / 2 - 1, LEAST_TARGET + 2];
  const target = { x: corner, y: corner, width: side, height: side, fill: "transparent" };
  art.append(svg("rect", target));
  if (region.name) art.append(nameArt(region, colours));
  return art;
}

function nameArt({ name: { rows, x, y, anchor }, at }, colours) {
  return lines(rows, { x: x - at[0], y: y - at[1], anchor, halo: colours.land });
}
