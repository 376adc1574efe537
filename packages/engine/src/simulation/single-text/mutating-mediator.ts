import type { Rng } from "../../lib/rng.ts";
import type { Outcome } from "../../model/combination.ts";
import { holds, violations } from "../../model/condition.ts";
import { type OutcomeSpace, outcomeOf, outcomeSpace } from "../../model/outcome-space.ts";
import { optionNumbers } from "../../model/option-numbers.ts";
import type { MediatorView } from "../../session/view.ts";
import type { Mediator } from "../mediator.ts";

interface Memory {
  readonly hasProposed: boolean;
}

/** Drawings of an outcome, for one that the constraints allow. */
const MOST_DRAWS = 1000;

/**
 * Puts a text drawn at random first, then the one that was kept with something changed: one issue, as Klein, Faratin, Sayama and
 * Bar-Yam (2003) have it, or several: one, with even chances one more, and so on. Where issues are opposed or depend on each other, no
 * change of a single one may be better for everybody. On the last round it proposes what was kept. Needs a limit in rounds to come to that.
 */
export const mutatingMediator = (changes: "one" | "several"): Mediator<Memory> => ({
  name: `mutating(${changes})`,
  version: 1,
  init: () => ({ hasProposed: false }),
  observe: (memory, event) => (event.kind === "agreementProposed" ? { hasProposed: true } : memory),
  act(memory, view, rng) {
    const isLast = view.roundLimit !== null && view.rounds >= view.roundLimit - 1;
    if (isLast && !memory.hasProposed && view.legal.includes("proposeAgreement")) return { kind: "proposeAgreement" };
    if (!view.legal.includes("putText")) return null;
    const outcome = nextText(view, changes, rng);
    return outcome === null ? null : { kind: "putText", outcome, draw: rng.float() };
  },
});

/** Null where no outcome was found that the constraints allow. */
function nextText({ issues, constraints, protocolView }: MediatorView, changes: "one" | "several", rng: Rng): Outcome | null {
  const space = outcomeSpace(issues);
  const excluded = constraints.flatMap((rule) => violations(space, rule));
  const kept = protocolView.kind === "singleText" && protocolView.kept !== null ? protocolView.kept.outcome : null;
  const from = kept === null ? undefined : optionNumbers(space, kept);
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const numbers = from === undefined ? drawn(space, rng) : mutated(from, space, { changes, rng });
    if (!excluded.some((condition) => holds(condition, numbers))) return outcomeOf(space, numbers);
  }
  return null;
}

const drawn = ({ sizes }: OutcomeSpace, rng: Rng): number[] => sizes.map((size) => rng.below(size));

interface Mutation {
  readonly changes: "one" | "several";
  readonly rng: Rng;
}

/** Each change is to another option, but a later one may undo it. */
function mutated(from: Uint32Array, { sizes }: OutcomeSpace, { changes, rng }: Mutation): number[] {
  const numbers = Array.from(from);
  do {
    const issue = rng.below(sizes.length);
    const size = sizes[issue] ?? 1;
    if (size > 1) numbers[issue] = ((numbers[issue] ?? 0) + 1 + rng.below(size - 1)) % size;
  } while (changes === "several" && rng.below(2) === 0);
  return numbers;
}
