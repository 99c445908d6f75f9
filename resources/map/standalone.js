// A drawn sheet as the text of an SVG file that needs nothing but itself: the fonts it uses are in it.

import { fileAt } from "./filed.js";

const NAMESPACE = "http://www.w3.org/2000/svg";

/** The text of an SVG file, `density` times as large as the sheet. */
export async function standalone(root, title, density) {
  const copy = root.cloneNode(true);
  copy.removeAttribute("class");
  for (const side of ["width", "height"]) {
    copy.setAttribute(side, Math.round(root.getAttribute(side) * density));
  }
  for (const image of copy.querySelectorAll("image[href^='blob:']")) {
    const data = fileAt(image.getAttribute("href"));
    image.setAttribute("href", `data:${data.type};base64,${await base64(data)}`);
  }
  copy.prepend(element("title", title), element("style", await usedFonts(root)));
  return new XMLSerializer().serializeToString(copy);
}

function element(name, content) {
  const made = document.createElementNS(NAMESPACE, name);
  made.textContent = content;
  return made;
}

/**
 * The font faces that the sheet uses, as style rules with their data: of those that are loaded, since
 * other sheets have had theirs loaded before.
 */
async function usedFonts(root) {
  const all = codes([root]);
  const italic = codes(root.querySelectorAll("[font-style=italic]"));
  const loaded = new Set([...document.fonts].filter(({ status }) => status === "loaded").map(key));
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule && loaded.has(key(described(rule.style))))
    .filter(({ style }) => holds(style, style.getPropertyValue("font-style") === "italic" ? italic : all));
  return (await Promise.all(rules.map(embedded))).join("\n");
}

function codes(elements) {
  return [...new Set([...elements].map(({ textContent }) => textContent).join(""))].map((c) => c.codePointAt(0));
}

/** Whether a font face has one of these characters, by its range: "U+460-52F, U+20B4". */
function holds(style, characters) {
  const ranges = style
    .getPropertyValue("unicode-range")
    .split(",")
    .map((range) => range.trim().slice(2).split("-").map((code) => parseInt(code, 16)));
  return characters.some((code) => ranges.some(([first, last = first]) => first <= code && code <= last));
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
