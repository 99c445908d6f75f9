// When all that was told is on the screen, and nothing moves any more.

import { make } from "./elements.js";

/** Frames after which the first has reached the window, however busy the machine; with fewer some had not. */
const FRAMES = 6;

function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/** Counts frames for all who wait for the same: who asks at every key must not make a page late. */
class Watch {
  /** `holds` says whether a frame counts. */
  constructor(holds) {
    this.holds = holds;
    this.waiting = [];
  }

  /** Resolves after enough frames one after the other that count. */
  pass() {
    return new Promise((resolve) => {
      this.waiting.push({ resolve, passed: 0 });
      if (this.waiting.length === 1) this.run();
    });
  }

  async run() {
    // Chromium draws a frame only when the one before is painted, but only if something has changed in it:
    // else frames pass while tiles still wait for paint.
    const beat = make("div", "beat");
    document.body.append(beat);
    while (this.waiting.length) {
      await nextFrame();
      const holds = this.holds();
      for (const one of this.waiting) one.passed = holds ? one.passed + 1 : 0;
      if (holds) beat.classList.toggle("odd"); // else it would take the time of what is waited for
      this.tell();
    }
    beat.remove();
  }

  /** Tells those who have waited for long enough: who asked first is the first. */
  tell() {
    while (this.waiting[0]?.passed >= FRAMES) this.waiting.shift().resolve();
  }
}

const drawn = new Watch(() => true);
const settled = new WeakMap();

/** Resolves when tiles, names and fonts are on the screen and no flight is under way. */
export function whenSettled(stage) {
  if (!settled.has(stage)) settled.set(stage, new Watch(() => isCalm(stage)));
  return settled.get(stage).pass();
}

/** Resolves when what is written now is on the screen. */
export function whenDrawn() {
  return drawn.pass();
}

function isCalm(stage) {
  const { camera, map } = stage;
  const moves = camera.flying || camera.flight?.isWaiting || map._animatingZoom || map._panAnim?._inProgress;
  const shown = stage.isDrawn() && document.body.classList.contains("drawn");
  return shown && !moves && document.fonts.status === "loaded";
}
