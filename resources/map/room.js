// What a room sees while a briefing is presented: the map to the edges, and beside it in large type
// what the step says, who says it, and from where it is known.

import { Evidence } from "./evidence.js";
import { Flight } from "./flight.js";
import { Dispute } from "./dispute.js";
import { Ink } from "./ink.js";
import { Pen } from "./pen.js";
import { Pointer } from "./pointer.js";
import { Tools } from "./tools.js";
import { evidenceCard, fitCards } from "./card.js";
import { filled, make } from "./elements.js";
import { setTextScale } from "./typography.js";
import { grown } from "./space.js";
import { shrink } from "./fitting.js";

/** The picture that all sizes are made for, in units; a unit is a pixel of 1920 by 1080. */
const WIDTH = 1600;
const HEIGHT = 1080;
/** In units: from the edges, between parts, and around what the map shows. */
const EDGE = 48;
const GAP = 32;
const AROUND = 56;
/** Names on the map are so many units to a pixel of the desk, and lines so much wider. */
const TEXT = 2.4;
const LINES = 1.5;
const LEAST_LINES = 0.8;
/** Factors of line widths that are nearer to 1, as logarithms of 2, are not seen. */
const SEEN = 0.2;
/** Names of so many zooms less than at the desk, since they are larger. */
const COARSER = 0.7;
/** So far above and beside the title reaches the ground behind it whole, and so far it fades out. */
const SHADE = 16;
const FADE = 96;
/** Corners of cards are rounded by less. */
const ROUND = 8;
const LONGEST_FRAME = 100;
const TITLE_STEPS = [1, 0.9, 0.8, 0.7, 0.6];
const TITLE_LINES = 3;
/** Of the window above the strip, the most that a dispute takes. */
const DISPUTE_SHARE = 0.53;

