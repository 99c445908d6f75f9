// Print: turns the page into one SVG sheet. Everything is vector, and drawn by the code that draws
// the screen.

import { Frame, latitude, longitude, worldX, worldY } from "./mercator.js";
import { PRINT, layout } from "./sheet.js";
import { STYLES, forgetFonts, latin, limitSpacing, loadFonts } from "./typography.js";
import { drawnFoot, drawnHead, drawnKey, footHeight, framed, headHeight } from "./parts.js";
import { applyTheme } from "./theme.js";
import { drawnMap } from "./picture.js";
import { standalone } from "./standalone.js";
import { svg } from "./shapes.js";

const PRINT_FONTS = "/print-fonts.css";
const READABLE_SPACING = 0.08;
const PADDING = 48;
const DEEPEST_FIT = 9;

/** Replaces the page by a sheet. Resolves to what Python is told of it: {bounds, pages}. */
export async function printSheet({ sheet, theme, width: wide, height: high, density, form }, base) {
  await prepared(theme, [sheet], form === "parts");
  const size = { width: wide, height: high };
  const { frame, parts } = await drawnSheet(sheet, size, theme.colours, base, density);
  const names = Object.keys(parts);
  const layers = form === "parts" ? names.map((name) => [parts[name]]) : [Object.values(parts)];
  const roots = layers.map((content, number) =>
    drawnPage(content, size, number ? null : theme.colours.paper),
  );
  showPages(roots);
  if (form === "source") window.sheetSource = await standalone(roots[0], sheet.title, density);
  return { bounds: boundsOf(frame), pages: form === "parts" ? [names] : [] };
}

/** Makes the page ready to measure and draw sheets; `readable` is for PDF whose words are read. */
export async function prepared(theme, sheets, readable) {
  applyTheme(theme);
  await makeReadable(readable);
  await loadFonts([...latin(), ...sheets.flatMap(samples)]);
}

/** Puts drawn pages in place of all that the page shows. */
export function showPages(roots) {
  document.body.className = "drawn sheets";
  document.documentElement.style.background = "none"; // each page would have it, over the others
  document.body.replaceChildren(...roots);
}

/** Gives the page the fonts and the spacing of PDF whose words are read, or takes them away again. */
async function makeReadable(readable) {
  const given = document.head.querySelector(`link[href="${PRINT_FONTS}"]`);
  if (readable === Boolean(given)) return;
  limitSpacing(readable ? READABLE_SPACING : Infinity);
  if (given) given.remove();
  else await styled(PRINT_FONTS);
  forgetFonts();
}

/** Resolves when the page has a further style sheet. */
function styled(href) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error(`no ${href}`)));
    document.head.append(link);
  });
}

/** The parts of a sheet by name, in the order of reading, and the frame of its map. */
async function drawnSheet(sheet, size, colours, base, density) {
  const look = { colours, words: sheet.scene.words };
  const { include } = sheet;
  const hasKey = include.key && sheet.entries.length > 0;
  const boxes = layout(size, {
    head: include.title ? headHeight(sheet, size) : 0,
    foot: footHeight(sheet, size, look.words),
    hasKey,
    ratio: sheet.exact ? shapeOf(sheet.bounds) : null,
  });
  const { map, key, footTop } = boxes;
  const frame = frameFor(sheet, map);
  const { picture, shown, kinds } = await drawnMap(sheet, frame, colours, base, density);
  const parts = {
    head: include.title ? drawnHead(sheet, size, look) : null,
    map: framed(picture, map, look),
    key: hasKey && key ? drawnKey(sheet, key, look) : null,
    foot: drawnFoot({ ...sheet, scene: shown }, { size, frame, kinds, footTop }, look),
  };
  return { frame, parts: Object.fromEntries(Object.entries(parts).filter(([, part]) => part)) };
}

export function drawnPage(content, { width: wide, height: high }, paper) {
  const view = { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, class: "sheet" };
  const ground = paper ? [svg("rect", { width: wide, height: high, fill: paper })] : [];
  return svg("svg", view, ...ground, ...content);
}

function samples({ scene, title, subtitle, entries: keyed, sources }) {
  const names = scene.places.map(({ name }) => name).join("");
  const local = scene.places.map((place) => place.local ?? "").join("");
  return [
    [names, STYLES.place],
    [local, STYLES.local],
    [names, STYLES.region],
    [title, PRINT.title],
    [subtitle, PRINT.subtitle],
    [keyed.map((entry) => entry.title).join(""), PRINT.entry],
    [keyed.map((entry) => entry.quote).join(""), PRINT.quote],
    [keyed.map((entry) => entry.detail).join(""), PRINT.detail],
    [keyed.map((entry) => entry.disputed).join(""), PRINT.disputed],
    [`${sources}${Object.values(scene.words).join("")}`, PRINT.sources],
    [Object.values(scene.words).join(""), PRINT.legend],
    [(scene.layers ?? []).map(({ name, credit }) => name + credit).join(""), PRINT.legend],
  ];
}

/** Width by height of bounds on the map. */
function shapeOf([west, south, east, north]) {
  return (worldX(east, 0) - worldX(west, 0)) / (worldY(south, 0) - worldY(north, 0));
}

/** The frame of a map of this size: exactly the bounds, or with room for names around. */
export function frameFor({ scene, bounds, exact }, { width: wide, height: high }) {
  const [west, south, east, north] = bounds ?? scene.home;
  const turn = 360 * Math.round((scene.centre - (west + east) / 2) / 360);
  const [left, right] = [worldX(west + turn, 0), worldX(east + turn, 0)];
  const [top, bottom] = [worldY(north, 0), worldY(south, 0)];
  const pad = exact ? 0 : Math.min(PADDING, wide / 8, high / 8);
  const fitting = Math.log2(
    Math.min((wide - 2 * pad) / (right - left), (high - 2 * pad) / (bottom - top)),
  );
  const least = exact ? -Infinity : Math.log2(wide / 256);
  const zoom = exact ? fitting : Math.max(least, Math.min(DEEPEST_FIT, fitting));
  const factor = 2 ** zoom;
  const x = ((left + right) / 2) * factor - wide / 2;
  const y = ((top + bottom) / 2) * factor - high / 2;
  return new Frame(zoom, x, y, wide, high);
}

export function boundsOf({ zoom, left, top, width: wide, height: high }) {
  return [
    longitude(left, zoom),
    latitude(top + high, zoom),
    longitude(left + wide, zoom),
    latitude(top, zoom),
  ];
}
