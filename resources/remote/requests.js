// What the page asks of the computer. Nobody else is asked for anything.

const PATIENCE = 4000;

function post(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

/** Join with a code; why not, or nothing when this phone is on. */
export async function join(token) {
  const answer = await post("/join", { token: token.slice(0, 100) });
  return answer.ok ? "" : ((await answer.json().catch(() => null))?.reason ?? "wrong");
}

/** Give a command. */
export async function press(command) {
  const answer = await post("/press", { command });
  if (!answer.ok) throw new Error(`${command}: ${answer.status}`);
}

/** Tell the computer to forget this phone. */
export async function askToLeave() {
  await post("/leave", {});
}

/** Whether this phone is on, by the key that the browser keeps. */
export async function isOn() {
  const answer = await fetch("/session", { signal: AbortSignal.timeout(PATIENCE) });
  return answer.ok;
}
