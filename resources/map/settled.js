// When all that was told is on the screen, and nothing moves any more.

import { make } from "./elements.js";

/** Frames after which the first has reached the window, however busy the machine; with fewer some had not. */
const FRAMES = 6;

function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/** Resolves when tiles, names and fonts are on the screen and no flight is under way. */
export function whenSettled(stage) {
  return whenFramesPass(() => isCalm(stage));
}

/** Resolves when what is written now is on the screen. */
export function whenDrawn() {
  return whenFramesPass(() => true);
}

/** Resolves after enough frames one after the other in which something holds. */
async function whenFramesPass(holds) {
  // Chromium draws a frame only when the one before is painted, but only if something has changed in it:
  // else frames pass while tiles still wait for paint.
  const beat = make("div", "beat");
  document.body.append(beat);
  for (let passed = 0; passed < FRAMES; ) {
    await nextFrame();
    passed = holds() ? passed + 1 : 0;
    if (passed) beat.classList.toggle("odd"); // else it would take the time of what is waited for
  }
  beat.remove();
}

function isCalm(stage) {
  const { camera, map } = stage;
  const moves = camera.flying || camera.flight?.isWaiting || map._animatingZoom || map._panAnim?._inProgress;
  const shown = stage.isDrawn() && document.body.classList.contains("drawn");
  return shown && !moves && document.fonts.status === "loaded";
}
