// Where the scene's markers and names go in a picture. Nothing here draws.

import { BADGE_RADIUS, markerRadius, markerRim, pillBox, regionLabelSize } from "./shapes.js";
import { contains, containsBox, roomiest, stretches, visibleRings } from "./outline.js";
import { STYLES, lineHeight, width } from "./typography.js";
import { CELL, around, grown, inside } from "./space.js";
import { regionColour } from "./regions.js";

/** What a name must keep free around it. */
const MARGIN = 2;
/** From a marker's edge to its name: the name's margin, the marker's rim, and a cell of the space. */
const GAP = MARGIN + 1 + CELL;
const COVERING = 1000;
/** A name that is cut is worse than one that covers something. */
const LEAVING = 2000;

/**
 * Plans the scene's places. `context`: frame, reach, space, colours, scale, stateOf(place).
 * `outlines` are the regions' rings of zoom 0 by place id.
 * Returns {points, regions, shapes}; takes all boxes and outlines in the space.
 */
export function planPlaces(places, outlines, context) {
  const points = folded(places, context);
  const shapes = places
    .filter((place) => place.shape === "region")
    .map((place) => shape(place, outlines.get(place.id), context))
    .filter(({ outline }) => outline.length);
  for (const point of points) takeMarker(point, context);
  const regions = shapes.map((region) => planRegion(region, context)).filter(Boolean);
  for (const point of points) point.name = pointName(point, context);
  return { points, regions, shapes };
}

/** A scene with only those of its places that a plan shows in a frame, folded ones included. */
export function onlyPlanned(scene, { points, shapes }, frame) {
  const seen = ([x, y]) => inside(around(x, y, 0, 0), frame.box());
  const middle = [frame.width / 2, frame.height / 2];
  const there = [
    ...points.filter(({ at }) => seen(at)).flatMap(({ place, folded: under }) => [place, ...under]),
    ...shapes
      .filter(({ outline }) => outline.flat().some(seen) || contains(outline, ...middle))
      .map(({ place }) => place),
  ];
  return { ...scene, places: scene.places.filter((place) => there.includes(place)) };
}

/** The points, those that would cover an earlier one folded into it; selected ones go first. */
function folded(places, { frame, scale, stateOf }) {
  const shown = [];
  const weight = ({ place }) => (stateOf(place).selected || stateOf(place).focused ? 0 : 1);
  const points = places
    .filter((place) => place.shape === "point")
    .map((place) => ({ place, at: frame.project(place.label), folded: [] }))
    .sort((a, b) => weight(a) - weight(b) || a.place.number - b.place.number);
  for (const point of points) {
    const radius = markerRadius(stateOf(point.place), scale);
    const over = shown.find(
      (other) => distance(other.at, point.at) < radius + markerRadius(stateOf(other.place), scale),
    );
    if (over) over.folded.push(point.place);
    else shown.push(point);
  }
  return shown;
}

