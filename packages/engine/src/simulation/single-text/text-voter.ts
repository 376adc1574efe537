import { own } from "../../lib/own.ts";
import type { Rng } from "../../lib/rng.ts";
import type { PartyView } from "../../session/view.ts";
import { ownUtilityOf } from "../../strategies/own-utility-of.ts";
import type { OwnUtility } from "../../strategies/inverse-utility/own-utility.ts";
import type { Move, Seat, Strategy } from "../../strategies/strategy.ts";

export type Temper =
  /** Votes for what is no worse to it than what was kept. */
  | { readonly kind: "hillClimbing" }
  /** And for what is worse by a share s of its range, with probability e^(−s/T); T falls from its start in a straight line to 0 with relative time. */
  | { readonly kind: "annealing"; readonly startTemperature: number };

/**
 * Votes on a mediator's texts (Klein, Faratin, Sayama and Bar-Yam 2003). The first text it takes for better than nothing. It accepts the
 * agreement that is proposed if that is admissible and worth no less than its reservation value.
 */
export const textVoter = (temper: Temper): Strategy<Seat> => ({
  name: temper.kind === "hillClimbing" ? "voter" : `annealing-voter(T=${temper.startTemperature})`,
  version: 1,
  init: (seat) => seat,
  observe: (seat) => seat,
  act(seat, view, rng) {
    const own = ownUtilityOf(seat);
    if (own === null) return LEAVE;
    return voteMove(view, (better) => isVotedFor(temper, better, { view, rng }), own) ?? answerMove(view, own);
  },
});

const LEAVE: Move = { deed: { kind: "walkAway" } };

function voteMove(view: PartyView, isWelcome: (gain: number) => boolean, { inverse }: OwnUtility): Move | null {
  const { protocolView, party } = view;
  if (protocolView.kind !== "singleText" || protocolView.pending === null || own(protocolView.votes, party) !== undefined) return null;
  const { pending, kept } = protocolView;
  const range = inverse.best - inverse.worst;
  const before = kept === null ? inverse.worst : (inverse.utility(kept.outcome) ?? inverse.worst);
  const gain = ((inverse.utility(pending.outcome) ?? inverse.worst) - before) / (range > 0 ? range : 1);
  return { deed: { kind: "vote", text: pending.text, vote: { is: isWelcome(gain) ? "accept" : "reject", strength: "strong" } } };
}

function isVotedFor(temper: Temper, gain: number, { view, rng }: { readonly view: PartyView; readonly rng: Rng }): boolean {
  if (gain >= 0) return true;
  if (temper.kind === "hillClimbing") return false;
  const temperature = temper.startTemperature * (1 - view.relativeTime);
  return temperature > 0 && rng.float() < Math.exp(gain / temperature);
}

function answerMove({ standing }: PartyView, own: OwnUtility): Move | null {
  const [proposed] = standing;
  if (proposed === undefined || proposed.content.kind !== "whole") return null;
  const { outcome } = proposed.content;
  const isGood = own.inverse.isAdmissible(outcome) && (own.inverse.utility(outcome) ?? own.inverse.worst) >= own.reservation;
  return { deed: { kind: isGood ? "accept" : "reject", offer: proposed.offer } };
}
