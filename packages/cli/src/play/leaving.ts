import type { Command } from "./command.ts";

/** What leaves the game as it is, to go on another time. */
export const LEAVING: readonly Command[] = [
  {
    name: "save",
    also: [],
    takes: "",
    help: "keeps the game in its file, and stops for now",
    spelling: "whole",
    run: () => ({ kind: "leave", wish: "save" }),
  },
  {
    name: "quit",
    also: ["exit", "q"],
    takes: "",
    help: "stops for now; what you have sent is kept",
    spelling: "whole",
    run: () => ({ kind: "leave", wish: "quit" }),
  },
];
