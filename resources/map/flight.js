// A room's map while it flies, and where it has landed: a canvas that a worker paints the ground on. Without
// a GPU the map's own layers, each scaled anew for each frame, take three times as long. Of regions the edges
// alone are flown over, and names are away: filling a large region takes longer than all the rest of a frame.

import { MARKER_RADIUS } from "./shapes.js";
import { edgeOf } from "./regions.js";
import { ask, hand } from "./worker.js";
import { flightFrames } from "./flightpath.js";
import { whenDrawn } from "./settled.js";

const ABOVE_TILES = 250;
const RIM = 1.75;
/** Pixels of an edge's bends that nobody sees in the air. */
const BENDS = 1.5;
/** A page that nobody sees has no frames: it lands so much later than it should have, in milliseconds. */
const PATIENCE = 300;

export class Flight {
  /** Over the map of `stage`. */
  constructor(stage) {
    const pane = stage.map.createPane("flight");
    pane.style.zIndex = ABOVE_TILES;
    this.stage = stage;
    this.canvas = window.L.DomUtil.create("canvas", "flight", pane);
    this.canvas.hidden = true;
    this.container = stage.map.getContainer();
    /** Where the ground is flown to, or was; null where the map shows its own. */
    this.to = null;
    this.isWhole = true;
    this.flights = 0;
    this.edges = { outlines: null, byZoom: new Map() };
    hand("take", this.canvas.transferControlToOffscreen());
  }

  /** Whether there is a picture to fly away from. */
  get canFly() {
    return this.stage.drawn > 0;
  }

  /** Whether the ground is not yet what it is to be. */
  get isWaiting() {
    return this.to !== null && !this.isWhole;
  }

  /** The frame that is shown. */
  get now() {
    if (!this.to) return this.stage.frame();
    const part = (performance.now() - this.begun) / 1000 / this.seconds;
    return this.frameAt(Math.max(0, Math.min(1, part)));
  }

  /** Has at hand what flights from here to these frames need. */
  prepare(frames) {
    const ends = [this.now, ...frames];
    this.ringsAt(Math.ceil(Math.max(...ends.map(({ zoom }) => zoom))));
    ask("prepare", ends, window.devicePixelRatio);
  }

  /** Flies to a frame in so many seconds; `land` moves the map there. */
  async begin(to, seconds, land) {
    const from = this.now;
    this.flights += 1;
    const flight = this.flights;
    Object.assign(this, { to, seconds, begun: Infinity, frameAt: flightFrames(from, to), isWhole: false });
    try {
      await this.fly(flight, from);
    } catch (error) {
      this.end();
      land();
      throw error;
    }
    if (flight === this.flights) this.land(land);
  }

  async fly(flight, from) {
    const { seconds, to } = this;
    const look = this.look(Math.max(from.zoom, to.zoom));
    await Promise.all([ask("lift", from, to, look), wordsShown()]);
    if (flight !== this.flights) return;
    this.cover(to);
    this.begun = performance.now();
    const late = new Promise((resolve) => {
      setTimeout(resolve, 1000 * seconds + PATIENCE);
    });
    await Promise.race([ask("fly", seconds, look), late]);
  }

  /** Shows the ground as it is painted, in place of the map's own. */
  cover(frame) {
    this.place(frame);
    this.container.classList.add("flying");
    this.canvas.hidden = false;
    this.stage.base.layer.remove();
  }

  /** Has the map drawn where the flight has ended, then the ground as well as it goes. What is drawn on it
   * comes back when it is drawn anew: scaled from where the flight began it can be so large that it takes
   * seconds. */
  async land(land) {
    const flight = this.flights;
    const drawn = new Promise((resolve) => {
      this.stage.map.once("drawn", resolve);
    });
    land();
    this.place(this.to);
    await drawn;
    if (flight !== this.flights) return;
    this.container.classList.remove("flying");
    await ask("land", this.to, window.devicePixelRatio);
    if (flight === this.flights) this.isWhole = true;
  }

  /** Leaves the ground to the map's own tiles. */
  end() {
    if (!this.to) return;
    ask("stop");
    this.flights += 1;
    this.to = null;
    this.container.classList.remove("flying");
    this.canvas.hidden = true;
    this.stage.base.show();
  }

  /** Lays the canvas over the window, wherever the map's panes are. */
  place({ width, height }) {
    const { map } = this.stage;
    const { x, y } = window.L.DomUtil.getPosition(map.getPane("mapPane"));
    const [left, top] = [-x, -y];
    for (const [side, length] of Object.entries({ left, top, width, height })) {
      this.canvas.style[side] = `${length}px`;
    }
  }

  /** What the painter has to know of the picture, for a flight that comes no nearer than `zoom`. */
  look(zoom) {
    const { colours, scale, stateOf } = this.stage.manner();
    const places = this.stage.planned.points.map(({ place }) => ({
      at: place.label,
      fill: stateOf(place).selected ? colours.accent : colours.marker,
    }));
    return {
      density: window.devicePixelRatio,
      covers: this.stage.opaque(),
      regions: this.stage.scene.places
        .filter((place) => place.shape === "region")
        .map((place) => ({
          rings: this.ringsAt(Math.ceil(zoom)).get(place.id),
          ...edgeOf(place, stateOf(place), colours, this.stage.weight),
        })),
      markers: { places, radius: MARKER_RADIUS * scale, rim: RIM * scale, stroke: colours.paper },
    };
  }

  /** The regions' rings by place, as [x, y] of zoom 0, without bends that nobody sees at a zoom. */
  ringsAt(zoom) {
    const { outlines } = this.stage;
    if (this.edges.outlines !== outlines) this.edges = { outlines, byZoom: new Map() };
    const { byZoom } = this.edges;
    if (!byZoom.has(zoom)) {
      const simple = (ring) => window.L.LineUtil.simplify(ring, BENDS / 2 ** zoom).map(({ x, y }) => [x, y]);
      byZoom.set(zoom, new Map([...outlines].map(([id, all]) => [id, all.map(simple)])));
    }
    return byZoom.get(zoom);
  }
}

/** Resolves when the step's words are on the screen: till then a picture of them may lie over the map. */
function wordsShown() {
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  return Promise.race([whenDrawn(), late]);
}
