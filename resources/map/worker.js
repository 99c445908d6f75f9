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

/** Calls a method of the Atlas (atlas.js) in the worker. */
export function ask(method, ...words) {
  calls += 1;
  painter.postMessage({ id: calls, method, words });
  return new Promise((resolve, reject) => {
    waiting.set(calls, { resolve, reject });
  });
}
