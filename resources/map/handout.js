// The handout: a document of pages out of sheets, the first its cover with the contents, with links.
// Each page's parts are printed as pages of their own, for Python to lay over each other.

import { MARGIN, PRINT, planEntry } from "./sheet.js";
import { boundsOf, drawnPage, frameFor, prepared, showPages } from "./print.js";
import { column, drawnFoot, drawnHead, footHeight, framed, headHeight, keyEntry } from "./parts.js";
import { lineHeight, width } from "./typography.js";
import { svg, text } from "./shapes.js";
import { drawnMap } from "./picture.js";

/** Around what a sheet has as its own margin. */
const EDGE = 26;
const MAP_SHAPE = 0.56;
const BETWEEN_ENTRIES = 10;
const NUMBER_LINE = 22;
/** Pages are cut to whole steps of their own: what is taller by a hair goes on to the next. */
const ROUNDED = 2;

/** Replaces the page by a handout. Resolves to what Python is told: {bounds, pages, links, outline}. */
export async function printHandout(message, base) {
  const { sheets, theme, words, width: wide, height: high, enlarge, density } = message;
  await prepared(theme, sheets, true);
  const size = { width: wide - 2 * EDGE, height: high - 2 * EDGE - NUMBER_LINE };
  const context = { size, colours: theme.colours, words, base, density };
  const [cover, ...others] = sheets;
  const sections = [];
  for (const sheet of others) sections.push({ sheet, pages: await sectionPages(sheet, context) });
  const front = await coverPages(cover, sections, context);
  const pages = [...front, ...sections.flatMap((section) => section.pages)];
  pages.forEach((page, number) => numberPage(page, number + 1, pages.length, cover.title, context));
  const whole = { width: wide, height: high };
  const roots = pages.flatMap((page) => layersOf(page, whole, theme.colours.paper));
  for (const root of roots) {
    root.setAttribute("width", wide * enlarge - ROUNDED);
    root.setAttribute("height", high * enlarge - ROUNDED);
  }
  showPages(roots);
  return {
    bounds: front[0].bounds,
    pages: pages.map(({ parts }) => Object.keys(parts)),
    links: pages.flatMap((page, number) => page.links.map((link) => ({ ...link, page: number }))),
    outline: outlineOf(front.length, sections),
  };
}

function layersOf({ parts }, size, paper) {
  return Object.values(parts).map((part, number) =>
    drawnPage([svg("g", { transform: `translate(${EDGE} ${EDGE})` }, part)], size, number ? null : paper),
  );
}

/** The first page of each section, from 0: {title, page}. */
function outlineOf(first, sections) {
  let page = first;
  return sections.map(({ sheet, pages }) => {
    const entry = { title: sheet.title, page };
    page += pages.length;
    return entry;
  });
}

/** A new page with its head, and where it goes on from the top. */
function opened(sheet, context) {
  const { size, colours } = context;
  const head = drawnHead(sheet, size, { colours });
  return { parts: { head }, links: [], y: MARGIN + headHeight(sheet, size) + 6 };
}

/** The pages of a sheet: its map, then all its entries, on as many pages as they need. */
async function sectionPages(sheet, context) {
  const first = opened(sheet, context);
  if (sheet.mapped) await addMap(first, sheet, context);
  const again = { ...sheet, title: context.words.continued.replace("{title}", sheet.title), subtitle: "" };
  return flowed(first, sheet.entries.map((entry) => entryBlock(entry, context)), again, context);
}

/** The cover: the whole briefing's map and the contents, whose page numbers are known by then. */
async function coverPages(sheet, sections, context) {
  const first = opened(sheet, context);
  await addMap(first, sheet, context);
  const again = { ...sheet, title: context.words.contents, subtitle: "" };
  const blocks = (offset) => [
    headingBlock(context.words.contents, context),
    ...outlineOf(offset, sections).map((entry) => contentsBlock(entry, context)),
  ];
  const count = flowed({ ...first, parts: {}, links: [] }, blocks(1), again, context).length;
  return flowed(first, blocks(count), again, context);
}

async function addMap(page, sheet, { size, colours, base, density }) {
  const wide = size.width - 2 * MARGIN;
  const box = { x: MARGIN, y: page.y, width: wide, height: wide * MAP_SHAPE };
  const frame = frameFor(sheet, box);
  const look = { colours, words: sheet.scene.words };
  const { picture, shown, kinds } = await drawnMap(sheet, frame, colours, base, density);
  page.bounds = boundsOf(frame);
  const footTop = box.y + box.height;
  const foot = drawnFoot({ ...sheet, scene: shown }, { size, frame, kinds, footTop }, look);
  page.parts.map = svg("g", {}, framed(picture, box, look), foot);
  page.y = footTop + footHeight(sheet, size, look.words) + 12;
}

/** Sets blocks {height, draw(y), link} below each other, on further pages where they have no room. */
function flowed(first, blocks, again, context) {
  const pages = [first];
  let key = [];
  const close = (page) => {
    if (key.length) page.parts.key = svg("g", {}, ...key);
    key = [];
  };
  for (const block of blocks) {
    const page = pages.at(-1);
    if (page.y + block.height > context.size.height - MARGIN && key.length) {
      close(page);
      pages.push(opened(again, context));
    }
    const here = pages.at(-1);
    key.push(block.draw(here.y));
    if (block.to !== undefined) here.links.push(linkOf(block, here.y, context));
    here.y += block.height + BETWEEN_ENTRIES;
  }
  close(pages.at(-1));
  return pages;
}

function linkOf({ height, to }, y, { size }) {
  return { to, box: [MARGIN + EDGE, y + EDGE, size.width - 2 * MARGIN, height] };
}

function entryBlock(entry, { size, colours }) {
  const wide = size.width - 2 * MARGIN;
  const planned = planEntry(entry, wide);
  const box = { x: MARGIN, y: 0, width: wide };
  return { height: planned.height, draw: (y) => keyEntry({ ...planned, y }, box, colours) };
}

function headingBlock(content, { colours }) {
  const row = { content, style: PRINT.entry, fill: colours.ink };
  return { height: lineHeight(PRINT.entry), draw: (y) => column(MARGIN, y, [row]) };
}

function contentsBlock({ title, page }, { size, colours }) {
  const number = String(page + 1);
  const style = PRINT.contents;
  const right = size.width - MARGIN;
  const row = { content: title, style, fill: colours.ink };
  const draw = (y) => {
    const at = { x: right - width(number, style), y: y + lineHeight(style) / 2, fill: colours.ink };
    return svg("g", {}, column(MARGIN, y, [row]), text(number, style, at));
  };
  return { to: page, height: lineHeight(style), draw };
}

function numberPage(page, number, count, title, { size, colours, words }) {
  const style = PRINT.sources;
  const y = size.height + NUMBER_LINE / 2;
  const counted = words.page.replace("{page}", number).replace("{pages}", count);
  const right = { x: size.width - MARGIN - width(counted, style), y, fill: colours.muted };
  const left = { x: MARGIN, y, fill: colours.muted };
  page.parts.foot = svg("g", {}, text(title, style, left), text(counted, style, right));
}
