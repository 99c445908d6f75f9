// Finding words as they are typed: in places, people, claims, and the words of the article.

const AROUND = 40;
const MOST = 30;
/** Where is looked: the heading of what is found, its elements, and which words of them name it. */
const PARTS = [
  ["Places", "#places li[id]", "h3"],
  ["People", "#people li[id]", "h3"],
  ["Claims", ".claim", ".statement"],
  ["Words", ".words > *", null],
];

const PLAIN = { "‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " " };

/** Text for comparing: the same length, without case, accents or typographic quotes. */
function folded(text) {
  return Array.from(text.split(""), (unit) => plain(PLAIN[unit] ?? unit)).join("");
}

function plain(unit) {
  return (unit.normalize("NFD")[0] ?? unit).toLowerCase()[0] ?? unit;
}

export class Search {
  constructor() {
    this.field = document.getElementById("find");
    this.list = document.getElementById("found");
    this.entries = PARTS.flatMap(([part, selector, name]) =>
      [...document.querySelectorAll(selector)].map((element) => entry(part, element, name)),
    );
    this.field.parentElement.hidden = false;
    for (const event of ["input", "focus"]) this.field.addEventListener(event, () => this.show());
    this.field.parentElement.addEventListener("keydown", (event) => this.key(event));
  }

  close() {
    this.list.hidden = true;
  }

  show() {
    const needle = folded(this.field.value.trim().replace(/\s+/g, " "));
    this.list.hidden = !needle;
    if (!needle) return mark([]);
    const found = this.entries.filter((item) => item.searched.includes(needle));
    const groups = PARTS.map(([part]) => [part, found.filter((item) => item.part === part)]);
    const shown = groups.filter(([, items]) => items.length);
    this.list.replaceChildren(...shown.map(([part, items]) => group(part, items, needle)));
    if (!shown.length) this.list.textContent = "Nothing found. Search knows words, people, places.";
    return mark(found.filter(({ part }) => part === "Words").flatMap((item) => ranges(item, needle)));
  }

  key(event) {
    const links = [...this.list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      this.field.value = "";
      this.field.focus();
      this.show();
      event.stopPropagation();
    } else if (event.key === "ArrowDown") links[Math.min(links.length - 1, at + 1)]?.focus();
    else if (event.key === "ArrowUp") (links[at - 1] ?? this.field).focus();
    else if (event.key === "Enter" && at < 0) links[0]?.click();
    else return;
    event.preventDefault();
  }
}

function entry(part, element, name) {
  const text = element.textContent;
  const words = name ? element.querySelector(name).textContent : text;
  return { part, element, text, words, searched: folded(text) };
}

function group(part, items, needle) {
  const list = document.createElement("ul");
  list.append(...items.slice(0, MOST).map((item) => row(item, needle)));
  const title = document.createElement("h3");
  title.textContent = `${part} (${items.length})`;
  const section = document.createElement("section");
  section.append(title, list);
  return section;
}

function row(item, needle) {
  const link = document.createElement("a");
  link.href = `#${item.element.id}`;
  const at = folded(item.words).indexOf(needle);
  if (at < 0) link.textContent = item.words;
  else link.append(...excerpt(item, at, at + needle.length));
  const made = document.createElement("li");
  made.append(link);
  return made;
}

/** The words around what was found, which is in bold. */
function excerpt({ words, part }, start, end) {
  const whole = part !== "Words";
  const from = whole || start < AROUND ? 0 : words.lastIndexOf(" ", start - AROUND) + 1;
  const gap = words.indexOf(" ", end + AROUND);
  const to = whole || gap < 0 ? words.length : gap;
  const bold = document.createElement("b");
  bold.textContent = words.slice(start, end);
  return [
    (from > 0 ? "…" : "") + words.slice(from, start),
    bold,
    words.slice(end, to) + (to < words.length ? "…" : ""),
  ];
}

/** Marks ranges of the article, in browsers that can (CSS Custom Highlight API). */
function mark(found) {
  if (window.Highlight) CSS.highlights.set("found", new Highlight(...found));
}

/** Where the words stand in a line of the article, as ranges. */
function ranges({ element, searched }, needle) {
  const found = [];
  for (let at = searched.indexOf(needle); at >= 0; at = searched.indexOf(needle, at + 1)) {
    const range = new Range();
    range.setStart(...spot(element, at));
    range.setEnd(...spot(element, at + needle.length));
    found.push(range);
  }
  return found;
}

/** The text node and the place in it of a place in an element's text. */
function spot(element, at) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = at;
  let node = walker.nextNode();
  while (node && left > node.length) {
    left -= node.length;
    node = walker.nextNode();
  }
  return [node, left];
}
