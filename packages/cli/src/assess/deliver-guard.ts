import { type Case, type GuardReading, onlookerOfCase, type Outcome, worths } from "@detente/engine";
import { caseLabels, guardSection, sectionsPage, terminalSections } from "@detente/report";
import { deliver } from "../deliver.ts";
import type { ExitCode } from "../exit-code.ts";
import { jsonText } from "../json-text.ts";
import type { Terminal } from "../terminal.ts";
import { type ResultOptions, textSettings } from "./result-options.ts";

interface GuardDelivery {
  readonly file: string;
  readonly options: ResultOptions;
  readonly terminal: Terminal;
}

/** Tells what speaks against an offer that the party is about to send. */
export function deliverGuard(reading: GuardReading, value: Case, { file, options, terminal }: GuardDelivery): ExitCode {
  const names = { labels: caseLabels(value, scales(value, reading)), parties: value.parties.map(({ id }) => id) };
  const section = guardSection(reading, names);
  const summary =
    reading.flags.length === 0 ? "Nothing that was looked into speaks against this offer." : "Look at this offer again before you send it.";
  return deliver(options.json === true ? jsonText(reading) : terminalSections([section], textSettings(options, terminal)), {
    to: options.output,
    inputs: [file],
    kind: options.json === true ? "data" : "coloured",
    beside:
      options.html === undefined
        ? []
        : [{ path: options.html, text: sectionsPage({ title: value.title, summary, sections: [section], language: value.language }) }],
    terminal,
  });
}

/** Some figures on each party's scale, as the party sees it: they say how many decimals its points need. */
function scales(value: Case, { party, utility, least, outcome, flags }: GuardReading): readonly (readonly number[])[] {
  const onlooker = onlookerOfCase(value, party);
  const seen = onlooker && worths(onlooker);
  const packages: readonly Outcome[] = [outcome, ...flags.flatMap(({ cure }) => (cure === null ? [] : [cure.outcome]))];
  return value.parties.map(({ id }) => {
    const points = packages.flatMap((each) => (id === party ? [] : (seen?.of(id)?.points(each) ?? [])));
    return id === party ? [0, utility, least ?? 0] : [0, ...points];
  });
}
