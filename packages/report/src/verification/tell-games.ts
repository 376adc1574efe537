import { type InspectionGame, type OneShotInspection, VERIFICATION_FORMULAS } from "@detente/engine";
import { decimalText, percentText } from "../numbers.ts";
import type { Table } from "../table.ts";
import type { Told } from "./told.ts";

/** Stages that are shown; the JSON has all. */
const MOST_STAGES = 60;

/** Dresher's game: when to inspect, with fewer inspections than periods. */
export function tellInspectionGame(game: InspectionGame): Told {
  const { periods, inspections, value, caught, stages } = game;
  const [first] = stages;
  return {
    title: "When to inspect",
    summary: `With ${inspections} ${inspections === 1 ? "inspection" : "inspections"} in ${periods} ${periods === 1 ? "period" : "periods"}, inspect the first period with a chance of ${percentText(first?.inspect ?? 0)}.`,
    figures: [
      { value: decimalText(value, 4), label: "value to the inspector, −1 to 0" },
      { value: percentText(caught), label: "of violations are caught, whenever they come" },
    ],
    notes: [
      "One violation at most; a violation in an inspected period is caught. Both sides see each inspection and know how many are left. Draw lots for every period by the chance in the row that fits: an inspector who can be predicted catches nothing.",
      ...(inspections === periods
        ? ["There is an inspection for every period: nothing is gained by a violation, and the value is 0."]
        : []),
      ...(stages.length > MOST_STAGES ? [`${MOST_STAGES} of ${stages.length} stages are shown; --json prints all.`] : []),
    ],
    curve: null,
    tables: [stagesTable(game)],
    pageTables: [],
    formulas: [VERIFICATION_FORMULAS.inspectionGame],
    language: "en",
  };
}

function stagesTable({ stages }: InspectionGame): Table {
  return {
    caption: "At every stage: what the inspector should do next, and what the other side does at its best",
    columns: ["Periods left", "Inspections left", "Inspect", "Violate", "Value"].map((name) => ({ name, kind: "number" })),
    rows: stages.slice(0, MOST_STAGES).map(({ periodsLeft, inspectionsLeft, inspect, violate, value }) => ({
      cells: [String(periodsLeft), String(inspectionsLeft), percentText(inspect), percentText(violate), decimalText(value, 4)],
    })),
  };
}

/** One inspection or none, with and without an announcement. */
export function tellOneShot({ inspect, violate, inspectorValue, leadershipValue }: OneShotInspection): Told {
  const isBetter = leadershipValue > inspectorValue;
  return {
    title: "One inspection, or none",
    summary: isBetter
      ? `Announce to inspect a little more often than ${percentText(inspect)}, and mean it: then a violation does not pay.`
      : `Inspect with a chance of ${percentText(inspect)}.`,
    figures: [
      { value: percentText(inspect), label: "inspect" },
      { value: percentText(violate), label: "violate, where nothing is announced" },
    ],
    notes: [
      "Values to the inspector: an uncaught violation is −1, legal behaviour without an inspection 0.",
      isBetter
        ? "An inspector who can bind itself does better: the other side behaves for certain, and only the inspections have to be paid."
        : "Announcing gains the inspector nothing here: inspections cost too much.",
    ],
    curve: null,
    tables: [
      {
        caption: "What it is worth to the inspector",
        columns: [
          { name: "", kind: "text" },
          { name: "Inspect", kind: "number" },
          { name: "Violate", kind: "number" },
          { name: "Inspector has", kind: "number" },
        ],
        rows: [
          { cells: ["nothing announced", percentText(inspect), percentText(violate), decimalText(inspectorValue, 4)] },
          { cells: ["announced and kept", `just above ${percentText(inspect)}`, "0 %", decimalText(leadershipValue, 4)] },
        ],
      },
    ],
    pageTables: [],
    formulas: [VERIFICATION_FORMULAS.oneShot, VERIFICATION_FORMULAS.leadership],
    language: "en",
  };
}
