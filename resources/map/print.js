// Print: turns the page into one SVG sheet. Everything is vector, and drawn by the code that draws
// the screen.

import { Frame, latitude, longitude, worldX, worldY } from "./mercator.js";
import { MARGIN, PRINT, layout, planKey, wrapped } from "./sheet.js";
import { STYLES, latin, limitSpacing, lineHeight, loadFonts, width } from "./typography.js";
import { distance, scaleBar } from "./scalebar.js";
import { entries, sign } from "./legend.js";
import { lines, svg, text } from "./shapes.js";
import { applyTheme } from "./theme.js";
import { drawnMap } from "./picture.js";
import { standalone } from "./standalone.js";

const READABLE_SPACING = 0.08;
const PADDING = 48;
const DEEPEST_FIT = 9;
const LONGEST_BAR = 110;

/** Replaces the page by a sheet. Resolves to what Python is told of it: {bounds, parts}. */
export async function printSheet({ sheet, theme, width: wide, height: high, density, form }, base) {
  applyTheme(theme);
  if (form === "parts") {
    limitSpacing(READABLE_SPACING);
    await styled("/print-fonts.css");
  }
  await loadFonts([...latin(), ...samples(sheet)]);
  const size = { width: wide, height: high };
  const { frame, parts } = await drawnSheet(sheet, size, theme.colours, base, density);
  const names = Object.keys(parts);
  const pages = form === "parts" ? names.map((name) => [parts[name]]) : [Object.values(parts)];
  const roots = pages.map((content, page) => drawnPage(content, size, page ? null : theme.colours.paper));
  document.body.className = "drawn sheets";
  document.documentElement.style.background = "none"; // each page would have it, over the others
  document.body.replaceChildren(...roots);
  if (form === "source") window.sheetSource = await standalone(roots[0], sheet.title, density);
  return { bounds: boundsOf(frame), parts: form === "parts" ? names : [] };
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

function drawnPage(content, { width: wide, height: high }, paper) {
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
  ];
}

/** Width by height of bounds on the map. */
function shapeOf([west, south, east, north]) {
  return (worldX(east, 0) - worldX(west, 0)) / (worldY(south, 0) - worldY(north, 0));
}

