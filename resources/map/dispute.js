// A dispute side by side: a claim, and what is said against it. The map stays above.

import { filled, make } from "./elements.js";
import { fitCards, sideCard } from "./card.js";
import { kindSign } from "./kinds.js";

export class Dispute {
  constructor(layer) {
    this.which = make("p", "which");
    this.head = make("div", "dispute-head", this.which);
    this.sides = make("div", "sides");
    this.section = make("section", "dispute", this.head, this.sides);
    layer.append(this.section);
  }

  /** Writes the dispute, or that there is none. */
  show({ dispute, words }) {
    this.which.textContent = dispute ? filled(words.dispute, dispute) : "";
    this.section.classList.toggle("none", !dispute);
    if (!dispute) {
      this.sides.replaceChildren(make("p", "nothing", words.nothing_disputed));
      return;
    }
    const against = dispute.against.map((card) => sideCard(card, words));
    this.sides.replaceChildren(
      sideCard(dispute.claim, words),
      make("p", "against", kindSign("denial"), make("span", "", words.against)),
      make("div", "against-cards", ...against),
    );
    this.section.dataset.against = against.length;
    if (dispute.more) this.which.textContent += ` · ${filled(words.more_against, dispute)}`;
  }

  /** Makes it no higher than `most` pixels. */
  layOut(most) {
    fitCards(this.section, () => this.section.offsetHeight <= most);
  }
}
