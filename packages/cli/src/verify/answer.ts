import type { Result, VerificationRefusal } from "@detente/engine";
import { terminalVerification, type Told, verificationPage } from "@detente/report";
import type { Command } from "commander";
import { deliver } from "../deliver.ts";
import { BAD_INPUT, type ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";
import { verificationRefusalWords } from "./verification-refusal-words.ts";

export interface AnswerOptions {
  readonly json?: true;
  readonly html?: string;
  readonly output?: string;
}

/** The options that say in which form an answer comes. */
export function addAnswerOptions(command: Command): Command {
  return command
    .option("--json", "print JSON")
    .option("--html <file>", "write a page, with its picture and tables, to this file as well")
    .option("-o, --output <file>", "write to this file");
}

interface Answering<Value> {
  readonly options: AnswerOptions;
  readonly tell: (value: Value) => Told;
  readonly inputs?: readonly string[];
  readonly terminal: Terminal;
}

/** Hands over what the engine answered, or says everything that is wrong with the question. */
export function answer<Value>(
  result: Result<Value, readonly VerificationRefusal[]>,
  { options, tell, inputs = [], terminal }: Answering<Value>,
): ExitCode {
  if (result.kind === "failed") {
    for (const refusal of result.failure) terminal.say(visible(verificationRefusalWords(refusal), "line"));
    return BAD_INPUT;
  }
  const { json, html, output } = options;
  const told = tell(result.value);
  const isFile = output !== undefined && output !== "-";
  const settings = { width: terminal.width, colour: !isFile && terminal.colours.isColorSupported, unicode: isFile || terminal.unicode };
  return deliver(json === true ? jsonText(result.value) : terminalVerification(told, settings), {
    to: output,
    inputs,
    kind: json === true ? "data" : "coloured",
    beside: html === undefined ? [] : [{ path: html, text: verificationPage(told) }],
    terminal,
  });
}
