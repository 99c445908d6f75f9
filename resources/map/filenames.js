// The names in vector tiles of a person's own as gazetteer.js plans names: which is the more important, and
// from which zoom of the map it is written. Files say that in different ways, or not at all.

const LONGEST = 60;
/** What changes the direction of a text, or is no letter. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;
/** A tile of zoom z is drawn for map zoom z + 1. */
const LATER = 1;
const CAPITAL = 4;
/** Places of so many people have their name from this zoom of the map. */
const BY_PEOPLE = [
  [5_000_000, 3.5],
  [1_000_000, 5],
  [250_000, 6],
  [100_000, 7],
  [25_000, 8.5],
  [5_000, 10],
];
const LAST = 12;
/** Those of which no number is known, by what they are. */
const BY_KIND = { capital: CAPITAL, city: 6, state_capital: 6, town: 9, village: 11.5, hamlet: 13 };
const BY_SEA = { ocean: 1, sea: 3 };
/** OpenMapTiles gives cities ranks of 1 to 10 by importance, and further ones within a tile. */
const RANKED = 10;
/** The order of countries, seas, and cities: before all others, after those, and last. */
const SEAS = 100;
const CITIES = 1000;

/** The name of a country; `zoom` is the first of the tiles that it is in, or about that. */
export function country(props, zoom) {
  const from = number(zoom, byArea(props.way_area)) + LATER;
  return named(props, { kind: "country", rank: from, minzoom: from });
}

/** The name of a sea, null for other waters. */
export function sea(props, kind) {
  if (!Object.hasOwn(BY_SEA, kind)) return null;
  const from = number(props.min_zoom, BY_SEA[kind]) + LATER;
  return named(props, { kind: "sea", rank: SEAS + from, minzoom: from });
}

/** The name of a city, town or village of a kind, null where it is none of those. */
export function city(props, kind, capital) {
  if (!Object.hasOwn(BY_KIND, kind)) return null;
  const minzoom = Math.min(capital ? CAPITAL : Infinity, from(props, kind));
  const size = Math.log10(Math.max(1, number(props.population, 0)));
  const rank = CITIES + 100 * minzoom + (10 - size) + number(props.rank, 0) / 100;
  return named(props, { kind: "city", rank, minzoom, capital });
}

function from({ population, rank }, kind) {
  if (population > 0) return BY_PEOPLE.find(([people]) => population >= people)?.[1] ?? LAST;
  return kind === "city" && rank > 0 && rank <= RANKED ? rank + 2 : BY_KIND[kind];
}

/** The zoom of the tiles for a country of so many square metres of Mercator's. */
function byArea(area) {
  return area > 0 ? Math.max(1, Math.min(6, (14 - Math.log10(area)) * 1.5)) : 2;
}

function number(value, otherwise) {
  return Number.isFinite(value) ? value : otherwise;
}

/** Something to be written, in English where the file has that. */
function named(props, rest) {
  const names = [props["name:en"], props.name_en, props["name:latin"], props.name_int, props.name];
  const name = names.map(plain).find(Boolean);
  return name ? { layer: "labels", name, ...rest } : null;
}

function plain(name) {
  const line = typeof name === "string" ? name.replace(HIDDEN, " ").replace(/\s+/g, " ").trim() : "";
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}
