// How the base map is painted, as data: one list for the screen's canvas and for print's paths.
// In the order of painting. Widths and dashes in CSS pixels.

const HATCH_DISTANCE = 5;
/** Roads by how far they go, in the order of painting; their colour is a share of that of names. */
const ROADS = {
  street: { width: 0.8, share: 0.16 },
  near: { width: 1.1, share: 0.22 },
  far: { width: 1.6, share: 0.28 },
};

/** Says whether a border is drawn under a viewpoint. */
function holds(feature, viewpoint) {
  return feature.props.viewpoint === "both" || feature.props.viewpoint === viewpoint;
}

function border(status, viewpoint) {
  return (feature) => feature.props.status === status && holds(feature, viewpoint);
}

/** The rules for a theme's colours and a viewpoint on borders; lines are `weight` times as wide. A `file` of
 * vector tiles has borders of its own. */
export function rules(colours, viewpoint, weight = 1, file = null) {
  return file ? ofFile(colours, weight) : bundled(colours, viewpoint, weight);
}

function bundled(colours, viewpoint, weight) {
  const { land, coast, label, line, occupied } = colours;
  const hatched = viewpoint === "recognised" ? [{ layer: "occupied", hatch: occupied }] : [];
  return [
    { layer: "land", fill: land },
    ...hatched,
    { layer: "coast", stroke: coast, width: 0.8 * weight },
    { layer: "borders", only: border("international", viewpoint), stroke: line, width: 0.9 * weight },
    { layer: "borders", only: border("disputed", viewpoint), ...disputed(label, weight) },
  ];
}

/** Areas of water meet in the open sea, where tiles and their makers cut them: the coast is drawn below
 * them, so that only what is outside of all is seen of it. */
function ofFile({ land, sea, coast, label, line }, weight) {
  const status = (wanted) => (feature) => feature.props.status === wanted;
  const roads = Object.entries(ROADS).map(([road, { width, share }]) => ({
    layer: "roads",
    only: (feature) => feature.props.road === road,
    stroke: mixed(land, label, share),
    width: width * weight,
  }));
  return [
    { layer: "land", fill: land },
    { layer: "water", stroke: coast, width: 1.6 * weight },
    { layer: "water", fill: sea },
    { layer: "rivers", stroke: sea, width: 1.2 * weight },
    ...roads,
    { layer: "outlines", stroke: coast, width: 0.8 * weight },
    { layer: "lines", stroke: line, width: 0.9 * weight },
    { layer: "borders", only: status("international"), stroke: line, width: 0.9 * weight },
    { layer: "borders", only: status("disputed"), ...disputed(label, weight) },
  ];
}

function disputed(stroke, weight) {
  return { stroke, width: 1.3 * weight, dash: [4 * weight, 3 * weight] };
}

/** A colour so far on the way from one to another, each as "#RRGGBB". */
function mixed(from, to, share) {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round(a + (b - a) * share).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** A tile of diagonal lines that repeats without a seam, for canvas. */
export function hatch(colour, weight = 1) {
  const distance = Math.round(HATCH_DISTANCE * weight);
  const side = distance * 2;
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext("2d");
  context.strokeStyle = colour;
  context.globalAlpha = 0.75;
  context.lineWidth = 1.1 * weight;
  for (let x = -side; x <= side; x += distance) {
    context.moveTo(x - 1, side + 1);
    context.lineTo(x + side + 1, -1);
  }
  context.stroke();
  return canvas;
}