/** The frame of a map of this size: exactly the bounds, or with room for names around. */
function frameFor({ scene, bounds, exact }, { width: wide, height: high }) {
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

function boundsOf({ zoom, left, top, width: wide, height: high }) {
  return [
    longitude(left, zoom),
    latitude(top + high, zoom),
    longitude(left + wide, zoom),
    latitude(top, zoom),
  ];
}

/** The map cut to its box, with a thin edge. */
function framed(picture, box, { colours }) {
  const { x, y, width: wide, height: high } = box;
  const inner = svg(
    "svg",
    { x, y, width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, overflow: "hidden" },
    ...picture,
  );
  const edge = svg("rect", { ...box, fill: "none", stroke: colours.line, "stroke-width": 0.75 });
  return svg("g", {}, inner, edge);
}

function headRows({ title, subtitle }, { width: wide }) {
  const room = wide - 2 * MARGIN;
  return {
    title: wrapped(title, PRINT.title, room, 2),
    subtitle: wrapped(subtitle, PRINT.subtitle, room, 2),
  };
}

function headHeight(sheet, size) {
  const { title, subtitle } = headRows(sheet, size);
  const high = title.length * lineHeight(PRINT.title);
  return high + subtitle.length * lineHeight(PRINT.subtitle) + 10;
}

function drawnHead(sheet, size, { colours }) {
  const { title, subtitle } = headRows(sheet, size);
  return column(MARGIN, MARGIN, [
    ...title.map((content) => ({ content, style: PRINT.title, fill: colours.ink })),
    ...subtitle.map((content) => ({ content, style: PRINT.subtitle, fill: colours.muted })),
  ]);
}

/** Rows of text below each other, the first's top at `y`. */
function column(x, y, rows) {
  if (!rows.length) return svg("g");
  return lines(rows, { x, y: y + lineHeight(rows[0].style) / 2, anchor: "start" });
}

function drawnKey(sheet, box, { colours, words }) {
  const { rows, more, y } = planKey(sheet.entries, box);
  const group = svg("g", {}, ...rows.map((row) => keyEntry(row, box, colours)));
  if (more) {
    const content = words.more_in_key.replace("{count}", more);
    group.append(column(box.x, box.y + y, [{ content, style: PRINT.detail, fill: colours.muted }]));
  }
  return group;
}

function keyEntry({ entry, indent, title, quote, detail, disputed, y }, box, colours) {
  const rows = [
    ...title.map((content) => ({ content, style: PRINT.entry, fill: colours.ink })),
    ...quote.map((content) => ({ content, style: PRINT.quote, fill: colours.ink })),
    ...detail.map((content) => ({ content, style: PRINT.detail, fill: colours.muted })),
    ...disputed.map((content) => ({ content, style: PRINT.disputed, fill: colours.disputed })),
  ];
  const group = svg("g", {}, column(box.x + indent, box.y + y, rows));
  if (entry.number !== null) {
    const [cx, cy] = [box.x + 8.5, box.y + y + lineHeight(PRINT.entry) / 2];
    const number = { x: cx, y: cy, anchor: "middle", fill: colours.on_marker };
    group.append(
      svg("circle", { cx, cy, r: 8.5, fill: colours.marker }),
      text(String(entry.number), STYLES.small, number),
    );
  }
  return group;
}

const SIGN_ROOM = 28;
const BETWEEN = 16;
const STRIP_LINE = 18;
const SOURCE_LINES = 3;

/** The height of the foot, with all that the legend may have to explain. */
function footHeight(sheet, size, words) {
  const strip = new Flow(size, 0);
  const bar = { metres: 1e6, pixels: LONGEST_BAR };
  for (const item of stripItems(sheet, new Set(["occupied", "disputed"]), bar, words)) {
    strip.place(item.wide);
  }
  return 16 + strip.y + STRIP_LINE + sourceRows(sheet, size).length * lineHeight(PRINT.sources);
}

function sourceRows({ include, sources, made }, { width: wide }) {
  const told = [include.sources ? sources : "", include.date ? made : ""].filter(Boolean);
  if (!told.length) return [];
  return wrapped(told.join(" · "), PRINT.sources, wide - 2 * MARGIN, SOURCE_LINES);
}

/** Legend, scale, viewpoint, attribution: each {wide, draw(x, y, colours)}. */
function stripItems({ scene, include }, kinds, { metres, pixels }, words) {
  const label = (word, x, y, fill) => text(word, PRINT.legend, { x, y, fill });
  const signs = entries(scene, kinds).map(({ kind, word }) => ({
    wide: SIGN_ROOM + width(word, PRINT.legend),
    draw: (x, y, colours) => [
      svg("g", { transform: `translate(${x} ${y - 7})` }, sign(kind, colours)),
      label(word, x + SIGN_ROOM, y, colours.ink),
    ],
  }));
  const far = distance(metres, words);
  const scale = {
    wide: pixels + 8 + width(far, PRINT.legend),
    draw: (x, y, colours) => [
      svg("path", { d: `M${x} ${y - 4}v6h${pixels}v-6`, fill: "none", stroke: colours.ink }),
      label(far, x + pixels + 8, y, colours.ink),
    ],
  };
  const borders = scene.viewpoint === "recognised" ? words.recognised : words.de_facto;
  const told = [borders, words.attribution].map((word) => ({
    wide: width(word, PRINT.legend),
    draw: (x, y, colours) => [label(word, x, y, colours.muted)],
  }));
  return [...(include.legend ? signs : []), ...(include.scale ? [scale] : []), ...told];
}

/** The strip of signs, then the sources, from `footTop` on. */
function drawnFoot(sheet, { size, frame, kinds, footTop }, { colours, words }) {
  const strip = new Flow(size, footTop + 16);
  const group = svg("g");
  for (const item of stripItems(sheet, kinds, scaleBar(frame, LONGEST_BAR), words)) {
    group.append(...item.draw(...strip.place(item.wide), colours));
  }
  const row = (content) => ({ content, style: PRINT.sources, fill: colours.muted });
  group.append(column(MARGIN, strip.y + 11, sourceRows(sheet, size).map(row)));
  return group;
}

/** Places for things side by side, in a new line where there is no room. */
class Flow {
  constructor(size, y) {
    Object.assign(this, { right: size.width - MARGIN, x: MARGIN, y });
  }

  /** [x, y] of the next thing that is so wide. */
  place(wide) {
    if (this.x > MARGIN && this.x + wide > this.right) {
      this.x = MARGIN;
      this.y += STRIP_LINE;
    }
    const x = this.x;
    this.x += wide + BETWEEN;
    return [x, this.y];
  }
}
