// SVG elements of the map: circles with numbers, texts with a halo. Used on screen and in print:
// everything is in attributes, nothing in style sheets, so that a copy of it stands alone.

import { STYLES, lineHeight, shown, size, spacing, textScale, width } from "./typography.js";

const NAMESPACE = "http://www.w3.org/2000/svg";
const HALO = 3;
/** From the middle of a line to its baseline, in em: half the height of a capital. */
const TO_BASELINE = 0.35;

export const LEAST_TARGET = 24;
export const MARKER_RADIUS = 12;
export const BADGE_RADIUS = 8.5;

/** Makes an SVG element; attributes that are null or undefined are left out. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** One line of text whose middle is at `y`; `halo` is the colour of the ground, if any. */
export function text(content, style, { x, y, anchor = "start", fill, halo }) {
  const gap = spacing(style);
  return svg(
    "text",
    {
      x: anchor === "middle" ? x + gap / 2 : x,
      y: y + size(style) * TO_BASELINE,
      fill,
      stroke: halo,
      "stroke-width": halo ? HALO * textScale() : null,
      "stroke-linejoin": halo ? "round" : null,
      "paint-order": halo ? "stroke" : null,
      "text-anchor": anchor,
      "font-family": style.family,
      "font-size": size(style),
      "font-weight": style.weight,
      "font-style": style.italic ? "italic" : null,
      "letter-spacing": gap || null,
    },
    shown(content, style),
  );
}

/** Lines of text, the middle of the first at `y`. */
export function lines(rows, { x, y, anchor, halo }) {
  let middle = y;
  const drawn = rows.map(({ content, style, fill }, index) => {
    if (index) middle += (lineHeight(rows[index - 1].style) + lineHeight(style)) / 2;
    return text(content, style, { x, y: middle, anchor, fill, halo });
  });
  return svg("g", {}, ...drawn);
}

export function markerRadius(state, scale) {
  return (state.selected ? MARKER_RADIUS + 2 : MARKER_RADIUS) * scale;
}

/** How far a marker's ring reaches beyond its radius. */
export function markerRim(state, scale) {
  return (state.selected || state.lit ? 4 : 1) * scale;
}

/** A numbered circle around the origin. `state`: selected, lit, focused. */
export function marker(place, state, colours, scale) {
  const radius = markerRadius(state, scale);
  const fill = state.selected ? colours.accent : colours.marker;
  const ink = state.selected ? colours.on_accent : colours.on_marker;
  const group = svg("g", {});
  const around = (by, thickness, colour, opacity) =>
    ring(radius + by * scale, colour, thickness * scale, opacity);
  if (state.focused) group.append(around(7, 2.5, colours.focus));
  if (state.selected) group.append(around(3, 2, colours.accent, 0.55));
  if (state.lit && !state.selected) group.append(around(3.5, 2.5, colours.accent));
  group.append(
    svg("circle", { r: radius, fill, stroke: colours.paper, "stroke-width": 1.75 * scale }),
    text(String(place.number), STYLES.number, { x: 0, y: 0, anchor: "middle", fill: ink }),
  );
  return group;
}

function ring(radius, colour, thickness, opacity) {
  return svg("circle", {
    r: radius,
    fill: "none",
    stroke: colour,
    "stroke-width": thickness,
    "stroke-opacity": opacity,
  });
}

/** How wide a region's number and name are together, and how high. */
export function regionLabelSize(place, withName, scale) {
  const badge = 2 * BADGE_RADIUS * scale;
  if (!withName) return { width: badge, height: badge };
  const name = width(place.name, STYLES.region);
  return { width: badge + 5 * scale + name, height: Math.max(badge, lineHeight(STYLES.region)) };
}

/** A region's number in an outlined circle, and its name, centred on the origin. */
export function regionLabel(place, withName, colour, colours, scale) {
  const { width: whole } = regionLabelSize(place, withName, scale);
  const radius = BADGE_RADIUS * scale;
  const x = -whole / 2 + radius;
  const group = svg(
    "g",
    {},
    svg("circle", { cx: x, r: radius, fill: colours.land, stroke: colour, "stroke-width": 1.5 * scale }),
    text(String(place.number), STYLES.small, { x, y: 0, anchor: "middle", fill: colour }),
  );
  if (withName) {
    const start = x + radius + 5 * scale;
    group.append(text(place.name, STYLES.region, { x: start, y: 0, fill: colour, halo: colours.land }));
  }
  return group;
}

/** What a marker's pill says of the places folded under it: how many, in print which. */
function pillWords(folded, printed) {
  return printed ? folded.map(({ number }) => number).join(" · ") : `+${folded.length}`;
}

/** Where the pill stands beside a marker, as its box around the marker's middle. */
export function pillBox(folded, scale, printed) {
  const x = (MARKER_RADIUS + 4) * scale;
  const y = (-MARKER_RADIUS - 1) * scale;
  const wide = Math.max(20 * scale, width(pillWords(folded, printed), STYLES.small) + 10 * scale);
  const left = x - 10 * scale;
  return { left, right: left + wide, top: y - 8 * scale, bottom: y + 8 * scale };
}

/** A pill at the marker's shoulder for the places that are folded under it. */
export function pill({ place, folded }, colours, scale, printed) {
  const { left, right, top, bottom } = pillBox(folded, scale, printed);
  const shape = { x: left, y: top, width: right - left, height: bottom - top, rx: 8 * scale };
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const wide = Math.max(LEAST_TARGET, shape.width + 4);
  const high = Math.max(LEAST_TARGET, shape.height + 4);
  const target = { x: x - wide / 2, y: y - high / 2, width: wide, height: high };
  return svg(
    "g",
    { "data-open": place.id },
    svg("title", {}, folded.map(({ name }) => name).join(", ")),
    svg("rect", { ...target, fill: "transparent" }),
    svg("rect", { ...shape, fill: colours.paper, stroke: colours.marker, "stroke-width": scale }),
    text(pillWords(folded, printed), STYLES.small, { x, y, anchor: "middle", fill: colours.ink }),
  );
}
