import type { AdviceQuestion } from "../advice/question.ts";
import type { DeskJob } from "../cases/desk/desk-job.ts";
import type { Gauge } from "./how-far.ts";

/** What threads are asked. Plain, so that it can be copied over. */
export type DeskQuestion = AdviceQuestion | DeskJob;

export interface DeskWork {
  readonly question: DeskQuestion;
  /** Where the thread tells how far it is; null: nobody looks. */
  readonly gauge: Gauge | null;
}
