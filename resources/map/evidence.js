// The article in place of the map: the words that prove a claim, marked, among those around them.

import { cardHead, speaker } from "./card.js";
import { make } from "./elements.js";

/** Type sizes in units, from the one wanted to the least. */
const SIZES = [40, 36, 32, 28, 24];
/** Where the first marked words stand, as a share of the window's height. */
const EYE = 1 / 3;
const AROUND = 40;

export class Evidence {
  constructor(layer) {
    this.head = make("header", "evidence-head");
    this.text = make("div", "evidence-text");
    this.body = make("div", "evidence-body", this.text);
    this.section = make("section", "evidence", this.head, this.body);
    this.written = "";
    this.laidOut = 0;
    this.place("away");
    layer.append(this.section);
  }

  /** Shows the article, or that there is none. */
  show(room) {
    this.place("shown");
    this.write(room);
  }

  /** Has the article painted beside the window: then it takes one frame to show it. */
  prepare(room, unit) {
    this.place("ready");
    this.write(room);
    this.layOut(unit);
  }

  /** Lays the article out anew when it is shown next: the window or its fonts are others. */
  outdate() {
    this.laidOut = 0;
  }

  /** Takes the article away; what is ready stays where it is until something else is written. */
  leave() {
    if (this.section.dataset.place === "shown") this.place("ready");
  }

  place(place) {
    this.section.dataset.place = place;
    this.section.inert = place !== "shown";
  }

  write({ evidence, card, words }) {
    const content = JSON.stringify([evidence, card, words]);
    if (content === this.written) return;
    this.written = content;
    this.laidOut = 0;
    this.head.replaceChildren(...headOf(evidence, card, words));
    if (!evidence) {
      this.text.replaceChildren(...absent(card, words));
      return;
    }
    const more = (there) => (there ? [make("p", "more", "…")] : []);
    this.text.replaceChildren(
      ...more(evidence.before),
      ...evidence.paragraphs.map(paragraph),
      ...more(evidence.after),
    );
  }

  /** Brings the marked words to where one looks first, in the largest type in which they are whole. */
  layOut(unit) {
    if (this.laidOut === unit) return;
    this.laidOut = unit;
    const marks = [...this.text.querySelectorAll("mark")];
    const space = this.body.clientHeight;
    for (const size of SIZES) {
      this.text.style.setProperty("--size", size);
      if (extent(marks) <= space - 2 * AROUND * unit) break;
    }
    this.text.style.marginTop = `${this.offset(marks[0], space, AROUND * unit)}px`;
  }

  /** How far down the text starts: up, so that marked words come to the eye; never far down. */
  offset(mark, space, around) {
    const high = this.text.offsetHeight;
    if (!mark) return Math.max(around, high < space ? (space - high) / 2 : around);
    const from = mark.getBoundingClientRect().top - this.text.getBoundingClientRect().top;
    const wanted = EYE * window.innerHeight - this.body.getBoundingClientRect().top - from;
    const lowest = Math.max(around, space - high - around);
    return Math.round(Math.min(lowest, wanted));
  }
}

function headOf(evidence, card, words) {
  const source = evidence ? [make("p", "evidence-source", evidence.source)] : [];
  if (!card) return source;
  const head = cardHead(card, words);
  head.querySelector(".kind").after(speaker(card));
  const suggested = card.suggested ? [make("p", "suggested", card.suggested)] : [];
  return [head, ...suggested, ...source];
}

/** What is read where no article can be shown: the words themselves if they are lost in it. */
function absent(card, words) {
  if (!card?.quote) return [make("p", "nothing", words.no_words)];
  return [make("p", "nothing", words.lost), make("blockquote", "quote", card.quote)];
}

function paragraph({ runs, heading }) {
  return make(heading ? "h2" : "p", "", ...runs.map(run));
}

function run({ text, marked }) {
  return marked ? make("mark", "", text) : text;
}

/** The height from the first of some elements to the end of the last. */
function extent(elements) {
  if (!elements.length) return 0;
  const boxes = elements.map((element) => element.getBoundingClientRect());
  return Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
}
