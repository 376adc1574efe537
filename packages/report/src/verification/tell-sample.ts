import { DETECTION_GOALS, type SamplePlan, VERIFICATION_FORMULAS } from "@detente/engine";
import { countText, decimalText, percentText } from "../numbers.ts";
import type { Row, Table } from "../table.ts";
import { statedShare } from "./stated-share.ts";
import type { Told } from "./told.ts";

/** How many items to look at, the textbook's answer beside it. */
export function tellSample(plan: SamplePlan): Told {
  const { items, defects, miss, exact, all, textbook, instrument } = plan;
  const detected = (exact ?? all).detected;
  return {
    title: "How many items to look at",
    summary: summaryOf(plan),
    figures: [
      { value: exact === null ? "none" : count(exact.sample), label: `of ${count(items)} items, exact` },
      { value: count(textbook.sample), label: "by the textbook's formula" },
      { value: percentText(detected), label: exact === null ? "detected by looking at all" : "detected by the exact sample" },
    ],
    notes: notesOf(plan),
    curve: {
      title: "How likely a defective item is found, by the size of the sample",
      description: `${count(items)} items, ${count(defects)} of them defective. The table holds the same numbers.`,
      across: "items looked at",
      line: plan.course.map((reading) => ({ x: reading.sample, y: reading.detected })),
      dots: [],
      levels: [{ name: `goal ${statedShare(1 - miss)}`, y: 1 - miss }],
      marks: exact === null ? [] : [{ x: exact.sample, y: exact.detected, name: `${count(exact.sample)} items` }],
    },
    tables: [sizesTable(plan)],
    pageTables: [courseTable(plan)],
    formulas: [
      VERIFICATION_FORMULAS.exactSample,
      ...(instrument === 1 || exact !== null ? [VERIFICATION_FORMULAS.textbookSample, VERIFICATION_FORMULAS.midpointSample] : []),
    ],
    language: "en",
  };
}

const count = (value: number): string => countText(String(value));

function summaryOf({ items, defects, miss, exact, all }: SamplePlan): string {
  const what = defects === 1 ? "the one defective item" : `at least one of ${count(defects)} defective items`;
  if (exact === null)
    return `No sample is enough: looking at all ${count(items)} items finds ${what} with a chance of ${percentText(all.detected)}, and ${statedShare(1 - miss)} is wanted.`;
  if (exact.sample === 0) return "Nothing need be looked at: any chance of missing is allowed.";
  return `Look at ${count(exact.sample)} of ${count(items)} items: that finds ${what} with a chance of ${percentText(exact.detected)}.`;
}

function notesOf({ defects, instrument, exact, oneFewer, textbook, all }: SamplePlan): readonly string[] {
  const tooPoor = `The instrument recognises a defective item that is looked at ${statedShare(instrument)} of the time. With ${count(defects)} of them, all items looked at are recognised as good with a chance of ${percentText(all.missed)}, and no sample does better.`;
  const least =
    oneFewer === null ? [] : [`One item fewer would not do: ${count(oneFewer.sample)} items detect ${percentText(oneFewer.detected)}.`];
  return [
    ...(exact === null ? [tooPoor] : least),
    ...(exact === null ? [] : [textbookNote(textbook.difference ?? 0)]),
    ...(instrument === 1 ? [] : [`Textbook formulas are for an instrument that errs never; what they detect is shown for this one.`]),
    `Items are drawn blindly, none twice. Goals that safeguards name: ${DETECTION_GOALS.map(({ name, detection, standing }) => `${name} ${statedShare(detection)}${standing === "background" ? " (common knowledge, not looked up)" : ""}`).join(", ")}.`,
  ];
}

function textbookNote(difference: number): string {
  if (difference === 0) return "The textbook's formula gives the same size here.";
  const items = Math.abs(difference) === 1 ? "1 item" : `${count(Math.abs(difference))} items`;
  return difference > 0
    ? `The textbook's formula asks for ${items} more than is needed.`
    : `The textbook's formula falls short by ${items}.`;
}

function sizesTable({ exact, oneFewer, textbook, midpoint, all, miss }: SamplePlan): Table {
  const row = (name: string, reading: SamplePlan["all"], more: readonly [raw: string, difference: string]): Row => ({
    cells: [name, count(reading.sample), percentText(reading.detected), more[0], more[1]],
  });
  const compared = (name: string, each: SamplePlan["textbook"]): Row =>
    row(name, each, [decimalText(each.raw, 2), each.difference === null ? "–" : signed(each.difference)]);
  return {
    caption: `Sizes beside each other; wanted is ${statedShare(1 - miss)}`,
    columns: [
      { name: "Size", kind: "text" },
      { name: "Items", kind: "number" },
      { name: "Detects", kind: "number" },
      { name: "Formula gives", kind: "number" },
      { name: "Against exact", kind: "number" },
    ],
    rows: [
      ...(exact === null ? [] : [row("exact", exact, ["–", "0"])]),
      ...(oneFewer === null ? [] : [row("one item fewer", oneFewer, ["–", "−1"])]),
      compared("textbook", textbook),
      compared("mid-point", midpoint),
      row("all items", all, ["–", exact === null ? "–" : signed(all.sample - exact.sample)]),
    ],
  };
}

const signed = (difference: number): string => (difference > 0 ? `+${count(difference)}` : decimalText(difference, 0));

function courseTable({ course }: SamplePlan): Table {
  return {
    caption: "Detection by the size of the sample",
    columns: [
      { name: "Items looked at", kind: "number" },
      { name: "Detects", kind: "number" },
      { name: "Misses", kind: "number" },
    ],
    rows: course.map(({ sample, detected, missed }) => ({ cells: [count(sample), percentText(detected), percentText(missed)] })),
  };
}
