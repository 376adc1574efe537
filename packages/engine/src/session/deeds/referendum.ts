import type { Action } from "../action.ts";
import { objection } from "../consent.ts";
import { type Deciding, type Decision, decideTable, refuse } from "../deciding.ts";
import type { Fact } from "../event.ts";
import { areRoundsOver, OUT_OF_ROUNDS } from "../protocols/protocol.ts";

type Referendum = Extract<Action, { readonly kind: "confirm" | "decline" }>;

/** The answer from home to what was accepted ad referendum [R1] [R2]. */
export function decideReferendum(deciding: Deciding, { by, kind }: Referendum): Decision {
  const { state, setup } = deciding;
  const { reserved } = state.matters;
  if (by.kind !== "party") return refuse("notYourPlace", "kind", { kind });
  if (state.phase !== "awaiting" || reserved === null) return refuse("awaitsNothing");
  const { party } = by;
  if (!reserved.by.includes(party)) return refuse("notYourPlace", "kind", { kind });
  const { offer, outcome } = reserved;
  const declined: Fact = { kind: "declined", party, offer };
  if (kind === "decline") return decideTable(deciding, areRoundsOver(state, setup) ? [declined, OUT_OF_ROUNDS] : [declined]);
  const problem = objection(deciding, party, { kind: "whole", outcome });
  if (problem !== null) return { kind: "failed", failure: problem };
  const facts: Fact[] = [{ kind: "confirmed", party, offer }];
  if (reserved.by.length === 1) facts.push({ kind: "agreed", outcome, offer });
  return decideTable(deciding, facts);
}
