// What the mouse does in a room: move the map, point, or draw.

const POINTING = new Set(["pointer", "spotlight"]);

export class Tools {
  /** `send(type, message)` tells where the mouse points. */
  constructor(map, send) {
    this.map = map;
    this.send = send;
    this.tool = null;
    this.at = null;
    this.told = null;
    this.waiting = false;
    const root = document.documentElement;
    root.addEventListener("pointermove", (event) => this.moved(share(event)));
    root.addEventListener("pointerleave", () => this.moved(null));
  }

  /** Takes a tool in hand; `cursor` is whether the mouse can be seen. */
  take({ tool, cursor }) {
    this.tool = tool;
    document.body.dataset.tool = tool;
    document.body.classList.toggle("cursor", cursor);
    if (tool === "hand") this.map.dragging.enable();
    else this.map.dragging.disable();
    if (!POINTING.has(tool) && this.told) this.tell(null);
  }

  moved(at) {
    if (!POINTING.has(this.tool)) return;
    this.at = at;
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      if (POINTING.has(this.tool) && (this.at || this.told)) this.tell(this.at);
    });
  }

  tell(at) {
    this.told = at;
    this.send("pointing", { at });
  }
}

/** Where an event is, as shares of the picture. */
function share({ clientX, clientY }) {
  const held = (part) => Math.max(0, Math.min(1, part));
  return { x: held(clientX / window.innerWidth), y: held(clientY / window.innerHeight) };
}
