import type { About } from "./about.ts";
import { Given, type Values } from "./given.ts";

/** What an entry makes with the parameters given, and the others at their default. Values are not checked. */
export const partOf = <Made>(entry: About & { make(given: Given): Made }, values: Values = {}): Made =>
  entry.make(new Given(entry, values));
