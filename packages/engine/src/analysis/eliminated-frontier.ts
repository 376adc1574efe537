import { gather } from "./candidates.ts";
import { type Choices, writeChoices } from "./choices.ts";
import { addedBy, eliminate, type Semiring } from "./eliminate.ts";
import { pareto } from "./pareto.ts";
import type { PartialFrontier } from "./partial-frontier.ts";
import type { Sums } from "./sums.ts";

/** Undominated sums of what has been settled, each with the choices that lead to it. */
interface Front {
  readonly columns: readonly Float64Array[];
  readonly counts: readonly bigint[];
  readonly choices: readonly Choices[];
}

/**
 * The frontier of a group too large to enumerate whose ties are loose enough to settle its issues one by one. A dominated
 * partial sum can be dropped, because whatever else is chosen under the same circumstances adds the same to both.
 */
export function eliminatedFrontier(sums: Sums, group: readonly number[]): PartialFrontier {
  const front = eliminate(sums, group, frontSemiring(sums)) ?? { columns: emptyColumns(sums.parties), counts: [], choices: [] };
  const length = front.counts.length;
  return {
    length,
    columns: front.columns,
    counts: Float64Array.from(front.counts, Number),
    exactCounts: front.counts,
    previous: new Uint32Array(length),
    combination: Uint32Array.from({ length }, (_, place) => place),
    write: (place, numbers) => writeChoices(front.choices[place] ?? null, sums.sizes, numbers),
  };
}

const emptyColumns = (parties: number): Float64Array[] => Array.from({ length: parties }, () => new Float64Array());

function frontSemiring(sums: Sums): Semiring<Front> {
  return {
    one: { columns: Array.from({ length: sums.parties }, () => new Float64Array(1)), counts: [1n], choices: [null] },
    choose: (choice) => ({
      columns: Array.from(addedBy(choice, sums), (sum) => Float64Array.of(sum)),
      counts: [1n],
      choices: [{ issues: [choice.issue], combination: choice.option }],
    }),
    multiply: joined,
    sum: (fronts) => (fronts.length === 1 && fronts[0] ? fronts[0] : undominated(concatenated(fronts))),
  };
}

function joined(a: Front, b: Front): Front {
  const length = a.counts.length * b.counts.length;
  const at = (place: number): [number, number] => [place % a.counts.length, Math.floor(place / a.counts.length)];
  const columns = a.columns.map((column, party) => {
    const other = b.columns[party] ?? column;
    return Float64Array.from({ length }, (_, place) => (column[at(place)[0]] ?? 0) + (other[at(place)[1]] ?? 0));
  });
  const places = Array.from({ length }, (_, place) => at(place));
  const front = {
    columns,
    counts: places.map(([i, j]) => (a.counts[i] ?? 0n) * (b.counts[j] ?? 0n)),
    choices: places.map(([i, j]): Choices => ({ left: a.choices[i] ?? null, right: b.choices[j] ?? null })),
  };
  return a.counts.length === 1 || b.counts.length === 1 ? front : undominated(front);
}

function concatenated(fronts: readonly Front[]): Front {
  const parties = fronts[0]?.columns.length ?? 0;
  const length = fronts.reduce((total, front) => total + front.counts.length, 0);
  const columns = Array.from({ length: parties }, (_, party) => {
    const column = new Float64Array(length);
    let place = 0;
    for (const front of fronts) {
      column.set(front.columns[party] ?? column, place);
      place += front.counts.length;
    }
    return column;
  });
  return { columns, counts: fronts.flatMap((front) => front.counts), choices: fronts.flatMap((front) => front.choices) };
}

/** Equal sums are one point, and their counts add up in big integers. */
function undominated({ columns, counts, choices }: Front): Front {
  const length = counts.length;
  const kept = pareto({ length, columns, counts: new Float64Array(length) });
  const placeOf = new Map(Array.from(kept, (place, k) => [vectorKey(columns, place), k]));
  const totals = Array.from(kept, () => 0n);
  for (const [place, count] of counts.entries()) {
    const k = placeOf.get(vectorKey(columns, place));
    if (k !== undefined) totals[k] = (totals[k] ?? 0n) + count;
  }
  return {
    columns: columns.map((column) => gather(column, kept, new Float64Array(kept.length))),
    counts: totals,
    choices: Array.from(kept, (place) => choices[place] ?? null),
  };
}

const vectorKey = (columns: readonly Float64Array[], place: number): string => columns.map((column) => column[place]).join();
