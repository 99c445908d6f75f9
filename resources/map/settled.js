// When all that was told is on the screen, and nothing moves any more.

import { make } from "./elements.js";

/** Frames without change after which nothing more is to come, and the last has reached the window. */
const CALM_FRAMES = 6;

function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/** Resolves when tiles, names and fonts are on the screen and no flight is under way. */
export async function whenSettled(stage) {
  // Chromium draws a frame only when the one before is painted, but only if something has changed in it:
  // else frames pass while tiles still wait for paint.
  const beat = make("div", "beat");
  document.body.append(beat);
  for (let calm = 0; calm < CALM_FRAMES; ) {
    await nextFrame();
    beat.classList.toggle("odd");
    calm = isCalm(stage) ? calm + 1 : 0;
  }
  beat.remove();
}

function isCalm(stage) {
  const { camera, map } = stage;
  const moves = camera.flying || camera.flight?.isWaiting || map._animatingZoom || map._panAnim?._inProgress;
  const shown = stage.isDrawn() && document.body.classList.contains("drawn");
  return shown && !moves && document.fonts.status === "loaded";
}
