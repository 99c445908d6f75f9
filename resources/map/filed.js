// The pictures of a base map's file as SVG images, for print.

import { svg } from "./shapes.js";

/** So much larger than they are: else a hair of the ground shows between two. */
const OVERLAP = 0.5;
/** The files of those of the last print, by their addresses. */
const made = new Map();

/** The file at an address of a picture that was drawn: the page may show it, but not fetch it. */
export function fileAt(address) {
  return made.get(address);
}

/** The pictures in a frame; resolves when they can be printed. */
export async function drawnFile(file, frame, density, base) {
  for (const address of made.keys()) URL.revokeObjectURL(address);
  made.clear();
  const found = await base.ask("pictures", file, frame, density);
  const drawn = await Promise.all(found.map((picture) => drawnPicture(picture)));
  return drawn.filter(Boolean);
}

/** Whether a picture can be shown, once it is there; a page that nobody sees never ends to decode one. */
function isSound(href) {
  const image = document.createElement("img");
  return new Promise((resolve) => {
    image.addEventListener("load", () => resolve(true));
    image.addEventListener("error", () => resolve(false));
    image.src = href;
  });
}

async function drawnPicture({ left, top, side, blob }) {
  const href = URL.createObjectURL(blob);
  made.set(href, blob);
  if (!(await isSound(href))) return null; // a broken picture leaves the ground to be seen
  const box = { x: left, y: top, width: side + OVERLAP, height: side + OVERLAP };
  return svg("image", { ...box, href, preserveAspectRatio: "none" });
}
