// Hears of every change, and tries again by itself when there is silence.

import { isOn } from "./requests.js";

const SILENCE = 4000; // the computer speaks every second
const PAUSE = 1000;

/** Listen until it is over: onState(state), onLost(), onRefused(), onEnd(). */
export function watch({ onState, onLost, onRefused, onEnd }) {
  let source = null;
  let timer = 0;
  let over = false;

  const arm = (act, time) => {
    clearTimeout(timer);
    timer = setTimeout(act, time);
  };

  const hangUp = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  const finish = (act) => {
    over = true;
    hangUp();
    act();
  };

  const open = () => {
    source = new EventSource("/state");
    source.onmessage = ({ data }) => {
      arm(retry, SILENCE);
      onState(JSON.parse(data));
    };
    source.addEventListener("end", () => finish(onEnd));
    source.onerror = retry;
    arm(retry, SILENCE);
  };

  const retry = async () => {
    hangUp();
    onLost();
    const on = await isOn().catch(() => null);
    if (over) return;
    if (on === false) finish(onRefused);
    else if (on) open();
    else arm(retry, PAUSE);
  };

  open();
  return { close: () => finish(() => {}) };
}
