// Walking through the steps: two buttons, and the keys that presenters use.

const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const SCROLLING = new Set(["PageDown", "PageUp"]);

export class Walk {
  /** `open` goes to an address. */
  constructor(addresses, open) {
    this.addresses = addresses;
    this.open = open;
    this.steps = [...document.querySelectorAll("#steps li")].map(({ id }) => id);
    this.at = -1;
    this.bar = document.getElementById("walk");
    this.words = document.getElementById("step");
    this.back = document.getElementById("back");
    this.on = document.getElementById("on");
    this.back.addEventListener("click", () => this.move(-1));
    this.on.addEventListener("click", () => this.move(1));
    window.addEventListener("keydown", (event) => this.key(event));
    this.bar.hidden = this.steps.length === 0;
  }

  /** Shows which step an address is; any other leaves the walk where it is. */
  go(address) {
    if (this.steps.includes(address)) this.at = this.steps.indexOf(address);
    else if (address === "all") this.at = -1;
    this.show(this.steps.includes(address));
  }

  show(isHere) {
    const step = this.addresses[this.steps[this.at]];
    this.back.disabled = this.at <= 0;
    this.on.disabled = this.at === this.steps.length - 1;
    const count = document.createElement("span");
    const title = document.createElement("a");
    count.textContent = step ? `${this.at + 1} / ${this.steps.length}` : `${this.steps.length} steps`;
    title.textContent = step ? step.title : "Start with the first";
    title.href = `#${this.steps[Math.max(0, this.at)]}`;
    const caption = document.createElement("span");
    caption.className = "caption";
    caption.textContent = step ? step.detail : "";
    this.words.replaceChildren(count, title, caption);
    this.bar.classList.toggle("here", isHere);
    for (const [number, id] of this.steps.entries()) {
      const item = document.getElementById(id);
      if (isHere && number === this.at) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
  }

  move(by) {
    this.at = Math.max(0, Math.min(this.steps.length - 1, this.at + by));
    this.open(this.steps[this.at]);
  }

  key(event) {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    if (key === "Escape") this.open("all");
    if (!(key in KEYS) || this.bar.hidden || this.isBusy(key, target)) return;
    event.preventDefault();
    this.move(KEYS[key]);
  }

  /** Arrows move the map and the cursor, and PageDown scrolls what has the focus. */
  isBusy(key, target) {
    if (SCROLLING.has(key)) return target.closest("input, #dossier, #reading");
    return target.closest("input, .leaflet-container");
  }
}
