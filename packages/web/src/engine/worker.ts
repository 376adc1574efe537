import type { Case } from "@detente/engine";
import { parseCase } from "@detente/engine/case-file";
import { answers, type Means } from "./answers.ts";
import type { FromThread, ToThread } from "./engine-thread.ts";
import type { QuestionName } from "./questions.ts";

/** Read when it is first asked about. */
const documents = new Map<string, Readonly<Record<string, unknown>>>();
const cases = new Map<string, Case>();

const say = (message: FromThread): void => postMessage(message);

function held(hold: string): Case {
  const known = cases.get(hold);
  if (known !== undefined) return known;
  const read = parseCase({ name: "case", text: JSON.stringify(documents.get(hold)) });
  if (read.kind === "failed") throw new Error(`Expected a case without errors, got ${read.failure.map(({ code }) => code).join(", ")}`);
  cases.set(hold, read.value.case);
  return read.value.case;
}

/** The answers are a table by name: which question it is, is known only here. */
const answerTo = (name: QuestionName, asked: unknown, means: Means): unknown =>
  (answers[name] as (asked: unknown, means: Means) => unknown)(asked, means);

addEventListener("message", ({ data }: MessageEvent<ToThread>) => {
  if (data.kind === "hold") {
    documents.set(data.hold, data.document);
    return;
  }
  const { id, name, asked } = data;
  try {
    say({ kind: "answer", id, answer: answerTo(name, asked, { held, told: (step) => say({ kind: "step", id, step }) }) });
  } catch (error) {
    say({ kind: "broken", id, words: error instanceof Error ? error.message : String(error) });
  }
});
