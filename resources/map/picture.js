// The map of a scene as one picture of lines and text.

import { pointArt, regionArt } from "./places.js";
import { Space } from "./space.js";
import { drawnBase } from "./paths.js";
import { drawnFile } from "./filed.js";
import { drawnLayers } from "./layers.js";
import { drawnName } from "./names.js";
import { drawnRegion } from "./regions.js";
import { insetBoxes, locator, northArrow } from "./insets.js";
import { isOfPictures } from "./raster.js";
import { onlyPlanned, planPlaces } from "./placement.js";
import { planNames } from "./gazetteer.js";
import { penLine } from "./strokes.js";
import { rules } from "./rules.js";
import { svg } from "./shapes.js";
import { worldRings } from "./outline.js";

/** Outlines are cut so far outside of the frame, where nobody sees it. */
const REACH = 40;
const DEEPEST_TILES = 7;
const FEATURES = ["labels", "occupied", "borders"];

/**
 * Draws {scene, selected, lit, ink, include} in a frame, for `density` device pixels to a CSS pixel.
 * Resolves to {picture, shown, kinds}: SVG elements from the ground up, the scene with the places that
 * are among them, and which signs of the base map are.
 */
export async function drawnMap({ scene, selected, lit, ink = [], include = {} }, frame, colours, base, density = 1) {
  const file = scene.base ?? null;
  const zoom = tileZoom(frame.zoom, density, file);
  const pictures = isOfPictures(file) ? await drawnFile(file, frame, density, base) : [];
  const tiles = isOfPictures(file) ? [] : await base.tiles(frame, zoom, file);
  const features = await base.features(FEATURES, frame, file);
  const context = contextOf(new Set(selected), new Set(lit), frame, colours);
  for (const box of insetBoxes(frame, include)) context.space.take(box);
  const regions = scene.places.filter((place) => place.shape === "region");
  const outlines = new Map(regions.map(({ id, geometry }) => [id, worldRings(geometry)]));
  const planned = planPlaces(scene.places, outlines, context);
  const labels = features.filter(({ layer }) => layer === "labels");
  const own = scene.places.map((place) => place.name);
  const names = planNames(labels, own, context);
  const layers = await drawnLayers(scene, frame, REACH, colours, base);
  const picture = [
    svg("rect", { width: frame.width, height: frame.height, fill: colours.sea }),
    ...pictures,
    ...drawnBase(tiles, rules(colours, scene.viewpoint, 1, file), frame),
    ...layers.elements,
    ...planned.shapes.map((shape) => drawnRegion(shape, context.stateOf(shape.place), colours)),
    ...names.map(drawnName),
    ...planned.regions.map((region) => at(region, regionArt(region, context))),
    ...planned.points.map((point) => at(point, pointArt(point, context))),
    ...ink.map((stroke) => penLine(stroke, frame, colours)),
  ];
  if (include.north) picture.push(northArrow(frame, colours));
  if (include.locator) picture.push(await locator(frame, scene, colours, base));
  const kinds = base.kinds(features, frame, scene.viewpoint);
  for (const id of layers.seen) kinds.add(`layer ${id}`);
  return { picture, shown: onlyPlanned(scene, planned, frame), kinds };
}

/** Finer tiles than on the screen, but not as fine as the pixels are: four times as many a level. */
function tileZoom(zoom, density, file) {
  const deepest = file ? file.most + 1 : DEEPEST_TILES;
  const finer = Math.round(zoom + Math.log2(Math.max(1, density)) / 2);
  return Math.max(Math.round(zoom), Math.min(deepest, finer));
}

function contextOf(selected, lit, frame, colours) {
  return {
    frame,
    reach: REACH,
    space: new Space(frame.box(REACH)),
    colours,
    scale: 1,
    printed: true,
    stateOf: ({ id }) => ({ selected: selected.has(id), lit: lit.has(id), focused: false }),
  };
}

function at({ at: [x, y] }, art) {
  return svg("g", { transform: `translate(${x} ${y})` }, art);
}
