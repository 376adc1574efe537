import { own } from "../../lib/own.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Vote } from "../action.ts";
import type { Deciding } from "../deciding.ts";
import type { Fact } from "../event.ts";
import { relativeTime } from "../relative-time.ts";
import type { SingleTextFloor } from "../state.ts";
import { isLastRound, OUT_OF_ROUNDS } from "./protocol.ts";

interface TextToDecide {
  readonly pending: NonNullable<SingleTextFloor["pending"]>;
  /** The text that was kept last. */
  readonly kept: SingleTextFloor["kept"];
  /** Whose votes count and are waited for. */
  readonly present: readonly PartyId[];
}

/** What becomes of a text and, after the last, of the session [ST6]; nothing while somebody at the table has yet to vote. */
export function textVerdict(deciding: Deciding, { pending, kept, present }: TextToDecide): readonly Fact[] {
  const { state, setup } = deciding;
  const votes = present.flatMap((party) => own(pending.votes, party) ?? []);
  if (votes.length < present.length) return [];
  const isKept = keeps(deciding, votes, pending.draw);
  const decided: Fact = { kind: "textDecided", text: pending.text, isKept };
  if (!isLastRound(state, setup)) return [decided];
  const final = isKept ? pending : kept;
  if (final === null) return [decided, OUT_OF_ROUNDS];
  return [decided, { kind: "agreementProposed", offer: state.offers + 1, outcome: final.outcome }];
}

/** [ST3] [ST4] */
function keeps({ state, setup, at }: Deciding, votes: readonly Vote[], draw: number): boolean {
  const against = votes.filter(({ is }) => is === "reject");
  if (against.length === 0) return true;
  if (setup.protocol.kind !== "singleText" || setup.protocol.search.kind === "hillClimbing") return false;
  if (against.some(({ strength }) => strength === "strong")) return false;
  const temperature = setup.protocol.search.startTemperature * (1 - relativeTime(state, at));
  return temperature > 0 && draw < Math.exp(-against.length / temperature);
}
