import { keepSetting, readSetting } from "../lib/setting.ts";

export type Theme = "light" | "dark";
/** "system": as the device has it, also when that changes. */
export type ThemeChoice = Theme | "system";

const NAME = "detente.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function themeChoice(): ThemeChoice {
  const kept = readSetting(NAME);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function chooseTheme(choice: ThemeChoice): void {
  keepSetting(NAME, choice);
  applyTheme();
}

/** Before anything is drawn, and whenever the device changes. */
export function applyTheme(): void {
  const choice = themeChoice();
  document.documentElement.dataset["theme"] = choice === "system" ? (dark.matches ? "dark" : "light") : choice;
}

export function followTheme(): void {
  applyTheme();
  dark.addEventListener("change", applyTheme);
}
