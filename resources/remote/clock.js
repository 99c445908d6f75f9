// Seconds as people read them.

const two = (number) => String(number).padStart(2, "0");

/** ``4:05``, ``1:02:09``. */
export function minutes(seconds) {
  const whole = Math.floor(seconds);
  const [hours, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${two(rest)}:${two(whole % 60)}` : `${rest}:${two(whole % 60)}`;
}
