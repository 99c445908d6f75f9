// Making text fit where it must: smaller type first, then fewer words. What is cut ends in "…".

/** Nobody reads more than so many characters on a wall. */
const MOST = 1200;
/** Longer pieces than this are no words. */
const LONGEST_WORD = 30;
const CLOSING = /[”"»’]$/;

/** Shrinks an element's type by the steps until it fits; says whether it does. */
export function shrink(element, steps, fits) {
  return steps.some((step) => {
    element.style.setProperty("--shrink", step);
    return fits();
  });
}

/** Cuts the texts of elements to as many words as fit, all to the same number; not below `least`. */
export function cut(elements, least, fits) {
  const texts = elements.map((element) => pieces(element.textContent));
  const show = (count) => elements.forEach((element, at) => showPieces(element, texts[at], count));
  let [low, high] = [least, Math.max(least, ...texts.map(({ words }) => words.length))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    show(middle);
    if (fits()) low = middle;
    else high = middle - 1;
  }
  show(low);
  return fits();
}

function pieces(text) {
  const words = text.slice(0, MOST).match(new RegExp(`\\S{1,${LONGEST_WORD}}\\s*`, "gu")) ?? [];
  const more = text.length > MOST;
  return { text, words, more, closing: CLOSING.exec(text)?.[0] ?? "" };
}

function showPieces(element, { text, words, more, closing }, count) {
  element.hidden = count === 0;
  const whole = count >= words.length && !more;
  element.textContent = whole ? text : `${words.slice(0, count).join("").trimEnd()}…${closing}`;
}
