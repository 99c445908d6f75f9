// Lets a person shape something on the map by hand: says how, keeps what was before each change, and
// tells what has come of it. What is shaped lies on a sheet over the map, which pans and zooms as ever.

import { Drawing } from "./drawing.js";
import { Moving } from "./moving.js";
import { filled, make } from "./elements.js";
import { svg } from "./shapes.js";

/** Pixels that the mouse may move within a click. */
const CLICK = 4;

export class Shaping {
  /** `stage` tells Python. */
  constructor(map, stage) {
    this.map = map;
    this.stage = stage;
    this.sheet = null;
    this.tool = null;
    this.past = [];
    this.follow = () => this.draw();
    this.hide = () => this.sheet.classList.add("zooming");
    this.press = (event) => this.key(event);
  }

  /** Begins to shape, instead of what was shaped before; null ends it. */
  show(shaping) {
    this.end();
    if (shaping) this.begin(shaping);
  }

  begin(shaping) {
    this.shaping = shaping;
    this.words = shaping.words;
    this.past = [];
    this.explained = null;
    this.picture = svg("svg", { "aria-hidden": "true" });
    this.sheet = make("div", `shaping ${shaping.way}`, this.picture);
    this.sheet.setAttribute("role", "application");
    this.sheet.append(this.banner());
    this.map.getContainer().append(this.sheet);
    this.listen();
    const point = shaping.way === "move" || shaping.way === "put";
    this.tool = point ? new Moving(this, shaping) : new Drawing(this, shaping);
    this.dimmed = dim(shaping.place);
    this.draw();
    this.tool.focus();
  }

  end() {
    if (!this.sheet) return;
    this.map.off("move zoom moveend resize", this.follow).off("zoomstart", this.hide);
    window.removeEventListener("keydown", this.press, true);
    this.dimmed();
    this.sheet.remove();
    this.sheet = null;
    this.tool = null;
    this.map.getContainer().focus({ preventScroll: true });
  }

  /** What is to be done, what is being said, and the two ways out. */
  banner() {
    const { words } = this;
    this.how = make("p", "how");
    this.status = make("p", "status");
    this.status.setAttribute("role", "status");
    const keep = this.button(words.keep, () => this.finish());
    keep.classList.add("primary");
    const cancel = this.button(words.cancel, () => this.leave());
    this.bar = make("div", "banner", this.how, this.status, keep, cancel);
    return this.bar;
  }

  /** Says how that is done which is to be done now. */
  explain(way) {
    const { words, shaping } = this;
    if (this.explained === way) return;
    this.explained = way;
    this.how.textContent = `${filled(words[way], { name: shaping.name })} ${words.then}`;
    this.sheet.setAttribute("aria-label", this.how.textContent);
  }

  button(words, act) {
    const button = make("button", "", words);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  listen() {
    const { sheet } = this;
    this.map.on("move zoom moveend resize", this.follow).on("zoomstart", this.hide);
    window.addEventListener("keydown", this.press, true);
    sheet.addEventListener("pointerdown", (event) => {
      this.pressed = [event.clientX, event.clientY];
    });
    sheet.addEventListener("pointermove", (event) => this.tool.hover(this.at(event)));
    sheet.addEventListener("click", (event) => this.clicked(event));
    sheet.addEventListener("dblclick", (event) => {
      event.stopPropagation();
      if (!this.isOurs(event) && this.tool.closes) this.finish();
    });
    // The map is dragged by its own; what lies on it is dragged by us.
    for (const type of ["mousedown", "touchstart"]) {
      sheet.addEventListener(type, (event) => this.isOurs(event) && event.stopPropagation());
    }
  }

  isOurs({ target }) {
    return Boolean(target.closest(".handle, .banner"));
  }

  clicked(event) {
    event.stopPropagation(); // a click on the map would choose a place
    if (this.isOurs(event) || !this.pressed) return;
    const [x, y] = this.pressed;
    if (Math.hypot(event.clientX - x, event.clientY - y) <= CLICK) this.tool.click(this.at(event));
  }

  key(event) {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (altKey || ((ctrlKey || metaKey) && key !== "z")) return;
    if (key === "Enter" && this.bar.contains(event.target)) return;
    if (key === "Escape") this.leave();
    else if (key === "Enter") this.finish();
    else if (key === "z" && (ctrlKey || metaKey)) this.back();
    else if (key === "+" || key === "-") this.stage.camera.zoomBy(key === "+" ? 1 : -1);
    else if (this.bar.contains(event.target)) return;
    else if (!this.tool.key(event)) {
      if (key !== "Backspace") return;
      this.back();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Changes what is shaped, so that it can be taken back. */
  change(act) {
    const before = structuredClone(this.tool.state);
    if (act() === false) return;
    this.past.push(before);
    this.wrong = null;
    this.sheet.classList.remove("wrong");
    this.say("");
    this.draw();
  }

  /** Takes the last change back. */
  back() {
    if (!this.tool || !this.past.length) return;
    this.tool.state = this.past.pop();
    this.wrong = null;
    this.say("");
    this.draw();
  }

  /** Whether all is as it was: then there is nothing to keep. */
  get unchanged() {
    return !this.past.length && this.shaping.way !== "put";
  }

  /** Says words, or how things are where there are none. */
  say(words) {
    this.status.textContent = words || this.tool.told();
  }

  finish() {
    const done = this.tool.done();
    if (done) this.stage.send(done.type, done.message);
    this.draw();
  }

  leave() {
    this.stage.send("left");
  }

  /** Says why what was told is refused. */
  refuse({ words, at }) {
    if (!this.sheet) return;
    this.wrong = at;
    this.sheet.classList.add("wrong");
    if (at) this.map.panInside([at[1], at[0]], { padding: [60, 60], animate: false });
    this.draw();
    this.say(words);
  }

  draw() {
    if (!this.tool) return;
    this.sheet.classList.remove("zooming");
    const size = this.map.getSize();
    this.picture.setAttribute("width", size.x);
    this.picture.setAttribute("height", size.y);
    this.picture.replaceChildren(...this.tool.picture());
    if (this.wrong) {
      const [cx, cy] = this.pixel(this.wrong);
      this.picture.append(svg("circle", { cx, cy, r: 16, class: "crossing" }));
    }
    this.tool.place();
    this.explain(this.tool.way);
    if (!this.status.textContent) this.say("");
  }

  /** Where an event is, in pixels of the map. */
  at({ clientX, clientY }) {
    const box = this.map.getContainer().getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  }

  pixel([lon, lat]) {
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    return [x, y];
  }

  /** Longitude and latitude of a pixel of the map. */
  earth([x, y]) {
    const { lat, lng } = this.map.containerPointToLatLng([x, y]);
    return [lng, lat];
  }

  /** Moves the map no further than it takes to see a point of the earth. */
  reveal([lon, lat]) {
    this.map.panInside([lat, lon], { padding: [48, 48], animate: false });
  }
}

/** Fades a place where it is still drawn as it was; returns what ends that. */
function dim(place) {
  const rule = new CSSStyleSheet();
  if (place) rule.insertRule(`.leaflet-pane [data-place="${CSS.escape(place)}"] { opacity: 0.3; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule];
  return () => {
    const others = [...document.adoptedStyleSheets].filter((sheet) => sheet !== rule);
    document.adoptedStyleSheets = others;
  };
}
