// The parts of a printed sheet as SVG: its head, its map in a frame, its key, its foot.

import { MARGIN, PRINT, planKey, wrapped } from "./sheet.js";
import { STYLES, lineHeight, width } from "./typography.js";
import { distance, scaleBar } from "./scalebar.js";
import { bordersIn, credits, entries, sign } from "./legend.js";
import { lines, svg, text } from "./shapes.js";

const LONGEST_BAR = 110;

/** The map cut to its box, with a thin edge. */
export function framed(picture, box, { colours }) {
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

export function headHeight(sheet, size) {
  const { title, subtitle } = headRows(sheet, size);
  const high = title.length * lineHeight(PRINT.title);
  return high + subtitle.length * lineHeight(PRINT.subtitle) + 10;
}

export function drawnHead(sheet, size, { colours }) {
  const { title, subtitle } = headRows(sheet, size);
  return column(MARGIN, MARGIN, [
    ...title.map((content) => ({ content, style: PRINT.title, fill: colours.ink })),
    ...subtitle.map((content) => ({ content, style: PRINT.subtitle, fill: colours.muted })),
  ]);
}

/** Rows of text below each other, the first's top at `y`. */
export function column(x, y, rows) {
  if (!rows.length) return svg("g");
  return lines(rows, { x, y: y + lineHeight(rows[0].style) / 2, anchor: "start" });
}

export function drawnKey(sheet, box, { colours, words }) {
  const { rows, more, y } = planKey(sheet.entries, box);
  const group = svg("g", {}, ...rows.map((row) => keyEntry(row, box, colours)));
  if (more) {
    const content = words.more_in_key.replace("{count}", more);
    group.append(column(box.x, box.y + y, [{ content, style: PRINT.detail, fill: colours.muted }]));
  }
  return group;
}

export function keyEntry({ entry, indent, title, quote, detail, disputed, y }, box, colours) {
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
export function footHeight(sheet, size, words) {
  const strip = new Flow(size, 0);
  const bar = { metres: 1e6, pixels: LONGEST_BAR };
  const all = ["occupied", "disputed", ...(sheet.scene.layers ?? []).map(({ id }) => `layer ${id}`)];
  for (const item of stripItems(sheet, new Set(all), bar, words)) {
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
  const signs = entries(scene, kinds).map((entry) => ({
    wide: SIGN_ROOM + width(entry.word, PRINT.legend),
    draw: (x, y, colours) => [
      svg("g", { transform: `translate(${x} ${y - 7})` }, sign(entry, colours)),
      label(entry.word, x + SIGN_ROOM, y, colours.ink),
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
  const told = [bordersIn(scene), ...credits(scene)].map((word) => ({
    wide: width(word, PRINT.legend),
    draw: (x, y, colours) => [label(word, x, y, colours.muted)],
  }));
  return [...(include.legend ? signs : []), ...(include.scale ? [scale] : []), ...told];
}

/** The strip of signs, then the sources, from `footTop` on. */
export function drawnFoot(sheet, { size, frame, kinds, footTop }, { colours, words }) {
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
