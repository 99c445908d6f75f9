// Starts the page: connects to Python and gives each message to the stage.

import { BaseMap } from "./basemap.js";
import { Ghost } from "./ghost.js";
import { Room } from "./room.js";
import { Shaping } from "./shaping.js";
import { Stage } from "./stage.js";
import { ask } from "./worker.js";
import { connect } from "./channel.js";
import { latin, loadFonts } from "./typography.js";
import { printHandout } from "./handout.js";
import { printSheet } from "./print.js";
import { whenPainted } from "./painted.js";
import { whenDrawn, whenSettled } from "./settled.js";

const map = window.map_dateline;
const waiting = [];
let stage = null;
let room = null;
let ghost = null;
let shaping = null;

/** The room, which the page becomes with the first message that is about it. */
function inRoom() {
  room ??= new Room(stage, stage.send);
  window.room_ = room;
  return room;
}

/** Shows where a proposed place would be. */
function showGhost(shown) {
  ghost ??= new Ghost(map);
  ghost.show(shown, stage.colours);
}

/** What lets a person shape something by hand, from the first time on. */
function byHand() {
  shaping ??= new Shaping(map, stage);
  return shaping;
}

const handlers = {
  scene: ({ scene }) => stage.showScene(scene),
  theme: (message) => {
    stage.showTheme(message);
    ghost?.again(stage.colours);
  },
  selection: (message) => stage.showSelection(message),
  ghost: (message) => showGhost(message.ghost),
  shaping: (message) => byHand().show(message.shaping),
  refusal: (message) => byHand().refuse(message),
  "step-back": () => byHand().back(),
  text: ({ scale }) => room ?? stage.showTextScale(scale), // a room's text has the size of its window
  network: (message) => stage.showNetwork(message),
  fit: (message) => stage.fit(message),
  look: (message) => stage.look(message),
  focus: () => map.getContainer().focus(),
  room: ({ room: shown, aside, fly }) => inRoom().show(shown, { aside, fly }),
  ahead: (message) => inRoom().prepare(message),
  ink: ({ strokes }) => inRoom().ink.show(strokes),
  pointer: (message) => inRoom().pointer.show(message),
  tool: (message) => inRoom().tools.take(message),
  zoom: ({ steps }) => stage.camera.zoomBy(steps),
  settle: ({ number, whole }) =>
    (whole ? whenSettled(stage) : whenDrawn()).then(() => stage.send("settled", { number })),
  print: async (message) => stage.send("printed", await printSheet(message, stage.base)),
  handout: async (message) => stage.send("printed", await printHandout(message, stage.base)),
};

function receive(message) {
  if (stage) handlers[message.type](message);
  else waiting.push(message);
}

async function start() {
  const [send] = await Promise.all([connect(receive), loadFonts(latin())]);
  const tell = (what) => send("trouble", { what: String(what).slice(0, 2000) });
  window.addEventListener("error", (event) => tell(event.message));
  window.addEventListener("unhandledrejection", (event) => tell(event.reason?.stack ?? event.reason));
  stage = new Stage(map, new BaseMap(map, ask), send);
  window.stage = stage;
  whenPainted(stage).then(() => send("painted"));
  send("ready");
  waiting.splice(0).forEach(receive);
}

start();
