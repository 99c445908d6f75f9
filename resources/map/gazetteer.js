// Which of the base map's names are written, and where: the important first, each only where
// nothing else is. Nothing here draws.

import { STYLES, lineHeight, width } from "./typography.js";
import { around, grown, inside, overlaps } from "./space.js";
import { positions } from "./placement.js";

const MARGIN = 3;
const CITY_GAP = 5;
const DOT = 6;
const LONGEST_LINE = 13;

/**
 * Plans the names; `features` are those of the layer `labels` with x, y in the picture. What is written
 * large has names of `coarse` zooms less.
 */
export function planNames(features, taken, context) {
  const { frame, reach, coarse = 0 } = context;
  const known = new Set(taken.map(folded));
  const planned = [];
  for (const feature of features.sort((a, b) => a.props.rank - b.props.rank)) {
    const { name, minzoom } = feature.props;
    if (minzoom > frame.zoom + 0.4 - coarse || known.has(folded(name))) continue;
    const label = spot(feature, context, frame.box(reach));
    if (!label) continue;
    known.add(folded(name));
    context.space.take(label.box);
    planned.push(label);
  }
  return planned;
}

function folded(name) {
  return name.toLowerCase();
}

function spot(feature, context, area) {
  const { frame, space } = context;
  const edges = frame.box();
  const whole = ({ box }) => inside(box, edges) || (!overlaps(box, edges) && inside(box, area));
  const clear = ({ box }) => space.isFree(grown(box, MARGIN * context.scale)) && !space.linesUnder(box);
  return candidates(feature, context).find((label) => whole(label) && clear(label));
}

function candidates(feature, { colours, scale }) {
  const { x, y, props } = feature;
  if (props.kind === "city") return cities(feature, colours, scale);
  const sea = props.kind === "sea";
  const style = sea ? STYLES.sea : STYLES.country;
  const fill = sea ? colours.sea_label : colours.label;
  const halo = sea ? colours.sea : colours.land;
  const rows = broken(props.name).map((content) => ({ content, style, fill }));
  const wide = Math.max(...rows.map(({ content }) => width(content, style)));
  const high = rows.length * lineHeight(style);
  const first = y - high / 2 + lineHeight(style) / 2;
  const box = around(x, y, wide, high);
  return [{ name: props.name, kind: props.kind, rows, x, y: first, anchor: "middle", halo, box }];
}

function cities({ x, y, props }, colours, scale) {
  const style = props.capital ? STYLES.capital : STYLES.city;
  const rows = [{ content: props.name, style, fill: colours.label }];
  const dot = around(x, y, DOT * scale, DOT * scale);
  return positions([x, y], CITY_GAP * scale, rows).map((position) => ({
    ...position,
    name: props.name,
    kind: "city",
    rows,
    halo: colours.land,
    dot: { x, y, capital: Boolean(props.capital), fill: colours.label, ground: colours.land, scale },
    box: union(position.box, dot),
  }));
}

function union(a, b) {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** A long name in lines of about equal length. */
function broken(name) {
  const words = name.split(" ");
  if (name.length <= LONGEST_LINE || words.length === 1) return [name];
  const lines = Math.min(words.length, Math.ceil(name.length / LONGEST_LINE));
  const target = name.length / lines;
  const rows = [words[0]];
  for (const word of words.slice(1)) {
    const longer = `${rows.at(-1)} ${word}`;
    if (longer.length <= target + word.length / 2) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}
