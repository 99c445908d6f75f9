// The remote: in by a code, then what the presentation shows, and what a press does.

import { askToLeave, isOn, join, press } from "./requests.js";
import { show, showDoor, showLost, showRemote } from "./view.js";
import { watch } from "./watch.js";

const WHY = {
  first: "Type the code that the presenter’s screen shows, or scan its QR code.",
  wrong: "That is not the code. Each code lets one phone in: use the one that is shown now.",
  locked: "Too many wrong codes were tried. Ask the presenter for a new code.",
  full: "As many phones are on as may be. Ask the presenter to let one go.",
  gone: "This phone is not on any more. Scan the code on the presenter’s screen to join.",
  away: "The computer does not answer. Join its network with this phone, then try again.",
  left: "This phone has left. To join again, scan the code on the presenter’s screen.",
  ended: "The remote is off: the presentation has ended, or the presenter switched it off.",
};

async function enter(code) {
  showDoor("Connecting …", false);
  try {
    const refusal = await join(code);
    refusal ? showDoor(WHY[refusal] ?? WHY.wrong, true) : begin();
  } catch {
    showDoor(WHY.away, true);
  }
}

function begin() {
  const link = watch({
    onState: (state) => {
      showRemote();
      show(state);
    },
    onLost: showLost,
    onRefused: () => showDoor(WHY.gone, true),
    onEnd: () => showDoor(WHY.ended, false),
  });
  document.getElementById("leave").onclick = () => {
    link.close();
    askToLeave().catch(() => {});
    showDoor(WHY.left, true);
  };
}

function give(button) {
  if (button.getAttribute("aria-disabled") === "true") return;
  navigator.vibrate?.(12);
  press(button.dataset.command).catch(showLost);
}

function listen() {
  for (const button of document.querySelectorAll("[data-command]")) {
    button.addEventListener("click", () => give(button));
  }
  document.getElementById("join").addEventListener("submit", (event) => {
    event.preventDefault();
    enter(document.getElementById("code").value);
  });
  document.addEventListener("keydown", (event) => {
    const id = { ArrowRight: "next", ArrowLeft: "back" }[event.key];
    const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const remote = document.getElementById("remote");
    if (id && plain && !remote.hidden) give(document.getElementById(id));
  });
}

async function start() {
  const code = location.hash.slice(1);
  history.replaceState(null, "", "/"); // the code is used up; it need not be seen, or kept
  listen();
  try {
    if (code) await enter(code);
    else if (await isOn()) begin();
    else showDoor(WHY.first, true);
  } catch {
    showDoor(WHY.away, true);
  }
}

// The code scanned while the page is still open: only the fragment of its address changes.
addEventListener("hashchange", () => location.hash && location.reload());

start();
