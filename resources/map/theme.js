// A theme's colours as the page's CSS variables.

export function applyTheme({ name, dark, colours }) {
  const root = document.documentElement;
  root.dataset.theme = name;
  root.style.colorScheme = dark ? "dark" : "light";
  for (const [token, colour] of Object.entries(colours)) {
    root.style.setProperty(`--${token.replaceAll("_", "-")}`, colour);
  }
}
