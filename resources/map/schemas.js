// What the layers of the common schemas of vector tiles are on our map: https://docs.protomaps.com/basemaps,
// https://openmaptiles.org/schema, https://shortbread-tiles.org/schema.
// A layer tells of its areas, lines and points, and of the edges of its areas, what each becomes: {layer,
// …properties} as in geodata/README.md, or nothing that is drawn.

import { city, country, sea } from "./filenames.js";

/** Roads by how far they go, and the zoom of the tiles from which each is drawn. */
const ROADS = [
  { road: "far", from: 6, kinds: ["highway", "motorway", "trunk"] },
  { road: "near", from: 9, kinds: ["major_road", "primary", "secondary"] },
  { road: "street", from: 12, kinds: ["medium_road", "minor_road", "minor", "tertiary", "unclassified"] },
  { road: "street", from: 12, kinds: ["residential", "living_street", "pedestrian"] },
];

const land = () => ({ layer: "land" });
const water = () => ({ layer: "water" });

/** What there is in the tiles of a layer of somebody's own. */
const OTHER = {
  area: land,
  edge: () => ({ layer: "outlines" }),
  line: () => ({ layer: "lines" }),
};

const PROTOMAPS = {
  earth: { area: land },
  water: { area: water, line: river, point: (props) => sea(props, kindOf(props)) },
  boundaries: { line: (props) => border(props, kindOf(props) === "country") },
  roads: { line: (props, zoom) => road(props.kind_detail ?? kindOf(props), zoom) ?? road(kindOf(props), zoom) },
  places: {
    point: (props) =>
      kindOf(props) === "country"
        ? country(props, props.min_zoom)
        : city(props, kindOf(props) === "locality" && (props.kind_detail ?? "town"), props.capital === "yes"),
  },
};

const OPENMAPTILES = {
  water: { area: water },
  waterway: { line: river },
  water_name: { point: (props) => sea(props, props.class) },
  boundary: { line: (props) => border(props, props.admin_level === 2 && !isSet(props.maritime)) },
  transportation: { line: (props, zoom) => road(props.class, zoom) },
  place: {
    point: (props) =>
      props.class === "country" ? country(props, props.rank) : city(props, props.class, props.capital === 2),
  },
};

const SHORTBREAD = {
  ocean: { area: water },
  water_polygons: { area: water },
  water_lines: { line: river },
  boundaries: { line: (props) => border(props, props.admin_level === 2 && !isSet(props.maritime)) },
  streets: { line: (props, zoom) => road(props.kind, zoom) },
  place_labels: { point: (props) => city(props, props.kind, props.kind === "capital") },
  boundary_labels: { point: (props) => props.admin_level === 2 && country(props) },
};

const SCHEMAS = { protomaps: PROTOMAPS, openmaptiles: OPENMAPTILES, shortbread: SHORTBREAD };

/** The properties of features that matter in any schema. */
export const WANTED = new Set([
  ...["kind", "pmap:kind", "kind_detail", "class", "admin_level", "maritime", "disputed", "capital"],
  ...["name", "name:en", "name_en", "name:latin", "name_int"],
  ...["rank", "population", "population_rank", "min_zoom", "way_area"],
]);

/** What a layer of a schema is on our map; null where it is not drawn. */
export function meaning(schema, layer) {
  if (schema === "other") return OTHER;
  return Object.hasOwn(SCHEMAS[schema], layer) ? SCHEMAS[schema][layer] : null;
}

/** Whether the ground of a schema's tiles is land, and all else is said. */
export function isOnLand(schema) {
  return schema === "openmaptiles" || schema === "shortbread";
}

function kindOf(props) {
  return props.kind ?? props["pmap:kind"];
}

/** Whether a property says so, in the ways in which files do. */
function isSet(value) {
  return value === true || value === 1 || value === "yes" || value === "true";
}

function border({ disputed }, isOfCountry) {
  return isOfCountry && { layer: "borders", status: isSet(disputed) ? "disputed" : "international" };
}

function river(props) {
  return (kindOf(props) ?? props.class) === "river" && { layer: "rivers" };
}

function road(kind, zoom) {
  const found = ROADS.find(({ kinds, from }) => kinds.includes(kind) && zoom >= from);
  return found && { layer: "roads", road: found.road };
}
