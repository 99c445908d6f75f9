// The sign of each kind of claim, drawn: no typeface has them all. As viewer/ui/icons.py has them.

import { svg } from "./shapes.js";

const DIAMOND = "M.5 .04L.96 .5L.5 .96L.04 .5Z";
const SIGNS = {
  statement: { d: "M.1 .5A.4 .4 0 1 1 .9 .5A.4 .4 0 1 1 .1 .5Z", filled: true },
  announcement: { d: "M.14 .14H.86V.86H.14Z", filled: true },
  prediction: { d: DIAMOND },
  allegation: { d: "M.5 .06L.98 .9H.02Z", filled: true },
  denial: { d: "M.34 .12L.08 .36L.34 .6M.08 .36H.63A.25 .25 0 0 1 .63 .86H.34" },
  assessment: { d: DIAMOND, filled: true },
};

/** A kind's sign in the colour of the text that it stands in. */
export function kindSign(kind) {
  const { d, filled } = SIGNS[kind];
  const paint = filled
    ? { fill: "currentColor" }
    : { fill: "none", stroke: "currentColor", "stroke-width": 0.13, "stroke-linecap": "round" };
  const box = { class: "kind-sign", viewBox: "0 0 1 1", "aria-hidden": "true" };
  return svg("svg", box, svg("path", { d, ...paint, "stroke-linejoin": "round" }));
}
