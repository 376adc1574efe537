import type { Result, VerificationRefusal } from "@detente/engine";
import { terminalVerification, type Told, verificationPage } from "@detente/report";
import { deliverResult } from "../deliver-result.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import type { ResultOptions } from "../result-options.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";
import { verificationRefusalWords } from "./verification-refusal-words.ts";

interface Answering<Value> {
  readonly options: ResultOptions;
  readonly tell: (value: Value) => Told;
  readonly inputs?: readonly string[];
  readonly terminal: Terminal;
}

/** Hands over what the engine answered, or says everything that is wrong with the question. */
export function answer<Value extends object>(
  result: Result<Value, readonly VerificationRefusal[]>,
  { options, tell, inputs = [], terminal }: Answering<Value>,
): ExitCode {
  if (result.kind === "failed") {
    for (const refusal of result.failure) terminal.say(visible(verificationRefusalWords(refusal), "line"));
    return BAD_INPUT;
  }
  const told = tell(result.value);
  return deliverResult(
    {
      data: result.value,
      text: (settings) => terminalVerification(told, settings),
      page: () => verificationPage(told),
    },
    { inputs, options, terminal },
  );
}
