// The map as a whole: what is shown, and drawing it again when something of that changes.

import { STYLES, latin, loadFonts, setTextScale, textScale } from "./typography.js";
import { Camera } from "./camera.js";
import { Frame } from "./mercator.js";
import { Furniture } from "./furniture.js";
import { Layers } from "./layers.js";
import { Overlay } from "./overlay.js";
import { Places } from "./places.js";
import { Roster } from "./roster.js";
import { Space } from "./space.js";
import { applyTheme } from "./theme.js";
import { drawnName } from "./names.js";
import { drawnRegion } from "./regions.js";
import { planNames } from "./gazetteer.js";
import { onlyPlanned, planPlaces } from "./placement.js";
import { worldRings } from "./outline.js";

/** What lies this far outside the window is drawn too, so that a pan finds it there. */
const REACH = 160;
const FEATURES = ["labels", "occupied", "borders"];

export class Stage {
  /** `base` is the map's BaseMap; `send(type, message)` tells who shows the map. */
  constructor(map, base, send) {
    this.map = map;
    this.send = send;
    this.scene = null;
    this.colours = null;
    this.network = { made: 0, blocked: 0, allowed: false };
    this.selected = new Set();
    this.lit = new Set();
    this.focused = null;
    /** Whether keys are somebody else's. */
    this.inert = false;
    /** How many times wider than usual lines are, and how many zooms fewer names there are. */
    this.weight = 1;
    this.coarse = 0;
    /** Resolves when drawing may begin. */
    this.turn = () => Promise.resolve();
    this.round = 0;
    this.drawn = 0;
    this.planned = { points: [], regions: [], shapes: [], names: [] };
    const pick = (place) => send("picked", { place });
    const focus = (place) => this.focus(place);
    const container = map.getContainer().parentElement;
    const act = { zoomBy: (steps) => this.camera.zoomBy(steps), home: () => this.camera.goHome() };
    this.camera = new Camera(map, (view) => this.rested(view));
    this.base = base;
    this.layers = new Layers(map, base);
    this.regions = new Overlay(map, "regions", 400);
    this.names = new Overlay(map, "names", 450);
    this.places = new Places(map);
    this.roster = new Roster(container, { pick, focus });
    this.furniture = new Furniture(container, map.getContainer(), act);
    /** Gives the boxes that lie over the map, in its pixels. */
    this.covers = () => this.furniture.boxes();
    /** Gives those of them that nothing is seen through. */
    this.opaque = () => [];
    map.on("click", ({ originalEvent }) => this.clicked(originalEvent.target));
    map.on("zoomstart", () => map.getContainer().classList.add("zooming"));
    map.getContainer().addEventListener("keydown", (event) => this.key(event));
  }

  showScene(scene) {
    const first = !this.scene;
    this.scene = scene;
    this.camera.home = scene.home;
    if (scene.centre !== this.camera.centre) this.camera.limit(scene.centre);
    const regions = scene.places.filter((place) => place.shape === "region");
    this.outlines = new Map(regions.map(({ id, geometry }) => [id, worldRings(geometry)]));
    this.places.show(scene.places);
    this.roster.show(scene.places, scene.words.places);
    this.furniture.show(scene);
    this.furniture.count(this.network, scene.words);
    this.map.getContainer().setAttribute("role", "region");
    this.map.getContainer().setAttribute("aria-label", scene.words.map);
    if (first && !this.placed) this.camera.fit(null, false);
    else if (first) this.camera.again();
    this.paintBase();
    this.refresh();
  }

  showTheme(theme) {
    applyTheme(theme);
    this.colours = theme.colours;
    this.paintBase();
    this.refresh();
  }

  showSelection({ places, lit }) {
    this.selected = new Set(places);
    this.lit = new Set(lit);
    this.roster.mark(this.selected);
    this.refresh();
  }

  showTextScale(scale) {
    setTextScale(scale);
    document.documentElement.style.fontSize = `${100 * scale}%`;
    this.map.invalidateSize({ pan: false });
    this.refresh();
  }

  showNetwork(network) {
    this.network = network;
    if (this.scene) this.furniture.count(network, this.scene.words);
  }

  fit({ bounds, fly, exact }) {
    this.placed = true;
    if (bounds || this.scene) this.camera.fit(bounds, fly, exact);
  }

  look({ centre, zoom }) {
    this.placed = true;
    this.camera.look(centre, zoom);
  }

  /** What was clicked on: "+2", a place, or empty map. */
  clicked(target) {
    const opened = target.closest("[data-open]")?.dataset.open;
    const place = target.closest("[data-place]")?.dataset.place ?? null;
    if (opened) this.open(this.planned.points.find((point) => point.place.id === opened));
    else this.send("picked", { place });
  }

