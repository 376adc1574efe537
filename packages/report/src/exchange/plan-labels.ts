import type { CasePlan, CaseStep, PlannedDeed, PlanMoment } from "@detente/engine";
import { decimalsFor, decimalText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";

/** What things in a plan are called, and how each party's points are printed. */
export interface PlanLabels {
  /** In the order of the plan's parties. */
  readonly parties: readonly string[];
  readonly party: (id: string) => string;
  readonly stepOf: (id: string) => CaseStep | undefined;
  readonly step: (id: string) => string;
  /** "Plutonium line dismantled, part 1 of 2". */
  readonly deed: (deed: PlannedDeed) => string;
  /** "DPRK: Written halt of tests"; two at once joined by "and at once". */
  readonly moment: (moment: PlanMoment) => string;
  /** Points of a party given by its place, with as many decimals as the plan's need. */
  readonly points: (party: number, value: number) => string;
}

export function planLabels({ partyNames, steps, plan }: CasePlan): PlanLabels {
  const parties = partyNames.map(plainText);
  const decimals = plan.parties.map((party, k) =>
    decimalsFor([party.gain, party.breakingCost, ...plan.states.map(({ standings }) => standings[k]?.kept ?? 0)]),
  );
  const party = (id: string): string => parties[plan.parties.findIndex((each) => each.id === id)] ?? plainText(id);
  const stepOf = (id: string): CaseStep | undefined => steps.find((step) => step.id === id);
  const step = (id: string): string => plainText(stepOf(id)?.name ?? id);
  const deed = (done: PlannedDeed): string => `${step(done.step)}${partWords(done)}`;
  const moment = ({ deeds }: PlanMoment): string => deeds.map((done) => `${party(done.party)}: ${deed(done)}`).join(", and at once ");
  return { parties, party, stepOf, step, deed, moment, points: (k, value) => decimalText(value, decimals[k] ?? 1) };
}

function partWords({ from, to, of }: PlannedDeed): string {
  if (from === 1 && to === of) return "";
  return from === to ? `, part ${from} of ${of}` : `, parts ${from} to ${to} of ${of}`;
}
