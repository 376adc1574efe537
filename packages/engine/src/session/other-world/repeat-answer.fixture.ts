import type { PartyId } from "../../model/ids.ts";
import type { Action } from "../action.ts";
import type { SessionEvent } from "../event.ts";
import { pick, shuffled } from "../random-table.fixture.ts";
import { agreedIn, byParty, type HiddenWorld } from "./hidden-world.fixture.ts";

/** An answer of the viewer, with or without a match as it was; or a match of others, by whosever yes. */
export function repeatAnswer(hidden: HiddenWorld, k: number): readonly SessionEvent[] {
  const { action, at, before, events } = hidden.step(k);
  if (action.kind !== "answer") throw new Error("an answer");
  const required = (before.setup?.required ?? []).filter((id) => hidden.others.includes(id));
  const wanted = agreedIn(events);
  // Whoever does not act at this step is not bound to its time.
  const answer = (id: PartyId, is: "yes" | "no", step = k + 1): void => {
    const deed: Action = { by: byParty(id), kind: "answer", suggestion: action.suggestion, answer: is };
    hidden.allow(id, deed, { at, k: step });
    hidden.hide(deed, step);
  };
  if (wanted === undefined) {
    // One no is enough, from whoever can still give it.
    for (const id of required) if (hidden.agreed(action, at) !== undefined) answer(id, "no");
    return hidden.doIfAgreed(action, at, undefined);
  }
  const last = hidden.isOfViewer(action) ? null : pick(hidden.rng, hidden.inTime(required, at));
  if (last !== null) answer(last, "no", k);
  for (const id of shuffled(hidden.rng, required)) if (id !== last) answer(id, "yes");
  const final: Action = last === null ? action : { ...action, by: byParty(last) };
  if (last !== null) hidden.allow(last, final, { at, k });
  return hidden.doIfAgreed(final, at, wanted);
}
