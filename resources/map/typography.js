// The styles of text on the map, and how much room a text takes in them. Lengths in CSS pixels.

const SERIF = '"Source Serif 4", Pretendard, serif';
/** No `sans-serif`: with that word the browser takes 50 ms longer over its first text. */
const SANS = "Pretendard, Arial, Helvetica";

/** `spacing` is letter spacing in em; `leading` the line height in em. */
export const STYLES = {
  place: { family: SERIF, weight: 600, size: 15, leading: 1.2 },
  local: { family: SANS, weight: 400, size: 11.5, leading: 1.3 },
  number: { family: SANS, weight: 600, size: 12, leading: 1 },
  small: { family: SANS, weight: 600, size: 10, leading: 1 },
  region: { family: SANS, weight: 600, size: 12.5, leading: 1.25, spacing: 0.12, upper: true },
  country: { family: SANS, weight: 500, size: 10.5, leading: 1.25, spacing: 0.16, upper: true },
  city: { family: SANS, weight: 400, size: 11, leading: 1.2 },
  capital: { family: SANS, weight: 600, size: 11, leading: 1.2 },
  sea: { family: SERIF, weight: 400, size: 12.5, leading: 1.2, italic: true },
};

const context = document.createElement("canvas").getContext("2d");
const widths = new Map();
const asked = new Map();
let loading = Promise.resolve();
let scale = 1;
let widest = Infinity;

/** Makes all text this many times its ordinary size. */
export function setTextScale(factor) {
  scale = factor;
}

/** Loads and measures all anew: the page has other fonts now. */
export function forgetFonts() {
  widths.clear();
  asked.clear();
}

/** Spaces letters by no more than this, in em: past a tenth, readers of PDF take gaps for spaces. */
export function limitSpacing(most) {
  widest = most;
}

/** A style's letter spacing in pixels. */
export function spacing(style) {
  return Math.min(style.spacing ?? 0, widest) * size(style);
}

export function textScale() {
  return scale;
}

export function size(style) {
  return style.size * scale;
}

export function lineHeight(style) {
  return size(style) * style.leading;
}

/** The CSS `font` of a style. */
export function font(style) {
  return `${style.italic ? "italic " : ""}${style.weight} ${size(style)}px ${style.family}`;
}

/** The text as a style shows it. */
export function shown(text, style) {
  return style.upper ? text.toLocaleUpperCase() : text;
}

export function width(text, style) {
  const key = `${font(style)}\n${text}`;
  if (!widths.has(key)) widths.set(key, measured(shown(text, style), style));
  return widths.get(key);
}

function measured(text, style) {
  context.font = font(style);
  return context.measureText(text).width + [...text].length * spacing(style);
}

/**
 * Resolves when the fonts for these texts, as [text, style], are loaded.
 * Nothing may be laid out or measured before: looking for a system's font instead takes the
 * browser a third of a second.
 */
export async function loadFonts(texts) {
  const missing = texts.map(([text, style]) => [unloaded(text, style), style]);
  const loads = missing
    .filter(([text]) => text)
    .map(([text, style]) => document.fonts.load(faceOf(style), text));
  loading = Promise.all([loading, ...loads]);
  await loading;
}

function faceOf({ italic, weight, family }) {
  return `${italic ? "italic " : ""}${weight} 16px ${family}`;
}

/** The characters of a text whose fonts were not asked for yet. */
function unloaded(text, style) {
  const face = faceOf(style);
  if (!asked.has(face)) asked.set(face, new Set());
  const known = asked.get(face);
  const fresh = [...new Set(shown(text, style))].filter((character) => !known.has(character));
  fresh.forEach((character) => known.add(character));
  return fresh.join("");
}

/** Samples of each style, to load the fonts that every map needs. */
export function latin() {
  return Object.values(STYLES).map((style) => ["Aé1·…’+−", style]);
}
