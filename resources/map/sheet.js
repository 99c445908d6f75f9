// Where things go on a printed sheet: title, map, key, legend, sources. Lengths in CSS pixels.

import { STYLES, lineHeight, width } from "./typography.js";

const SERIF = STYLES.place.family;
const SANS = STYLES.city.family;

export const PRINT = {
  title: { family: SERIF, weight: 600, size: 22, leading: 1.2 },
  subtitle: { family: SANS, weight: 400, size: 12, leading: 1.4 },
  entry: { family: SERIF, weight: 600, size: 12.5, leading: 1.3 },
  quote: { family: SERIF, weight: 400, size: 11, leading: 1.35, italic: true },
  detail: { family: SANS, weight: 400, size: 10, leading: 1.4 },
  contents: { family: SANS, weight: 400, size: 11.5, leading: 1.3 },
  disputed: { family: SANS, weight: 600, size: 10, leading: 1.4 },
  legend: { family: SANS, weight: 400, size: 10, leading: 1.5 },
  sources: { family: SANS, weight: 400, size: 9, leading: 1.4 },
};

export const MARGIN = 24;
const GUTTER = 18;
const LEAST_WITH_KEY = 700;
const KEY_SHARE = 0.27;
const KEY_MOST = 320;
const LEAST_MAP = 150;
const PORTRAIT_KEY_SHARE = 0.3;

/** Text in lines no wider than `wide`; what is past `most` lines ends in an ellipsis. */
export function wrapped(content, style, wide, most = Infinity) {
  const rows = [];
  let row = "";
  for (const word of content.split(/\s+/).filter(Boolean).flatMap((w) => pieces(w, style, wide))) {
    const longer = row ? `${row} ${word}` : word;
    if (row && width(longer, style) > wide) {
      rows.push(row);
      row = word;
    } else row = longer;
    if (rows.length > most) break;
  }
  if (row) rows.push(row);
  if (rows.length <= most) return rows;
  const kept = rows.slice(0, most);
  while (kept[most - 1] && width(`${kept[most - 1]}…`, style) > wide) {
    kept[most - 1] = kept[most - 1].slice(0, -1);
  }
  kept[most - 1] += "…";
  return kept;
}

/** A word in pieces that each fit: words of other people's files may be of any length. */
function pieces(word, style, wide) {
  if (width(word, style) <= wide) return [word];
  const letters = [...word].slice(0, 400);
  const found = [""];
  for (const letter of letters) {
    if (found.at(-1) && width(found.at(-1) + letter, style) > wide) found.push("");
    found[found.length - 1] += letter;
  }
  return found;
}

/**
 * Boxes {x, y, width, height} of a sheet's parts: head, map, key (or null), foot. `ratio` is the
 * shape that the map must have, width by height, if any.
 */
export function layout(size, { head, foot, hasKey, ratio }) {
  const inner = { x: MARGIN, y: MARGIN, width: size.width - 2 * MARGIN };
  const top = MARGIN + head;
  const room = { ...inner, y: top, height: size.height - MARGIN - foot - top };
  const shape = (box) => (ratio ? shaped(box, ratio) : box);
  const beside = room.width >= LEAST_WITH_KEY && room.width > room.height * 0.9;
  const split = hasKey ? (beside ? sideways : downwards) : (box) => ({ map: shape(box), key: null });
  return { ...split(room, shape), footTop: size.height - MARGIN - foot };
}

/** The key to the right of the map. */
function sideways(room, shape) {
  const wide = Math.min(KEY_MOST, room.width * KEY_SHARE);
  const map = shape({ ...room, width: room.width - wide - GUTTER });
  return { map, key: { ...room, x: room.x + room.width - wide, width: wide } };
}

/** The key below the map, unless that leaves the map too little. */
function downwards(room, shape) {
  const high = room.height * PORTRAIT_KEY_SHARE;
  const map = shape({ ...room, height: room.height - high - GUTTER });
  if (map.height < LEAST_MAP) return { map: shape(room), key: null };
  const top = map.y + map.height + GUTTER;
  return { map, key: { ...room, y: top, height: room.y + room.height - top } };
}

/** The largest box of a shape at the top of another, in its middle. */
function shaped(box, ratio) {
  const wide = Math.min(box.width, box.height * ratio);
  return { x: box.x + (box.width - wide) / 2, y: box.y, width: wide, height: wide / ratio };
}

/** The key's entries as placed rows, as many as have room; `more` are those left out. */
export function planKey(entries, box) {
  const rows = [];
  let y = 0;
  for (const [order, entry] of entries.entries()) {
    const planned = planEntry(entry, box.width);
    const last = order === entries.length - 1;
    const needed = planned.height + (last ? 0 : lineHeight(PRINT.detail) + 4);
    if (y + needed > box.height) return { rows, more: entries.length - order, y };
    rows.push({ ...planned, y });
    y += planned.height + 9;
  }
  return { rows, more: 0, y };
}

const NUMBER_ROOM = 24;

/** The texts of an entry, in the order in which they stand: where, style, most lines. */
const TEXTS = [
  ["title", PRINT.entry, 4],
  ["quote", PRINT.quote, 4],
  ["detail", PRINT.detail, 3],
  ["disputed", PRINT.disputed, 2],
];

/** An entry's texts in lines for a width, and their height. */
export function planEntry(entry, wide) {
  const planned = { entry, indent: entry.number === null ? 0 : NUMBER_ROOM, height: 0 };
  for (const [name, style, most] of TEXTS) {
    planned[name] = entry[name] ? wrapped(entry[name], style, wide - planned.indent, most) : [];
    planned.height += planned[name].length * lineHeight(style);
  }
  return planned;
}
