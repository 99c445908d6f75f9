// The worker that paints the base map (painter.js), as calls that are answered.

const { painter } = window; // early.js
const waiting = new Map();
let calls = 0;

painter.addEventListener("message", ({ data: { id, answer, fault } }) => {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (fault) reject(new Error(fault));
  else resolve(answer);
});

/** Calls a method of the Atlas (atlas.js), or of what else is in the worker. */
export function ask(method, ...words) {
  return call(method, words);
}

/** Calls a method with something that is handed over for good. */
export function hand(method, thing) {
  return call(method, [thing], [thing]);
}

function call(method, words, given = []) {
  calls += 1;
  painter.postMessage({ id: calls, method, words }, given);
  return new Promise((resolve, reject) => {
    waiting.set(calls, { resolve, reject });
  });
}
