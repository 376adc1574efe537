import { parentPort } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import { type GameResult, standings, tournamentPlan } from "@detente/engine";
import { resultsCsv, standingsJson } from "@detente/report";
import { replayResult } from "@detente/runner";
import { planTask } from "./plan-task.ts";
import type { ReplayAnswer, TaskPlay, ThreadAnswers, ThreadOrder } from "./thread-order.ts";

function answer(asked: ThreadOrder): ThreadAnswers[ThreadOrder["kind"]] {
  switch (asked.kind) {
    case "plan":
      return planTask(asked.task, asked.cases);
    case "standings": {
      const { settings } = playOf(asked.play);
      return JSON.stringify(standingsJson({ settings, standings: standings(settings, resultsOf(asked.parts)) }));
    }
    case "table":
      return resultsCsv(playOf(asked.play).settings, resultsOf(asked.parts));
    case "replay":
      return replayed(playOf(asked.play), asked);
    default:
      return asked satisfies never;
  }
}

function replayed(
  { settings, first, stride }: TaskPlay,
  { part, number }: Extract<ThreadOrder, { readonly kind: "replay" }>,
): ReplayAnswer {
  const plan = tournamentPlan(settings);
  const result = Array.from(resultsOf([part])).find(({ spec }) => spec.number === first + number * stride);
  if (plan.kind === "failed" || result === undefined) throw new Error(`Expected game ${number} of a plan that has been played`);
  const again = replayResult(plan.value, result);
  if (again.kind === "failed") throw new Error(`Expected a game that can be played again, got ${again.failure.kind}`);
  const { record, isSame } = again.value;
  // A plain value, for JSON.
  return { record: { ...record }, isSame };
}

function playOf(text: string): TaskPlay {
  // As it was kept when it was planned.
  return JSON.parse(text) as TaskPlay;
}

/** One part at a time, as they were kept when they were played. */
function* resultsOf(parts: readonly string[]): Generator<GameResult, undefined> {
  for (const part of parts) yield* JSON.parse(gunzipSync(Buffer.from(part, "base64")).toString()) as readonly GameResult[];
}

// Who started the thread sends nothing else. What throws ends it, and is told there.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
parentPort?.on("message", (order: ThreadOrder) => parentPort?.postMessage(answer(order)));
