import { toNumber } from "../lib/rational.ts";
import type { Brief, Case, Estimate, RedLine } from "../model/case.ts";
import { exactReckoner } from "../model/reckoner.ts";
import { redLinesInForce } from "../model/red-lines-in-force.ts";
import { chance } from "../model/utility-function.ts";
import type { EvidenceReading, RedLineReading } from "./analysis.ts";

interface Held {
  readonly value: Case;
  readonly readings: readonly (Brief | Estimate)[];
}

/** Every red line of the readings, in the order of parties and briefs: whether it binds, and what evidence lifts it. */
export function redLineReadings({ value, readings }: Held): readonly RedLineReading[] {
  return readings.flatMap((reading, p) => {
    const party = value.parties[p];
    if (party === undefined) return [];
    const binding = redLinesInForce(reading, value.unknowns);
    return reading.redLines.map((line) => ({
      id: line.id,
      name: line.name,
      party: party.id,
      binds: binding.includes(line),
      until: evidenceReading(line, reading, value),
    }));
  });
}

/** Null for a line that no evidence lifts. Of an unknown that is not listed nothing is held. */
function evidenceReading({ until }: RedLine, { probabilities }: Brief | Estimate, { unknowns }: Case): EvidenceReading | null {
  if (until === undefined) return null;
  const given = Object.entries(until.given).map(([id, states]) => {
    const unknown = unknowns.find((each) => each.id === id);
    return {
      unknown: unknown?.name ?? id,
      states: states?.map((state) => unknown?.states.find((each) => each.id === state)?.name ?? state) ?? [],
    };
  });
  const isListed = Object.keys(until.given).every((id) => unknowns.some((unknown) => unknown.id === id));
  const held = isListed ? toNumber(chance({ unknowns, probabilities }, until.given, exactReckoner)) : 0;
  return { given, needed: until.probability, held };
}
