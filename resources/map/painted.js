// When the first full picture is on the screen.

function once(emitter, event) {
  return new Promise((resolve) => {
    emitter.once(event, resolve);
  });
}

function nextFrame() {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

/**
 * Resolves when tiles and names have been drawn and put on the screen. Until they are drawn nothing
 * is shown: without a GPU each half picture costs as much time as the whole one.
 */
export async function whenPainted({ map, base }) {
  await Promise.all([once(base.layer, "load"), once(map, "drawn")]);
  document.body.classList.add("drawn");
  await nextFrame();
  await nextFrame();
}