  /** Zooms in until folded places come apart. */
  open({ place, folded }) {
    const points = [place, ...folded].map(({ label: [lon, lat] }) => [lat, lon]);
    const bounds = window.L.latLngBounds(points);
    const sides = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    this.camera.fit(sides, true);
    this.camera.byHand = true;
  }

  /** Rings a place that the keyboard has come to, and brings it into view. */
  focus(place) {
    this.focused = place?.id ?? null;
    if (place) this.reveal(place.id);
    this.refresh();
  }

  /** Moves the map no further than it takes to see a place. */
  reveal(id) {
    const place = this.scene.places.find((other) => other.id === id);
    if (!place) return;
    const [lon, lat] = place.label;
    this.camera.byHand = true;
    this.map.panInside([lat, lon], { padding: [60, 60], animate: false });
  }

  key(event) {
    if (this.inert) return;
    if (event.key === "Home") this.camera.goHome();
    else if (event.key === "Escape") this.send("picked", { place: null });
    else return;
    event.preventDefault();
  }

  rested(view) {
    this.refresh();
    if (this.scene) this.send("moved", view);
  }

  paintBase() {
    if (!this.colours || !this.scene) return;
    const { base, camera, colours, scene, weight } = this;
    if (base.paint(colours, scene.viewpoint, weight, scene.base)) camera.land();
  }

  /** Whether all of the map is drawn as it is to be. */
  isDrawn() {
    return Boolean(this.scene) && this.drawn === this.round && this.base.layer.isWhole();
  }

  /** Plans and draws places at once and names as soon as their tiles are there. */
  async refresh() {
    if (!this.scene || !this.colours) return;
    this.round += 1;
    const { round } = this;
    await Promise.all([this.turn(), loadFonts(texts(this.scene))]);
    // Nothing but the flight is drawn while the map flies: all is where it comes to rest.
    if (round !== this.round || this.camera.flying) return;
    const context = this.context();
    this.drawPlaces(context);
    await this.layers.show(this.scene, context);
    if (round !== this.round) return;
    const features = await this.base.features(FEATURES, context.frame, this.scene.base);
    await loadFonts(nameTexts(features));
    if (round !== this.round || this.camera.flying) return;
    this.drawNames(features, context);
    this.drawn = round;
    this.map.fire("drawn");
  }

  drawPlaces(context) {
    const { frame, space, colours, stateOf } = context;
    const look = (shape) => drawnRegion(shape, stateOf(shape.place), colours, this.weight);
    for (const box of this.covers()) space.take(box);
    Object.assign(this.planned, planPlaces(this.scene.places, this.outlines, context));
    this.regions.show(this.planned.shapes.map(look), frame, REACH);
    this.places.draw(this.planned, context);
  }

  drawNames(features, context) {
    const own = this.scene.places.map((place) => place.name);
    const labels = features.filter(({ layer }) => layer === "labels");
    this.planned.names = planNames(labels, own, context);
    this.names.show(this.planned.names.map(drawnName), context.frame, REACH);
    this.map.getContainer().classList.remove("zooming");
    const kinds = this.base.kinds(features, context.frame, this.scene.viewpoint);
    for (const id of this.layers.seen) kinds.add(`layer ${id}`);
    const shown = onlyPlanned(this.scene, this.planned, context.frame);
    this.furniture.update(shown, context.frame, this.colours, kinds);
  }

  /** What the map shows now. */
  frame() {
    const { min } = this.map.getPixelBounds();
    const { x, y } = this.map.getSize();
    return new Frame(this.map.getZoom(), min.x, min.y, x, y);
  }

  context() {
    const frame = this.frame();
    return {
      frame,
      reach: REACH,
      space: new Space(frame.box(REACH)),
      coarse: this.coarse,
      ...this.manner(),
    };
  }

  /** How places are drawn. */
  manner() {
    return {
      colours: this.colours,
      scale: textScale(),
      stateOf: ({ id }) => ({
        selected: this.selected.has(id),
        lit: this.lit.has(id),
        focused: this.focused === id,
      }),
    };
  }
}

/** Samples of all that will be written, to load fonts with. */
function texts({ places }) {
  const own = places.map(({ name }) => name).join("");
  const local = places.map((place) => place.local ?? "").join("");
  return [...latin(), [own, STYLES.place], [local, STYLES.local], [own, STYLES.region]];
}

function nameTexts(features) {
  const all = features.map(({ props }) => props.name ?? "").join("");
  return [STYLES.country, STYLES.city, STYLES.capital, STYLES.sea].map((style) => [all, style]);
}
