import type { Desk } from "../../desk/desk.ts";
import type { DeskAnswer, DeskJob } from "./desk-job.ts";

/** Where work on cases is done beside the event loop, each job for itself. */
export class CaseDesk {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** `by`: of whom one job is done after another. Throws `DeskBroken` where the fault is ours. */
  async ask(job: DeskJob, by: string): Promise<DeskAnswer> {
    const lane = job.kind === "check" ? "briefs" : "cases";
    const asked = await this.#desk.ask(job, { lane, by, group: by, name: null, gone: null, told: null });
    if (asked.kind === "failed") {
      // Nothing takes the place of a job, and somebody always waits for it.
      return { kind: "gaveUp", because: asked.failure === "superseded" ? "busy" : asked.failure };
    }
    // The program answers a job as `doDeskJob` does.
    return asked.value as DeskAnswer;
  }
}
