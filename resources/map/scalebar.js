// A scale bar: the round distance that comes closest to a wanted length.

import { metresPerPixel } from "./mercator.js";

const ROUND = [1, 2, 5];

/** {metres, pixels} of a bar at most `most` pixels long, true at the frame's middle latitude. */
export function scaleBar(frame, most) {
  const perPixel = metresPerPixel(frame.latitude, frame.zoom);
  const wanted = most * perPixel;
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  const metres = magnitude * ROUND.findLast((digit) => digit * magnitude <= wanted);
  return { metres, pixels: metres / perPixel };
}

/** The distance in words. */
export function distance(metres, words) {
  const format = new Intl.NumberFormat(document.documentElement.lang || undefined);
  if (metres < 1000) return words.metres.replace("{distance}", format.format(metres));
  return words.kilometres.replace("{distance}", format.format(metres / 1000));
}
