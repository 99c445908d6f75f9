// HTML elements out of words: never markup.

/** Makes an element of a class with children; texts are shown as they are. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** A template's words with its braces filled in. */
export function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces);
}
