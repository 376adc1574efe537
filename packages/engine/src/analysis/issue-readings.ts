import { assertNever } from "../lib/assert-never.ts";
import { toNumber } from "../lib/rational.ts";
import type { Case } from "../model/case.ts";
import type { CompiledCase } from "../model/compiled-case.ts";
import type { ExactUtility } from "../model/exact-utility.ts";
import type { OptionId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import type { IssueReading, Logroll } from "./analysis.ts";

/** Issue by issue: who cares how much, how opposed the wishes are. Interactions of several issues are left out. */
export function issueReadings(value: Case, compiled: CompiledCase): IssueReading[] {
  const tables = compiled.utilities.map(pointTables);
  const spans = tables.map((issues) => issues.map(span));
  const totals = spans.map((party) => party.reduce((sum, width) => sum + width, 0));
  return value.issues.map((issue, i) => {
    const columns = tables.map((issues) => issues[i] ?? []);
    const options = compiled.space.issues[i]?.options ?? [];
    const nameOf = optionNames(issue);
    return {
      id: issue.id,
      name: issue.name,
      group: value.groups.find(({ id }) => id === issue.group)?.name ?? null,
      options: options.map((id, option) => ({ id, name: nameOf(id), points: columns.map((column) => column[option] ?? 0) })),
      care: spans.map((party, p) => ((totals[p] ?? 0) > 0 ? (party[i] ?? 0) / (totals[p] ?? 1) : 0)),
      opposed: opposed(columns),
    };
  });
}

function pointTables(utility: ExactUtility): number[][] {
  return utility.tables.map((table) => table.map((units) => toNumber({ num: units, den: utility.unitsPerPoint })));
}

const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value), Infinity);
const most = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value), -Infinity);
const span = (values: readonly number[]): number => most(values) - least(values);

/** Smallest, over options, of the largest loss among parties, each loss as a share of that party's span on the issue. */
function opposed(columns: readonly (readonly number[])[]): number {
  const losses = columns
    .map((column) => ({ column, top: most(column), width: span(column) }))
    .filter(({ width }) => width > 0)
    .map(({ column, top, width }) => column.map((value) => (top - value) / width));
  const [first] = losses;
  return first === undefined ? 0 : least(first.map((_, option) => most(losses.map((loss) => loss[option] ?? 0))));
}

/** What an option of the issue is called. */
function optionNames(issue: Issue): (id: OptionId) => string {
  switch (issue.kind) {
    case "choice": {
      const names = new Map(issue.options.map((option) => [option.id, option.name]));
      return (id) => names.get(id) ?? id;
    }
    case "range":
      return (id) => (issue.range.unit === undefined ? id : `${id} ${issue.range.unit}`);
    case "yesNo":
      return (id) => id;
    default:
      return assertNever(issue);
  }
}

/** At most this many are listed, best first. */
const LISTED = 12;
/** Pairs are formed among this many issues of most weight. */
const CONTESTED = 60;

/**
 * Pairs of issues on which two parties can each give what it cares less about: against meeting at the middle of both issues,
 * the first yields one and gets the other. Listed where both gain.
 */
export function logrolls(compiled: CompiledCase): Logroll[] {
  const spans = compiled.utilities.map((utility) => pointTables(utility).map(span));
  const totals = spans.map((party) => party.reduce((sum, width) => sum + width, 0) || 1);
  const rows = logrollRows(spans, directions(compiled));
  const worth = ({ parties, gains }: Row): number => Math.min(...gains.map((gain, k) => gain / (totals[parties[k] ?? 0] ?? 1)));
  return rows
    .sort((a, b) => worth(b) - worth(a))
    .slice(0, LISTED)
    .flatMap(({ parties, yields, gains }) => {
      const [first, second] = parties.map((party) => compiled.parties[party]);
      const [firstYields, secondYields] = yields.map((issue) => compiled.space.issues[issue]?.id);
      return first && second && firstYields && secondYields ? [{ parties: [first, second], firstYields, secondYields, gains }] : [];
    });
}

interface Row {
  readonly parties: readonly [number, number];
  readonly yields: readonly [number, number];
  readonly gains: readonly [number, number];
}

function logrollRows(spans: readonly (readonly number[])[], opposes: (a: number, b: number, issue: number) => boolean): Row[] {
  const pairs = spans.flatMap((_, a) => spans.map((_, b) => [a, b] as const)).filter(([a, b]) => a < b);
  return pairs.flatMap((parties) => pairRows(spans, parties, (issue) => opposes(...parties, issue)));
}

function pairRows(
  spans: readonly (readonly number[])[],
  parties: readonly [number, number],
  isContested: (issue: number) => boolean,
): Row[] {
  const [a, b] = parties;
  const half = (party: number, issue: number): number => (spans[party]?.[issue] ?? 0) / 2;
  const contested = Array.from(spans[a] ?? [], (_, issue) => issue)
    .filter(isContested)
    .sort((x, y) => half(a, y) + half(b, y) - half(a, x) - half(b, x))
    .slice(0, CONTESTED);
  return contested
    .flatMap((x) => contested.map((y): Row => ({ parties, yields: [x, y], gains: [half(a, y) - half(a, x), half(b, x) - half(b, y)] })))
    .filter(({ gains }) => gains[0] > 0 && gains[1] > 0);
}

/** Two parties oppose each other on an issue where no option is best for both. */
function directions(compiled: CompiledCase): (a: number, b: number, issue: number) => boolean {
  const bests = compiled.utilities.map((utility) =>
    utility.tables.map((table) => {
      const top = table.reduce((high, units) => (units > high ? units : high), table[0] ?? 0n);
      return table.map((units) => units === top);
    }),
  );
  return (a, b, issue) => !(bests[a]?.[issue] ?? []).some((isBest, option) => isBest && bests[b]?.[issue]?.[option]);
}
