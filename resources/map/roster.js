// The places as a list of buttons in the order of their numbers, for keyboard and screen reader.
// It is not seen: the place that has the focus is ringed on the map.

export class Roster {
  constructor(container, { pick, focus }) {
    this.list = document.createElement("ul");
    this.list.className = "roster";
    this.pick = pick;
    this.focus = focus;
    this.buttons = new Map();
    container.append(this.list);
  }

  show(places, label) {
    this.list.setAttribute("aria-label", label);
    this.buttons.clear();
    this.list.replaceChildren(...places.map((place) => this.item(place)));
  }

  item(place) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${place.number}. ${place.description}`;
    button.dataset.place = place.id;
    button.addEventListener("click", () => this.pick(place.id));
    button.addEventListener("focus", () => this.focus(place));
    button.addEventListener("blur", () => this.focus(null));
    this.buttons.set(place.id, button);
    item.append(button);
    return item;
  }

  mark(selected) {
    for (const [id, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(selected.has(id)));
    }
  }
}
