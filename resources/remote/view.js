// What there is to see. Words come in as text and stay text.

import { minutes } from "./clock.js";

const LOST =
  "Connection lost. Trying again … Keep this phone on the same network as the computer. " +
  "If this stays, reload the page or scan a new code.";

const at = (id) => document.getElementById(id);

/** Put words in place only where they are others: readers announce what changes. */
function say(id, words) {
  if (at(id).textContent !== words) at(id).textContent = words;
}

/** Show the door: why this phone is not on, and the form if a code would help. */
export function showDoor(why, form) {
  at("remote").hidden = true;
  at("door").hidden = false;
  at("join").hidden = !form;
  at("code").value = "";
  say("why", why);
}

/** Show the remote; Next has the keyboard when it comes up. */
export function showRemote() {
  setLost(false);
  if (!at("remote").hidden) return;
  at("door").hidden = true;
  at("remote").hidden = false;
  at("next").focus();
}

/** Say that the computer does not answer, and what to do. */
export function showLost() {
  setLost(true);
}

function setLost(lost) {
  at("lost").hidden = !lost;
  say("lost", lost ? LOST : "");
  for (const button of document.querySelectorAll("[data-command]")) {
    button.setAttribute("aria-disabled", String(lost));
  }
}

/** Show what the presentation shows. */
export function show(state) {
  const step = `${state.number} of ${state.count}`;
  const moved = at("place").textContent !== step || at("title").textContent !== state.title;
  say("place", step);
  say("place-said", `Step ${step}`);
  say("title", state.title);
  say("next-title", state.next_title ? `Next: ${state.next_title}` : "This is the last step.");
  say("notes", state.notes || "No notes for this step.");
  if (moved) at("notes").scrollTop = 0;
  say("elapsed", minutes(state.elapsed));
  say("left-or-over", state.remaining < 0 ? "Over" : "Left");
  say("remaining", minutes(Math.abs(Math.ceil(state.remaining))));
  at("clock").classList.toggle("over", state.remaining < 0);
  say("seen", seen(state));
  showSwitches(state);
}

function showSwitches(state) {
  const on = {
    freeze: state.frozen,
    evidence: state.evidence,
    "cover-black": state.cover === "black",
    timer: state.running,
  };
  for (const [command, pressed] of Object.entries(on)) {
    const button = document.querySelector(`[data-command="${command}"]`);
    const words = command === "timer" ? ["stopped", "running"] : ["off", "on"];
    const is = button.querySelector(".is");
    if (is.textContent !== words[+pressed]) is.textContent = words[+pressed];
    button.setAttribute("aria-pressed", String(pressed));
  }
}

function seen({ cover, frozen, evidence }) {
  if (cover) return `The audience sees a ${cover} screen.`;
  if (frozen) return "The audience sees a frozen picture.";
  return evidence ? "The audience sees the evidence." : "The audience sees the map.";
}
