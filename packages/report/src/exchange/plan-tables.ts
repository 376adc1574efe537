import type { CasePlan } from "@detente/engine";
import { plainText } from "../plain-text.ts";
import { percentText } from "../numbers.ts";
import type { Table } from "../table.ts";
import { type PlanLabels, planLabels } from "./plan-labels.ts";

/** The steps in their order, each with what shows that it was done, who looks, when, and what undoes it. */
export function boardTable(told: CasePlan): Table {
  const { plan } = told;
  const labels = planLabels(told);
  const isDated = plan.schedule !== null;
  return {
    caption: "Each step begins when the evidence of the one before is accepted",
    columns: [
      { name: "No.", kind: "number" },
      { name: "Who", kind: "name" },
      { name: "Step", kind: "name" },
      // Two columns of days, for a span of days does not fit in one without being broken.
      ...(isDated ? [{ name: "Begins", kind: "text" } as const, { name: "Accepted", kind: "text" } as const] : []),
      { name: "Evidence", kind: "name" },
      { name: "Who looks", kind: "name" },
      { name: "What undoes it", kind: "name" },
    ],
    rows: plan.moments.flatMap(({ deeds }, k) =>
      deeds.map((deed, i) => {
        const step = labels.stepOf(deed.step);
        const dates = plan.schedule?.moments[k]?.[i];
        return {
          cells: [
            String(k + 1),
            labels.party(deed.party),
            labels.deed(deed),
            ...(isDated ? [dates?.from ?? "", dates?.to ?? ""] : []),
            textOf(step?.evidence),
            textOf(step?.verifier),
            textOf(step?.undo),
          ],
        };
      }),
    ),
  };
}

const textOf = (text: string | null | undefined): string => (text === null || text === undefined ? "–" : plainText(text));

/** What each party has at stake before the first step and after each: the numbers of the curves. */
export function stakesTable(told: CasePlan): Table {
  const { plan } = told;
  const labels = planLabels(told);
  return {
    caption:
      "What each party has at stake, in its own points: what it would lose if all stopped there, and what it would gain by stopping there",
    columns: [
      { name: "Steps done", kind: "number" },
      { name: "Last of them", kind: "name" },
      ...labels.parties.flatMap((name) => [
        { name: `${name}: exposure`, kind: "number" } as const,
        { name: `${name}: temptation`, kind: "number" } as const,
      ]),
    ],
    rows: plan.states.map(({ standings }, k) => ({
      cells: [
        String(k),
        stateWords(told, labels, k),
        ...standings.flatMap(({ exposure, temptation }, party) => [labels.points(party, exposure), labels.points(party, temptation)]),
      ],
    })),
  };
}

function stateWords({ plan }: CasePlan, labels: PlanLabels, state: number): string {
  const moment = plan.moments[state - 1];
  return moment === undefined ? "nothing done yet" : labels.moment(moment);
}

/** What the whole exchange is to each party. */
export function partiesTable(told: CasePlan): Table {
  const labels = planLabels(told);
  return {
    caption: "The whole exchange, in each party's own points",
    columns: [
      { name: "Party", kind: "name" },
      { name: "Receives", kind: "number" },
      { name: "Pays", kind: "number" },
      { name: "Gains", kind: "number" },
      { name: "Breaking cost", kind: "number" },
    ],
    rows: told.plan.parties.map(({ received, paid, gain, breakingCost }, k) => ({
      cells: [labels.parties[k] ?? "", ...[received, paid, gain, breakingCost].map((value) => labels.points(k, value))],
    })),
  };
}

/** The figures that went in, step by step. */
export function inputsTable(told: CasePlan): Table {
  const labels = planLabels(told);
  return {
    caption: "What a step costs whoever does it, what it is worth to the other, and the shares recovered and lost where it is undone",
    columns: [
      { name: "Step", kind: "name" },
      { name: "Who", kind: "name" },
      { name: "Cost", kind: "number" },
      { name: "Recovered", kind: "number" },
      { name: "Value", kind: "number" },
      { name: "Lost", kind: "number" },
      { name: "Waits for", kind: "name" },
    ],
    rows: told.steps.map(({ id, party, cost, recovered, value, lost, after }) => {
      const doer = told.plan.parties.findIndex((each) => each.id === party);
      return {
        cells: [
          labels.step(id),
          labels.party(party),
          labels.points(doer, cost),
          percentText(recovered),
          labels.points(1 - doer, value),
          percentText(lost),
          after.map(labels.step).join("; ") || "–",
        ],
      };
    }),
  };
}
