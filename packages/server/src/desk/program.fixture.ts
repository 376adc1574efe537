import type { Result } from "@detente/engine";
import type { AdviceKind, AdviceQuestion } from "../advice/question.ts";
import type { DeskWork } from "./desk-question.ts";
import { setGauge } from "./how-far.ts";

/** In place of a question: what the thread is to do. */
export type Deed =
  | { readonly does: "says"; readonly word: string }
  /** Until `gate[0]` is no longer 0; a third done, as far as it tells. */
  | { readonly does: "waits"; readonly gate: Int32Array; readonly word: string }
  | { readonly does: "hangs" | "exits" | "throws" | "eats" };

/** As the desk takes it. */
export const toDo = <Kind extends AdviceKind>(kind: Kind, deed: Deed) =>
  // The program below looks at nothing else.
  ({ kind, deed }) as unknown as Extract<AdviceQuestion, { readonly kind: Kind }>;

/** What is in the hands of a thread that breaks. */
export const SECRET = "reservation value 42";

/** Stands in for the program of the threads, and does what real ones do when something is wrong. */
export function doDeskWork({ question, gauge }: DeskWork): Result<unknown, never> {
  // Made by `toDo`.
  const { deed } = question as unknown as { readonly deed: Deed };
  switch (deed.does) {
    case "says":
      return { kind: "ok", value: { word: deed.word } };
    case "waits":
      if (gauge !== null) setGauge(gauge, "sensitivity", { done: 1, of: 3 });
      Atomics.store(deed.gate, 1, 1);
      Atomics.notify(deed.gate, 1);
      Atomics.wait(deed.gate, 0, 0);
      return { kind: "ok", value: { word: deed.word } };
    case "hangs":
      for (;;);
    case "exits":
      process.exit(3);
    case "throws":
      throw new RangeError(SECRET);
    case "eats": {
      const eaten: number[][] = [];
      for (;;) eaten.push(Array.from({ length: 100_000 }, () => 1));
    }
  }
}
