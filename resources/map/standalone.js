// A drawn sheet as the text of an SVG file that needs nothing but itself: the fonts it uses are in it.

const NAMESPACE = "http://www.w3.org/2000/svg";

/** The text of an SVG file, `density` times as large as the sheet. */
export async function standalone(root, title, density) {
  const copy = root.cloneNode(true);
  copy.removeAttribute("class");
  for (const side of ["width", "height"]) {
    copy.setAttribute(side, Math.round(root.getAttribute(side) * density));
  }
  copy.prepend(element("title", title), element("style", await usedFonts()));
  return new XMLSerializer().serializeToString(copy);
}

function element(name, content) {
  const made = document.createElementNS(NAMESPACE, name);
  made.textContent = content;
  return made;
}

/** The font faces that the sheet has made the browser load, as style rules with their data. */
async function usedFonts() {
  const loaded = new Set([...document.fonts].filter(({ status }) => status === "loaded").map(key));
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule && loaded.has(key(described(rule.style))));
  return (await Promise.all(rules.map(embedded))).join("\n");
}

function described(style) {
  return {
    family: style.getPropertyValue("font-family"),
    style: style.getPropertyValue("font-style"),
    unicodeRange: style.getPropertyValue("unicode-range"),
  };
}

function key({ family, style, unicodeRange }) {
  const ranges = unicodeRange.toUpperCase().split(/\s*,\s*/);
  return [family.replace(/["']/g, ""), style || "normal", ...ranges].join(" ");
}

async function embedded({ style }) {
  const file = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue("src"))[1];
  const data = await (await fetch(file)).blob();
  const { family, style: slope, unicodeRange } = described(style);
  return `@font-face { font-family: ${family}; font-style: ${slope || "normal"};
    font-weight: ${style.getPropertyValue("font-weight")}; unicode-range: ${unicodeRange};
    src: url(data:font/woff2;base64,${await base64(data)}) format("woff2"); }`;
}

function base64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.split(",")[1]));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}
