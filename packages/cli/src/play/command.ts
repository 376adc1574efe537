import type { Deed } from "@detente/engine";
import type { Turn } from "./turn.ts";

/** What a command does to the person's turn: it goes on, ends in a deed, or the person leaves the table for now. */
export type Consequence =
  | { readonly kind: "stay" }
  | { readonly kind: "deed"; readonly deed: Deed; readonly words: string }
  | { readonly kind: "leave"; readonly wish: "quit" | "save" | "endOfInput" };

export const STAY: Consequence = { kind: "stay" };

/** Where a question was not answered because there is no more input. */
export const LEFT: Consequence = { kind: "leave", wish: "endOfInput" };

/** A word that the person types, and what it does. */
export interface Command {
  readonly name: string;
  /** Other words for it. */
  readonly also: readonly string[];
  /** What may follow it, for the help. */
  readonly takes: string;
  readonly help: string;
  /** "whole": what cannot be taken back is done only when the word is typed out. */
  readonly spelling: "whole" | "beginning";
  run(turn: Turn, rest: string): Promise<Consequence> | Consequence;
}
