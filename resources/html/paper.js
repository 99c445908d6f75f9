// The map for paper: drawn once, as lines and text, in the colours of paper whatever the screen has.

import { Frame, worldX, worldY } from "../map/mercator.js";
import { distance, scaleBar } from "../map/scalebar.js";
import { entries, sign } from "../map/legend.js";
import { drawnMap } from "../map/picture.js";
import { svg } from "../map/shapes.js";

const WIDTH = 1000;
const HEIGHT = 600;
const PADDING = 60;
const LONGEST_BAR = 110;

/** Puts the whole briefing's map, its legend and its scale where only paper shows them. */
export async function drawPaperMap(scene, colours, base) {
  const frame = frameOf(scene.home);
  const wanted = { scene, selected: [], lit: [] };
  const { picture, shown, kinds } = await drawnMap(wanted, frame, colours, base);
  const map = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, overflow: "hidden" }, ...picture);
  const legend = document.createElement("ul");
  legend.append(...entries(shown, kinds).map((entry) => row(sign(entry, colours), 22, entry.word)));
  const { metres, pixels } = scaleBar(frame, LONGEST_BAR);
  const bar = svg("path", { d: `M.5 8v5h${pixels}v-5`, fill: "none", stroke: colours.ink });
  legend.append(row(bar, pixels + 1, distance(metres, scene.words)));
  document.querySelector(".paper-map").replaceChildren(map, legend);
}

function row(picture, width, word) {
  const item = document.createElement("li");
  item.append(svg("svg", { width, height: 14, viewBox: `0 0 ${width} 14` }, picture), word);
  return item;
}

/** The frame that shows bounds with room for names around them. */
function frameOf([west, south, east, north]) {
  const [left, right] = [worldX(west, 0), worldX(east, 0)];
  const [top, bottom] = [worldY(north, 0), worldY(south, 0)];
  const fitting = Math.log2(
    Math.min((WIDTH - 2 * PADDING) / (right - left), (HEIGHT - 2 * PADDING) / (bottom - top)),
  );
  const zoom = Math.max(Math.log2(WIDTH / 256), fitting);
  const x = ((left + right) / 2) * 2 ** zoom - WIDTH / 2;
  const y = ((top + bottom) / 2) * 2 ** zoom - HEIGHT / 2;
  return new Frame(zoom, x, y, WIDTH, HEIGHT);
}
