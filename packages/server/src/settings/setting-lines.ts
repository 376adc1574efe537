import { SETTINGS } from "./setting-list.ts";

/** Name, meaning and default of each setting, in the order in which people need them. */
export const settingRows = (): readonly (readonly [name: string, meaning: string, byDefault: string])[] =>
  Object.entries(SETTINGS).map(([name, setting]) => [name, setting.meaning, setting.default]);

/** Plain lines for `--help`: two for each setting. */
export const settingLines = (): readonly string[] =>
  settingRows().flatMap(([name, meaning, byDefault]) => [`  ${name}`, `      ${meaning} (default: ${byDefault})`]);