export class Room {
  /** Makes the page of `stage` a room's. `send(type, message)` tells who shows it. */
  constructor(stage, send) {
    this.stage = stage;
    this.room = null;
    this.aside = false;
    this.unit = 0;
    this.boxes = [];
    this.solid = [];
    this.around = "";
    this.build(send);
    document.body.classList.add("room");
    stage.inert = true;
    stage.covers = () => this.boxes;
    stage.opaque = () => this.solid;
    stage.turn = nextPaint;
    stage.camera.flight = new Flight(stage);
    stage.places.hush();
    this.quietMap();
    window.addEventListener("resize", () => this.resized());
    document.fonts.addEventListener("loadingdone", () => {
      this.evidence.outdate();
      this.layOut();
    });
    document.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  build(send) {
    const { stage } = this;
    this.count = make("p", "count");
    this.title = make("h1", "title");
    this.caption = make("p", "caption");
    this.header = make("header", "lower-third", this.count, this.title, this.caption);
    this.shade = make("div", "shade");
    this.side = make("aside", "side");
    this.layer = make("main", "room-layer", this.shade, this.header, this.side);
    this.evidence = new Evidence(this.layer);
    this.dispute = new Dispute(this.layer);
    this.pointer = new Pointer();
    this.ink = new Ink(stage);
    this.pen = new Pen(stage, this.ink, (stroke) => send("drawn", { stroke }));
    this.tools = new Tools(stage.map, send);
    this.cover = make("div", "cover");
    this.told = make("p", "told");
    this.told.setAttribute("role", "status");
    this.source = make("span", "source");
    this.strip = stage.furniture.strip;
    const { borders, legend, sources } = stage.furniture;
    this.strip.append(make("div", "signs", legend, borders), make("span", "credits", this.source, sources));
    const { pen, pointer } = this;
    document.body.append(this.layer, pen.element, ...pointer.elements, this.cover, this.told);
  }

  /** Leaves the keyboard to who shows the page. */
  quietMap() {
    const { map } = this.stage;
    map.keyboard.disable();
    map.getContainer().removeAttribute("tabindex");
  }

  /** Shows another state of the room, at once; `aside` where nobody sees it. The map may `fly`. */
  show(room, { aside, fly }) {
    const first = !this.room;
    const turned = !first && (room.mode === "disputed") !== (this.room.mode === "disputed");
    const { camera } = this.stage;
    const { unit } = camera;
    this.room = room;
    this.aside = aside;
    this.write();
    if (first) this.resized();
    else this.layOut();
    if (aside) return;
    if (first) this.enter();
    if (turned) camera.again(fly); // a dispute leaves the map another part of the window
    else if (camera.unit !== unit) camera.again(); // the window was resized out of the map's sight
    this.announce();
    this.drawAround();
  }

  /** Has a screen reader say the step, if it is another. */
  announce() {
    const words = `${this.count.textContent}: ${this.room.title}`;
    if (words !== this.told.textContent) this.told.textContent = words;
  }

  /** Draws the map's names and signs anew if other parts of it are covered; under an article nobody sees any. */
  drawAround() {
    const around = JSON.stringify(this.boxes);
    if (this.room.mode === "evidence" || around === this.around) return;
    this.around = around;
    this.stage.refresh();
  }

  /** Has ready what a flight to these bounds needs, and one from where the map is; and the article. */
  prepare({ bounds, exact, room }) {
    const { camera } = this.stage;
    camera.flight.prepare(bounds ? [camera.frameOf(bounds, exact)] : []);
    if (room && this.room.mode !== "evidence") this.evidence.prepare(room, this.unit);
  }

  /** The map fills the window from now on, and shows in it what it showed. */
  enter() {
    const { camera, map } = this.stage;
    map.invalidateSize({ pan: false });
    camera.resized();
  }

  write() {
    const { room } = this;
    this.count.textContent = filled(room.words.step, room);
    this.title.textContent = room.title;
    this.caption.textContent = room.caption;
    this.source.textContent = room.source;
    document.body.dataset.mode = room.mode;
    this.cover.className = `cover ${room.cover}`;
    this.dispute.section.hidden = room.mode !== "disputed";
    this.side.hidden = room.mode !== "map" || !room.card;
    if (room.mode === "evidence") this.evidence.show(room);
    else this.evidence.leave();
    if (room.mode === "disputed") this.dispute.show(room);
    if (!this.side.hidden) this.side.replaceChildren(this.card());
    // The title is small in the head of a dispute, else on the picture.
    if (room.mode === "disputed") this.dispute.head.prepend(this.header);
    else this.shade.after(this.header);
  }

  card() {
    const { card, card_number: number, card_count: count, words } = this.room;
    return evidenceCard(card, count > 1 ? filled(words.claim, { number, count }) : "", words);
  }

  resized() {
    if (!window.innerWidth || !window.innerHeight) return; // it is in no window yet
    const { stage } = this;
    this.unit = Math.min(window.innerWidth / WIDTH, window.innerHeight / HEIGHT);
    document.documentElement.style.setProperty("--u", `${this.unit}px`);
    setTextScale(TEXT * this.unit);
    this.weigh(Math.max(LEAST_LINES, LINES * this.unit));
    stage.coarse = COARSER + Math.log2(this.unit);
    this.pointer.resize(this.unit);
    this.evidence.outdate();
    this.layOut();
    this.ink.draw();
    stage.refresh();
  }

  /** Paints the base map's lines for another size of window, unless nobody would see the difference. */
  weigh(weight) {
    const { stage } = this;
    if (Math.abs(Math.log2(weight / stage.weight)) < SEEN) return;
    stage.weight = weight;
    stage.paintBase();
  }

  /** Fits the texts to the window, then tells the map what is free of it. */
  layOut() {
    if (!this.room) return;
    const { unit } = this;
    const high = this.strip.offsetHeight;
    document.documentElement.style.setProperty("--strip", `${high}px`);
    const space = window.innerHeight - high;
    if (this.room.mode === "evidence") this.evidence.layOut(unit);
    if (this.room.mode === "disputed") this.dispute.layOut(space * DISPUTE_SHARE);
    if (!this.side.hidden) {
      fitCards(this.side, () => this.side.offsetHeight <= space - (EDGE + GAP) * unit);
    }
    if (this.room.mode === "map") this.fitTitle();
    this.measure(space);
  }

  fitTitle() {
    const { side, header, title } = this;
    const right = side.hidden ? 0 : window.innerWidth - side.offsetLeft;
    header.style.setProperty("--beside", `${right}px`);
    title.classList.remove("cut");
    const line = () => parseFloat(getComputedStyle(title).lineHeight);
    const fits = shrink(header, TITLE_STEPS, () => title.offsetHeight <= (TITLE_LINES + 0.5) * line());
    title.classList.toggle("cut", !fits);
  }

  /** Finds the boxes that are taken, and gives the camera what they leave. */
  measure(space) {
    const { unit, side, header, dispute } = this;
    const inMap = this.room.mode === "map";
    const low = inMap ? header : dispute.section;
    const parts = [this.strip, low, ...(side.hidden ? [] : [side])].filter((part) => part.offsetHeight);
    const { right: end, top } = header.getBoundingClientRect();
    this.shade.style.width = `${end + SHADE * unit}px`;
    this.shade.style.height = `${space - top + SHADE * unit}px`;
    const places = parts.map((part) => part.getBoundingClientRect());
    this.boxes = places.map((place) => grown(place, (GAP / 2) * unit));
    this.solid = places.filter((_, n) => parts[n] !== header).map((place) => grown(place, -ROUND * unit));
    if (inMap) this.boxes.push(grown(this.shade.getBoundingClientRect(), FADE * unit));
    if (this.aside || this.room.mode === "evidence") return; // the map comes back as it was
    const bottom = Math.min(space, low.getBoundingClientRect().top - (inMap ? 0.75 * FADE * unit : 0));
    const right = side.hidden ? window.innerWidth : side.offsetLeft;
    const around = AROUND * unit;
    this.stage.camera.keepFree(
      {
        left: around,
        top: around,
        right: window.innerWidth - right + around,
        bottom: window.innerHeight - bottom + around,
      },
      unit,
    );
  }
}

/** Resolves when what is written now is on the screen: a step's words come first, its map follows. */
function nextPaint() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    setTimeout(resolve, LONGEST_FRAME); // a page that nobody sees has no frames
  });
}
