// A claim as a room reads it: what is said, in which words, by whom, and who denies it.

import { cut, shrink } from "./fitting.js";
import { kindSign } from "./kinds.js";
import { make } from "./elements.js";

/** How much smaller the type gets before words are left out; style sheets hold it at its least. */
const STEPS = [1, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62];
const LEAST_WORDS = 6;

/** The card of the claim in focus; `count` says which of the step's claims it is. */
export function evidenceCard(card, count, words) {
  const made = article(card, "claim-card");
  made.append(
    cardHead(card, words),
    make("h2", "claim-text", card.text),
    ...quoted(card),
    speaker(card),
    ...signed("disputed", card.disputed),
    ...signed("denies", card.denies),
    ...line("suggested", card.suggested),
    ...foot(card, count),
  );
  return made;
}

/** One side of a dispute: who says it comes first. */
export function sideCard(card, words) {
  const made = article(card, "claim-card side-card");
  made.append(
    make("div", "who", cardHead(card, words), speaker(card), ...line("suggested", card.suggested)),
    make("h2", "claim-text", card.text),
    ...quoted(card),
    ...foot(card, ""),
  );
  return made;
}

/** Kind in sign, word and colour, and whether it is disputed. */
export function cardHead(card, words) {
  const head = make("p", "card-head", make("span", "kind", kindSign(card.kind), card.kind_words));
  head.dataset.kind = card.kind;
  if (card.disputed) head.append(make("span", "pill", words.disputed));
  return head;
}

/** Who says it, and through whom it came here. */
export function speaker({ speaker: name, through }) {
  const made = make("p", "speaker", make("b", "", name));
  if (through) made.append(" ", make("span", "through", through));
  return made;
}

function article(card, className) {
  const made = make("article", className);
  made.setAttribute("aria-label", card.kind_words);
  if (card.suggested) made.classList.add("unreviewed");
  return made;
}

function quoted({ quote }) {
  return quote ? [make("blockquote", "quote", quote)] : [];
}

/** Of which time it speaks, and which of several claims it is. */
function foot({ time }, count) {
  const parts = [...line("time", time), ...line("which", count)];
  return parts.length ? [make("div", "card-foot", ...parts)] : [];
}

function line(className, words) {
  return words ? [make("p", className, words)] : [];
}

function signed(className, words) {
  return words ? [make("p", className, kindSign("denial"), words)] : [];
}

/**
 * Makes all texts in `root` fit: smaller type, shorter quotes; then the other lines are held to a few rows;
 * then the claims are shorter too. Who says it and who denies it is never left out.
 */
export function fitCards(root, fits) {
  const all = (selector) => [...root.querySelectorAll(selector)];
  const [quotes, claims] = [all(".quote"), all(".claim-text")];
  const whole = quotes.map(({ textContent }) => textContent);
  for (const tight of [false, true]) {
    root.classList.toggle("tight", tight);
    quotes.forEach((quote, at) => restore(quote, whole[at]));
    if (shrink(root, STEPS, fits) || cut(quotes, 0, fits)) return;
  }
  cut(claims, LEAST_WORDS, fits);
}

function restore(element, words) {
  element.textContent = words;
  element.hidden = false;
}
