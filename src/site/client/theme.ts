// The theme menu. The choice is applied before the first paint by theme/first-paint.js.
import { setTheme } from "./store.ts";

export function chooseTheme(): void {
  const root = document.documentElement;
  const choice = document.querySelector("[data-theme-choice]");
  const current = root.dataset.theme ?? "auto";
  for (const input of choice?.querySelectorAll("input") ?? []) input.checked = input.value === current;
  choice?.addEventListener("change", (event) => {
    const { value } = event.target as HTMLInputElement;
    const theme = value === "light" || value === "dark" ? value : undefined;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    setTheme(theme);
  });
}
