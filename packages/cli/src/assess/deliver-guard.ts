import { type Case, type GuardReading, onlookerOfCase, type Outcome, worths } from "@detente/engine";
import { caseLabels, guardSection, sectionsPage, terminalSections } from "@detente/report";
import { deliverResult, type ResultDelivery } from "../deliver-result.ts";
import type { ExitCode } from "../exit-code.ts";

/** Tells what speaks against an offer that the party is about to send. */
export function deliverGuard(reading: GuardReading, value: Case, delivery: ResultDelivery): ExitCode {
  const names = { labels: caseLabels(value, scales(value, reading)), parties: value.parties.map(({ id }) => id) };
  const section = guardSection(reading, names);
  const summary =
    reading.flags.length === 0 ? "Nothing that was looked into speaks against this offer." : "Look at this offer again before you send it.";
  return deliverResult(
    {
      data: reading,
      text: (settings) => terminalSections([section], settings),
      page: () => sectionsPage({ title: value.title, summary, sections: [section], language: value.language }),
    },
    delivery,
  );
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
