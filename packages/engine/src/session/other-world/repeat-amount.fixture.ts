import type { Rule } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action } from "../action.ts";
import type { SessionEvent } from "../event.ts";
import { pick } from "../random-table.fixture.ts";
import { agreedIn, byParty, type HiddenWorld, NoOtherSecrets } from "./hidden-world.fixture.ts";

/** An amount of the viewer, meeting another or not as it did; or two amounts of others that meet, whosever came last. */
export function repeatAmount(hidden: HiddenWorld, k: number): readonly SessionEvent[] {
  const { action, at, events } = hidden.step(k);
  if (action.kind !== "bid" || action.by.kind !== "party") throw new Error("an amount of a party");
  const wanted = agreedIn(events);
  if (wanted === undefined) {
    const never: Rule = { kind: "forbid", id: "never", name: "Never", forbid: {} };
    for (const id of hidden.others) if (hidden.agreed(action, at) !== undefined) hidden.clear(id, k + 1, [never]);
    return hidden.doIfAgreed(action, at, undefined);
  }
  for (const id of hidden.others) hidden.clear(id, k);
  const isOfViewer = hidden.isOfViewer(action);
  const finisher = isOfViewer ? action.by.party : pick(hidden.rng, hidden.inTime(hidden.others, at));
  const other = hidden.others.find((id) => id !== finisher);
  return meet(hidden, k, { finisher, isFixed: isOfViewer, other, wanted });
}

interface Meeting {
  readonly finisher: PartyId;
  /** Whether the last amount is the viewer's own. */
  readonly isFixed: boolean;
  /** Whose amount before it may be another; nobody's where it is the viewer's. */
  readonly other: PartyId | undefined;
  readonly wanted: string;
}

/** Tries amounts near those of the first world until they come to the same; in the end those of the first world. */
function meet(hidden: HiddenWorld, k: number, { finisher, isFixed, other, wanted }: Meeting): readonly SessionEvent[] {
  const { at } = hidden.step(k);
  const { world } = hidden;
  const before = { state: world.state, length: world.steps.length };
  const final = amountOf(hidden, finisher, k);
  const known = other === undefined ? null : amountOf(hidden, other, k);
  for (let tries = 0; tries < 40; tries++) {
    const near = (amount: number): number => (tries < 30 ? Math.min(100, Math.max(0, amount + (hidden.rng.below(41) - 20) / 2)) : amount);
    if (other !== undefined && known !== null && hidden.bidsOf(other) < (hidden.money?.bids ?? 0))
      hidden.hide({ by: byParty(other), kind: "bid", amount: near(known) }, k + 1);
    const action: Action = { by: byParty(finisher), kind: "bid", amount: isFixed ? final : near(final) };
    if (hidden.agreed(action, at) === wanted) return hidden.do(action, at);
    world.state = before.state;
    world.steps.length = before.length;
  }
  throw new NoOtherSecrets();
}

/** The last amount that the party named in the first world, up to step k. */
function amountOf({ first }: HiddenWorld, party: PartyId, k: number): number {
  const last = first.steps
    .slice(0, k + 1)
    .findLast(({ action }) => action.kind === "bid" && action.by.kind === "party" && action.by.party === party);
  return last?.action.kind === "bid" ? last.action.amount : 0;
}
