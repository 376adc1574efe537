import { answerQuestion } from "../advice/answer-question.ts";
import { doDeskJob } from "../cases/desk/do-desk-job.ts";
import type { DeskWork } from "./desk-question.ts";
import { setGauge } from "./how-far.ts";

/** What a thread does, by its name in the pool: the whole of a computation, and nothing else. */
export function doDeskWork({ question, gauge }: DeskWork): unknown {
  switch (question.kind) {
    case "read":
    case "write":
    case "check":
      return doDeskJob(question);
    default:
      return answerQuestion(question, gauge === null ? () => {} : (step, done, of) => setGauge(gauge, step, { done, of }));
  }
}
