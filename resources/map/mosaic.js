// Pictures of the ground side by side on a canvas, each pixel of it painted once: from the finest picture
// that has it. Painting one over the other would cost a flight half of its frames.

/** Lays a picture {image, zoom, left, top, width, height} of the world into the boxes of `frame` that are
 * still open; returns those that it leaves. `image` may have more pixels than the picture. */
export function lay(context, picture, frame, open) {
  const factor = 2 ** (frame.zoom - picture.zoom);
  const place = {
    left: picture.left * factor - frame.left,
    top: picture.top * factor - frame.top,
    width: picture.width * factor,
    height: picture.height * factor,
  };
  const whole = rounded(place);
  return open.flatMap((box) => {
    const part = common(box, whole);
    if (!part) return [box];
    cut(context, picture.image, place, part);
    return without(box, part);
  });
}

/** Draws the part of an image that lies in a box, if the whole lies at `place`. */
function cut(context, image, place, { left, top, right, bottom }) {
  const [across, down] = [image.width / place.width, image.height / place.height];
  const [width, height] = [right - left, bottom - top];
  const from = [(left - place.left) * across, (top - place.top) * down, width * across, height * down];
  context.drawImage(image, ...from, left, top, width, height);
}

/** A place as a box of whole pixels: neighbours end where the next begin. */
function rounded({ left, top, width, height }) {
  return {
    left: Math.round(left),
    top: Math.round(top),
    right: Math.round(left + width),
    bottom: Math.round(top + height),
  };
}

/** What two boxes have in common, or null. */
function common(a, b) {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return box.left < box.right && box.top < box.bottom ? box : null;
}

/** What is left of a box without a part of it: up to four boxes. */
export function without(box, part) {
  const hole = common(box, part);
  if (!hole) return [box];
  const { left, top, right, bottom } = box;
  const around = [
    { left, top, right, bottom: hole.top },
    { left, top: hole.bottom, right, bottom },
    { left, top: hole.top, right: hole.left, bottom: hole.bottom },
    { left: hole.right, top: hole.top, right, bottom: hole.bottom },
  ];
  return around.filter((side) => side.left < side.right && side.top < side.bottom);
}
