// The theme that the system asks for, now and when that changes.

const CONTRAST = window.matchMedia("(prefers-contrast: more)");
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

/** Calls `show` with the theme, at once and at each change. */
export function followTheme(themes, show) {
  const choose = () => {
    const screen = DARK.matches ? themes.dark : themes.light;
    show(CONTRAST.matches ? themes.contrast : screen);
  };
  for (const query of [CONTRAST, DARK]) query.addEventListener("change", choose);
  choose();
}
