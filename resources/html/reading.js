// What lights up at an address of the page: in the article, among the claims, and on the map. What
// that is was worked out when the page was made (viewer/session/pages.py).

const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");
/** From this width on, article and claims scroll each on its own, beside the map. */
const BESIDE = window.matchMedia("(min-width: 64rem)");

const NOTHING = {
  claims: [],
  places: [],
  related_places: [],
  passages: [],
  related_passages: [],
  counter_claims: [],
};

export class Reading {
  /** `shown` is called with what lights up, once it is set. */
  constructor(addresses) {
    this.addresses = addresses;
    this.subject = null;
    this.claim = null;
    this.shown = () => {};
    this.cards = new Map([...document.querySelectorAll(".claim")].map((card) => [card.id, card]));
    this.marks = [...document.querySelectorAll("[data-passages]")].map((mark) => ({
      mark,
      passages: mark.dataset.passages.split(" "),
    }));
    this.dossier = document.getElementById("dossier");
    this.heading = document.getElementById("subject");
    this.status = document.getElementById("told");
  }

  /** Shows what is at an address; says whether anything is: a section is only scrolled to. */
  go(address) {
    const isClaim = this.cards.has(address);
    if (address !== "all" && !Object.hasOwn(this.addresses, address)) return false;
    if (isClaim) {
      this.claim = address;
      if (this.subject && !this.lists(address)) this.subject = null;
    } else {
      this.claim = null;
      this.subject = address === "all" ? null : address;
    }
    this.showClaims();
    this.showWords();
    this.tell();
    return true;
  }

  lists(claim) {
    return this.addresses[this.subject].claims.includes(claim.slice("claim-".length));
  }

  get lights() {
    const subject = this.addresses[this.subject] ?? NOTHING;
    const claim = this.addresses[this.claim];
    if (!claim) return subject;
    return {
      ...claim,
      places: subject.places,
      related_places: [...claim.related_places, ...subject.related_places],
      bounds: null,
    };
  }

  /** Tells the map. */
  tell() {
    this.shown(this.lights);
  }

  showClaims() {
    const subject = this.addresses[this.subject];
    const listed = new Set(subject?.claims.map((id) => `claim-${id}`));
    const counters = new Set(this.lights.counter_claims.map((id) => `claim-${id}`));
    for (const [id, card] of this.cards) {
      card.hidden = Boolean(subject) && !listed.has(id);
      card.classList.toggle("chosen", id === this.claim);
      card.classList.toggle("counter", counters.has(id));
    }
    this.showHeading(subject, listed.size);
    if (this.claim) reveal(this.cards.get(this.claim), "nearest");
    else if (BESIDE.matches) this.dossier.scrollTop = 0;
    else if (subject) this.heading.scrollIntoView();
  }

  showHeading(subject, count) {
    this.heading.hidden = !subject;
    if (!subject) return;
    const [title, detail, note] = this.heading.children;
    title.textContent = subject.title;
    detail.textContent = subject.detail;
    note.textContent = subject.note;
    this.status.textContent = `${subject.title}: claims listed: ${count}`;
  }

  showWords() {
    const { passages, related_passages: related } = this.lights;
    const [lit, near] = [new Set(passages), new Set(related)];
    let first = null;
    for (const { mark, passages: on } of this.marks) {
      const isLit = on.some((id) => lit.has(id));
      mark.classList.toggle("lit", isLit);
      mark.classList.toggle("near", !isLit && on.some((id) => near.has(id)));
      if (isLit) first ??= mark;
    }
    if (first && BESIDE.matches) reveal(first, "center");
  }
}

function reveal(element, block) {
  element.scrollIntoView({ block, behavior: CALM.matches ? "auto" : "smooth" });
}
