// The strip below the map (legend, scale, borders, sources, requests) and the zoom buttons.

import { distance, scaleBar } from "./scalebar.js";
import { bordersIn, credits, entries, sign } from "./legend.js";
import { svg } from "./shapes.js";

const LONGEST_BAR = 96;

export class Furniture {
  /** `act`: zoomBy(steps), home(). */
  constructor(container, map, act) {
    this.buttons = element("div", "buttons");
    this.zoomIn = this.button("+", () => act.zoomBy(1));
    this.zoomOut = this.button("−", () => act.zoomBy(-1));
    this.home = this.button(homeIcon(), () => act.home());
    map.append(this.buttons);

    this.strip = element("footer", "strip");
    this.legend = element("ul", "legend");
    this.scale = element("span", "scale");
    this.borders = element("span", "borders");
    this.sources = element("span", "sources");
    this.network = element("span", "network");
    this.network.setAttribute("role", "status");
    this.strip.append(this.legend, this.scale, this.borders, this.sources, this.network);
    container.append(this.strip);
  }

  button(content, act) {
    const button = element("button", "");
    button.type = "button";
    button.append(content);
    button.addEventListener("click", act);
    this.buttons.append(button);
    return button;
  }

  /** Writes what depends on the scene alone. */
  show(scene) {
    const { words } = scene;
    name(this.zoomIn, words.zoom_in);
    name(this.zoomOut, words.zoom_out);
    name(this.home, words.home);
    this.buttons.setAttribute("role", "group");
    this.legend.setAttribute("aria-label", words.legend);
    this.borders.textContent = bordersIn(scene);
    this.sources.textContent = credits(scene).join(" · ");
  }

  /** Writes what depends on the view. */
  update(scene, frame, colours, baseKinds) {
    const { metres, pixels } = scaleBar(frame, LONGEST_BAR);
    const bar = svg(
      "svg",
      { width: pixels + 2, height: 7, "aria-hidden": "true" },
      svg("path", {
        d: `M1 0V6H${pixels + 1}V0`,
        fill: "none",
        stroke: "currentColor",
        "stroke-width": 1.25,
      }),
    );
    this.scale.replaceChildren(bar, distance(metres, scene.words));
    const rows = entries(scene, baseKinds).map((entry) => legendRow(entry, colours));
    this.legend.replaceChildren(...rows);
  }

  /** Says how many requests were made and stopped, and whether any may be. */
  count({ made, blocked, allowed }, words) {
    const several = made === 1 ? words.one_request : words.requests;
    const template = blocked ? words.blocked : made ? several : words.no_requests;
    const counted = template.replace("{made}", made).replace("{blocked}", blocked);
    this.network.classList.toggle("alarm", made > 0 || allowed);
    this.network.replaceChildren(
      networkIcon(),
      allowed ? words.network_on.replace("{requests}", counted) : counted,
    );
  }

  /** The boxes that lie over the map, in its pixels. */
  boxes() {
    const { offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight } = this.buttons;
    return [{ left, top, right: left + offsetWidth, bottom: top + offsetHeight }];
  }
}

function legendRow(entry, colours) {
  const row = element("li", "");
  const size = { width: 22, height: 14, viewBox: "0 0 22 14" };
  const picture = svg("svg", { ...size, "aria-hidden": "true" }, sign(entry, colours));
  row.append(picture, entry.word);
  return row;
}

function element(tag, className) {
  const made = document.createElement(tag);
  made.className = className;
  return made;
}

function name(button, words) {
  button.title = words;
  button.setAttribute("aria-label", words);
}

function icon(d) {
  const path = svg("path", {
    d,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.5,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, path);
}

function homeIcon() {
  return icon("M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10");
}

function networkIcon() {
  return icon("M8 1.5 13 3.5V8c0 3-2.2 5.3-5 6.5C5.2 13.300 3 11 3 8V3.500ZM5.500 8l2 2 3.500-4");
}
