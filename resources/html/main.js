// Starts the page. What there is to read is there before it; this puts the map to it, and shows
// what belongs together. Where the reader is, is the part of the address behind the "#".

import { Atlas } from "../map/atlas.js";
import { BaseMap } from "../map/basemap.js";
import { LayerPainter } from "../map/layerpainter.js";
import { Stage } from "../map/stage.js";
import { latin, loadFonts } from "../map/typography.js";
import { Reading } from "./reading.js";
import { Search } from "./search.js";
import { Walk } from "./walk.js";
import { embedded } from "./embedded.js";
import { followTheme } from "./themes.js";
import { drawPaperMap } from "./paper.js";

const map = window.map_dateline;
const data = JSON.parse(document.getElementById("data").textContent);

/** Opens an address of the page; "all" is the whole briefing. */
function open(address) {
  const here = location.hash.slice(1) || "all";
  if (address !== here) location.hash = address;
}

/** What the map tells: only that something was clicked on is of interest here. */
function told(type, { place } = {}) {
  if (type === "picked") open(place ? `place-${place}` : "all");
}

async function start() {
  document.documentElement.className = "live";
  map.invalidateSize({ pan: false });
  const reading = new Reading(data.addresses);
  const walk = new Walk(data.addresses, open);
  const search = new Search();
  const follow = () => {
    const address = location.hash.slice(1) || "all";
    search.close();
    if (reading.go(address)) walk.go(address);
  };
  window.addEventListener("hashchange", follow);
  follow();
  const source = await embedded(document.getElementById("tiles").textContent, data.tiles);
  const atlas = new Atlas(source);
  const layers = new LayerPainter(async (digest) => data.layers[digest]);
  const call = async (method, ...words) => (method in atlas ? atlas : layers)[method](...words);
  const base = new BaseMap(map, call);
  await loadFonts(latin());
  const stage = new Stage(map, base, told);
  window.stage = stage;
  followTheme(data.themes, (theme) => stage.showTheme(theme));
  stage.showScene(data.scene);
  reading.shown = (lights) => showOnMap(stage, lights);
  reading.tell();
  map.once("drawn", () => drawPaperMap(data.scene, data.themes.light.colours, base));
}

/** Lights up places; the map goes to what it is asked to show, or to a place that is out of view. */
function showOnMap(stage, { places, related_places: lit, bounds }) {
  stage.showSelection({ places, lit });
  if (bounds) stage.fit({ bounds, fly: true });
  else if (places.length === 1) stage.reveal(places[0]);
}

start();
