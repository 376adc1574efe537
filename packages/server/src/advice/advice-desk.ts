import { failed, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { HowFar } from "../contract/told-answer.ts";
import type { Unanswered } from "../desk/asking.ts";
import type { Desk } from "../desk/desk.ts";
import type { AdviceAnswers, AdviceKind, AdviceQuestion } from "./question.ts";
import { REDUCE } from "./reduce.ts";

/** Who asks, and as long as whom. */
export interface Asker {
  /** Uuid. */
  readonly person: string;
  /** Uuid. People of one table take turns with those of others as one; left out, whoever asks is alone. */
  readonly table?: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
  /** Left out or null: nobody wants to know how far it is. */
  readonly told?: ((howFar: HowFar) => void) | null;
}

/** A question of one kind. */
export type OfKind<Kind extends AdviceKind> = Extract<AdviceQuestion, { readonly kind: Kind }>;

/** Where advice is asked for. Of questions of one kind by one person that wait, the newest is meant. */
export class AdviceDesk {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Throws `DeskBroken` where the fault is ours. */
  async ask<Kind extends AdviceKind>(question: OfKind<Kind>, asker: Asker): Promise<Result<AdviceAnswers[Kind], Problem>> {
    const { person, table = person, gone, told = null } = asker;
    const asked = await this.#desk.ask(question, { lane: "advice", by: person, group: table, name: question.kind, gone, told });
    if (asked.kind === "failed") return failed(unanswered(asked.failure, question.kind));
    // The program answers a question of a kind with an answer of that kind, or why there is none, as `answerQuestion` says.
    return asked.value as Result<AdviceAnswers[Kind], Problem>;
  }
}

function unanswered(why: Unanswered, kind: AdviceKind): Problem {
  switch (why) {
    case "superseded":
      return { code: "superseded" };
    case "busy":
      return { code: "busy", detail: "Ask again in a moment." };
    case "time":
      return { code: "tooLong", detail: `It takes too long. ${REDUCE[kind]}` };
    case "memory":
      return { code: "tooLong", detail: `It needs more memory than there is. ${REDUCE[kind]}` };
  }
}
