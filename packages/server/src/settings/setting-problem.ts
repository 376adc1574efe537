import type { SettingName } from "./setting-list.ts";

/** What is wrong with the environment, and what to do about it. Holds nothing of what was written there. */
export interface SettingProblem {
  readonly variable: SettingName | (string & {});
  readonly message: string;
}