function distance([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}

function takeMarker({ place, at, folded: under }, { printed, scale, space, stateOf }) {
  const state = stateOf(place);
  const side = 2 * (markerRadius(state, scale) + markerRim(state, scale));
  space.take(around(at[0], at[1], side, side));
  if (under.length) space.take(moved(pillBox(under, scale, printed), at));
}

function moved({ left, top, right, bottom }, [x, y]) {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

function shape(place, world, { frame, reach, space }) {
  const outline = visibleRings(world, frame, reach);
  for (const ring of outline) space.takeLine([...ring, ring[0]]);
  return { place, outline };
}

/** Number and name inside the shape; where they don't fit, the number inside and the name beside
 * it; a minor region gets neither where there is no room. */
function planRegion({ place, outline }, context) {
  const spots = namingSpots(place, outline, context);
  const fitting = (withName) => {
    for (const at of spots(withName)) {
      const box = boxAt(place, at, withName, context);
      if (fits(box, outline, context)) return { place, at, withName, box };
    }
    return null;
  };
  const region = fitting(true) ?? fitting(false) ?? forced(place, outline, context);
  if (!region) return null;
  context.space.take(region.box);
  if (!region.withName) region.name = nameOutside(region, context);
  return region;
}

/** Where a region's label may be: at its point well inside, else wherever it has room in view. A name is
 * looked for more closely: it is wide. */
function namingSpots(place, outline, { frame, scale }) {
  const view = frame.box(-6);
  let others = null;
  return function* spots(withName) {
    yield frame.project(place.label);
    others ??= roomiest(outline, view);
    yield* others;
    if (withName) yield* stretches(outline, view, regionLabelSize(place, withName, scale));
  };
}

function boxAt(place, [x, y], withName, { scale }) {
  const { width: wide, height: high } = regionLabelSize(place, withName, scale);
  return around(x, y, wide, high);
}

function fits(bare, outline, { frame, space }) {
  const box = grown(bare, MARGIN);
  return inside(box, frame.box()) && space.isFree(box) && containsBox(outline, box);
}

/** A main region's number goes into its middle whatever is there; in print, any region's does. */
function forced(place, outline, context) {
  const at = context.frame.project(place.label);
  const seen = inside(around(at[0], at[1], 0, 0), context.frame.box()) && contains(outline, ...at);
  const must = place.rank === 1 || context.printed || context.stateOf(place).selected;
  return must && seen ? { place, at, withName: false, box: boxAt(place, at, false, context) } : null;
}

function nameOutside({ place, at }, context) {
  const { colours, stateOf } = context;
  const fill = stateOf(place).selected ? colours.accent : regionColour(place, colours);
  const rows = [{ content: place.name, style: STYLES.region, fill }];
  return best(at, BADGE_RADIUS * context.scale + GAP, rows, context, false);
}

/** A point's name, with the local one below it where there is room for both. */
function pointName({ place, at }, context) {
  const { colours, scale, stateOf } = context;
  const state = stateOf(place);
  const name = { content: place.name, style: STYLES.place, fill: colours.ink };
  const local = { content: place.local, style: STYLES.local, fill: colours.muted };
  const rim = state.selected || state.lit ? markerRim(state, scale) : 0;
  const gap = markerRadius(state, scale) + rim + GAP;
  const both = place.local ? best(at, gap, [name, local], context, false) : null;
  return both ?? best(at, gap, [name], context, state.selected);
}

/** The best free position of rows of text beside a point, or the least bad one if `must`. */
function best(at, gap, rows, context, must) {
  const rated = positions(at, gap, rows).map((position, order) => ({
    position,
    cost: cost(position.box, context) + order,
  }));
  const found = rated.reduce((a, b) => (b.cost < a.cost ? b : a));
  if (found.cost >= COVERING && !must) return null;
  context.space.take(found.position.box);
  return { ...found.position, rows };
}

function cost(box, { frame, space }) {
  const covering = space.isFree(grown(box, MARGIN)) ? 0 : COVERING;
  const leaving = inside(box, frame.box()) ? 0 : LEAVING;
  return covering + leaving + 2 * space.linesUnder(box);
}

/** Where rows of text can stand beside a point: right, left, below, above. */
export function positions([x, y], gap, rows) {
  const wide = Math.max(...rows.map(({ content, style }) => width(content, style)));
  const first = lineHeight(rows[0].style);
  const high = rows.reduce((sum, { style }) => sum + lineHeight(style), 0);
  const at = (anchor, tx, ty, left) => ({
    anchor,
    x: tx,
    y: ty,
    box: { left, top: ty - first / 2, right: left + wide, bottom: ty - first / 2 + high },
  });
  return [
    at("start", x + gap, y, x + gap),
    at("end", x - gap, y, x - gap - wide),
    at("middle", x, y + gap + first / 2, x - wide / 2),
    at("middle", x, y - gap - high + first / 2, x - wide / 2),
  ];
}
