import type { TerminalSettings } from "@detente/report";
import { deliver } from "./deliver.ts";
import type { ExitCode } from "./exit-code.ts";
import { jsonText } from "./json-text.ts";
import type { ResultOptions } from "./result-options.ts";
import type { Terminal } from "./terminal.ts";
import { textSettings } from "./text-settings.ts";

/** A result in each form that can be asked for. */
export interface ResultForms {
  /** What JSON has of it. */
  readonly data: object;
  text(settings: TerminalSettings): string;
  page(): string;
}

export interface ResultDelivery {
  /** The files that it was made from. */
  readonly inputs: readonly string[];
  readonly options: ResultOptions;
  readonly terminal: Terminal;
}

/** Hands over a result as the options wish: JSON or text, and a page beside it. What nobody asked for is not made. */
export function deliverResult(
  { data, text, page }: ResultForms,
  { inputs, options: { json, html, output }, terminal }: ResultDelivery,
): ExitCode {
  return deliver(json === true ? jsonText(data) : text(textSettings(output, terminal)), {
    to: output,
    inputs,
    kind: json === true ? "data" : "coloured",
    beside: html === undefined ? [] : [{ path: html, text: page() }],
    terminal,
  });
}
