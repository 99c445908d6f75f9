// The pictures of a base map's file as SVG images, for print.

import { svg } from "./shapes.js";

/** So much larger than they are: else a hair of the ground shows between two. */
const OVERLAP = 0.5;
/** The addresses of those of the last print. */
let made = [];

/** The pictures in a frame; resolves when they can be printed. */
export async function drawnFile(file, frame, density, base) {
  made.forEach((url) => URL.revokeObjectURL(url));
  made = [];
  const found = await base.ask("pictures", file, frame, density);
  const drawn = await Promise.all(found.map((picture) => drawnPicture(picture)));
  return drawn.filter(Boolean);
}

async function drawnPicture({ left, top, side, blob }) {
  const href = URL.createObjectURL(blob);
  made.push(href);
  const image = document.createElement("img");
  image.src = href;
  try {
    await image.decode();
  } catch {
    return null; // a broken picture leaves the ground to be seen
  }
  const box = { x: left, y: top, width: side + OVERLAP, height: side + OVERLAP };
  return svg("image", { ...box, href, preserveAspectRatio: "none" });
}
