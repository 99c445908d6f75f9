// What may lie in the corners of a printed map: an arrow to the north, and where in the world it is.

import { Frame, latitude, longitude, worldX, worldY } from "./mercator.js";
import { drawnBase } from "./paths.js";
import { rules } from "./rules.js";
import { svg, text } from "./shapes.js";
import { STYLES } from "./typography.js";

const GAP = 12;
const LOCATOR = { width: 150, height: 96 };
const ARROW_HEIGHT = 34;
/** So much of a frame may the inset take before it is left out. */
const MOST = 0.35;

/** The boxes of a sheet's insets in its frame: no name may lie under them. */
export function insetBoxes({ width, height }, { north, locator: world }) {
  const arrow = { left: width - GAP - 24, right: width, top: 0, bottom: GAP + ARROW_HEIGHT + 8 };
  const right = GAP + LOCATOR.width;
  const inset = { left: 0, right, top: height - GAP - LOCATOR.height, bottom: height };
  return [...(north ? [arrow] : []), ...(world && fits({ width, height }) ? [inset] : [])];
}

function fits({ width, height }) {
  return LOCATOR.width <= width * MOST && LOCATOR.height <= height * MOST;
}

/** An arrow in the upper right corner; north is up wherever one is on a Mercator map. */
export function northArrow({ width }, colours) {
  const d = `M0 0L8 ${ARROW_HEIGHT - 14}L0 ${ARROW_HEIGHT - 19}L-8 ${ARROW_HEIGHT - 14}Z`;
  return svg(
    "g",
    { transform: `translate(${width - GAP - 12} ${GAP})` },
    svg("path", { d, fill: colours.ink, stroke: colours.paper, "stroke-width": 1.5 }),
    text("N", STYLES.number, {
      x: 0,
      y: ARROW_HEIGHT - 4,
      anchor: "middle",
      fill: colours.ink,
      halo: colours.land,
    }),
  );
}

/** The world in the lower left corner, with the map's frame in it. */
export async function locator(frame, { centre }, colours, base) {
  const { width, height } = LOCATOR;
  if (!fits(frame)) return svg("g");
  const zoom = Math.log2(width / 256);
  const middle = worldX(centre, zoom) - width / 2;
  const world = new Frame(zoom, middle, worldY(78, zoom), width, height);
  const tiles = await base.tiles(world, 1);
  const land = rules(colours, "recognised").filter(({ layer }) => layer === "land");
  const edge = { width, height, fill: "none", stroke: colours.line };
  return svg(
    "g",
    { transform: `translate(${GAP} ${frame.height - GAP - height})` },
    svg(
      "svg",
      { width, height, viewBox: `0 0 ${width} ${height}`, overflow: "hidden" },
      svg("rect", { width, height, fill: colours.sea }),
      ...drawnBase(tiles, land, world),
      framedArea(frame, world, colours),
    ),
    svg("rect", edge),
  );
}

function framedArea({ zoom, left, top, width, height }, world, colours) {
  const [x, y] = world.project([longitude(left, zoom), latitude(top, zoom)]);
  const [right, bottom] = world.project([
    longitude(left + width, zoom),
    latitude(top + height, zoom),
  ]);
  const box = { x, y, width: Math.max(3, right - x), height: Math.max(3, bottom - y) };
  const look = { fill: colours.accent, "fill-opacity": 0.15, stroke: colours.accent };
  return svg("rect", { ...box, ...look, "stroke-width": 1.5 });
}
