import type { Contradiction, Statable } from "./contradiction.ts";
import { BAR_NOISE } from "./noise.ts";
import type { Account } from "./statements.ts";

/** Numbers that put two things in an order which another answer turns round, each by more than numbers on a bar are off. */
export type OppositeOrder = Extract<Contradiction, { readonly kind: "order" }>;

/**
 * Two bars of an issue against the order in which its options stand, and two swings against the order of the issues: the widest of each
 * issue, and of the order. `patience`: units of noise that two numbers may be apart the wrong way.
 */
export function oppositeOrders(account: Account, patience: number): OppositeOrder[] {
  const found = [...barsTurnedRound(account), swingsTurnedRound(account)];
  return found.flatMap((each) => (each !== null && each.bending > patience ? [each] : []));
}

function barsTurnedRound({ subject, layout, answers }: Account): (OppositeOrder | null)[] {
  return subject.issues.flatMap(({ id, options }, i) =>
    (layout.issues[i]?.rows ?? []).map((row) => {
      const bars = row.flatMap((variable) => {
        const option = options[layout.issues[i]?.variables.indexOf(variable) ?? -1];
        const bar = answers.find((answer) => answer.kind === "rating" && answer.issue === id && answer.option === option);
        return bar?.kind === "rating" ? [{ answer: bar, points: bar.points }] : [];
      });
      return widest(bars, []);
    }),
  );
}

function swingsTurnedRound({ answers }: Account): OppositeOrder | null {
  const rank = answers.find((answer) => answer.kind === "rank");
  if (rank?.kind !== "rank") return null;
  const swings = rank.order.toReversed().flatMap((id) => {
    const swing = answers.find((answer) => answer.kind === "swing" && answer.issue === id);
    return swing?.kind === "swing" ? [{ answer: swing, points: Math.abs(swing.points) }] : [];
  });
  return widest(swings, [rank]);
}

interface Numbered {
  readonly answer: Statable;
  readonly points: number;
}

/** Of numbers that should rise the two that fall most; null where none fall. */
function widest(rising: readonly Numbered[], beside: readonly Statable[]): OppositeOrder | null {
  let found: OppositeOrder | null = null;
  for (const [k, lower] of rising.entries()) {
    for (const higher of rising.slice(k + 1)) {
      const bending = (lower.points - higher.points) / BAR_NOISE;
      if (bending <= (found?.bending ?? 0)) continue;
      found = { kind: "order", answers: [...beside, lower.answer, higher.answer], suspect: higher.answer, bending };
    }
  }
  return found;
}
