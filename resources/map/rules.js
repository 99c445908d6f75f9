// How the base map is painted, as data: one list for the screen's canvas and for print's paths.
// In the order of painting. Widths and dashes in CSS pixels.

const HATCH_DISTANCE = 5;

/** Says whether a border is drawn under a viewpoint. */
function holds(feature, viewpoint) {
  return feature.props.viewpoint === "both" || feature.props.viewpoint === viewpoint;
}

function border(status, viewpoint) {
  return (feature) => feature.props.status === status && holds(feature, viewpoint);
}

/** The rules for a theme's colours and a viewpoint on borders; lines are `weight` times as wide. */
export function rules(colours, viewpoint, weight = 1) {
  const { land, coast, label, line, occupied } = colours;
  const hatched = viewpoint === "recognised" ? [{ layer: "occupied", hatch: occupied }] : [];
  return [
    { layer: "land", fill: land },
    ...hatched,
    { layer: "coast", stroke: coast, width: 0.8 * weight },
    { layer: "borders", only: border("international", viewpoint), stroke: line, width: 0.9 * weight },
    {
      layer: "borders",
      only: border("disputed", viewpoint),
      stroke: label,
      width: 1.3 * weight,
      dash: [4 * weight, 3 * weight],
    },
  ];
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
