import type { PartyId } from "../../model/ids.ts";
import { NO_MOVES } from "../../simulation/read-moves.ts";
import type { MoveCounts } from "../../simulation/game-score.ts";
import type { MoveClass } from "../../simulation/move-class.ts";
import { type Answering, answering } from "./answering.ts";
import { type Earnings, earnings, type Exchange, exchanges } from "./exchanges.ts";
import { type Happening, isOffer } from "./happening.ts";
import { type OfferStep, offerSteps, type StepSettings } from "./offer-steps.ts";

/** What the moves gave and what they got, as one party can know it. A plain value. */
export interface Dynamics {
  readonly detente: 1;
  /** Whose eyes, and whose points. */
  readonly party: PartyId;
  /** Share of a party's range; a change of at most so much counts as none. */
  readonly tolerance: number;
  readonly steps: readonly OfferStep[];
  /** In the order given. */
  readonly parties: readonly PartyMoves[];
  /** Of the others, in the order given. */
  readonly counterparts: readonly CounterpartDynamics[];
}

export interface PartyMoves {
  readonly party: PartyId;
  /** Whole offers. */
  readonly offers: number;
  readonly moves: MoveCounts;
  /** Steps without a class, for want of an estimate. */
  readonly unread: number;
  readonly sensitivity: OpponentSensitivity;
}

/** Sensitivity to the opponent (Hindriks, Jonker and Tykhonov 2007): steps that give or are for both, to those that are not. */
export interface OpponentSensitivity {
  /** Fortunate, nice and concession. */
  readonly regarding: number;
  /** Selfish, unfortunate and silent. */
  readonly disregarding: number;
  /** regarding / disregarding; null where no step was disregarding. */
  readonly ratio: number | null;
}

export interface CounterpartDynamics {
  readonly party: PartyId;
  readonly exchanges: readonly Exchange[];
  readonly total: Earnings;
  /** Over the last closed exchanges alone. */
  readonly recent: Earnings;
  readonly answering: Answering;
}

export interface DynamicsSettings extends StepSettings {
  /** How many of the last closed exchanges are recent; a whole number, 1 or more. */
  readonly window: number;
}

/** How many exchanges are recent, where nobody says otherwise. */
export const WINDOW = 5;

/** DANS classes of all steps, what own concessions earned from each counterpart, and what each answers. Linear in what happened. */
export function dynamics(happenings: readonly Happening[], settings: DynamicsSettings): Dynamics {
  const { onlooker, parties, tolerance } = settings;
  const steps = offerSteps(happenings, settings);
  return {
    detente: 1,
    party: onlooker.party,
    tolerance,
    steps,
    parties: parties.map((party) => partyMoves(party, happenings, steps)),
    counterparts: parties.filter((party) => party !== onlooker.party).map((party) => counterpartDynamics(party, steps, settings)),
  };
}

function partyMoves(party: PartyId, happenings: readonly Happening[], steps: readonly OfferStep[]): PartyMoves {
  const own = steps.filter((step) => step.party === party);
  const moves: Record<MoveClass, number> = { ...NO_MOVES };
  for (const step of own) if (step.class !== null) moves[step.class]++;
  return {
    party,
    offers: happenings.filter((each) => isOffer(each) && each.party === party).length,
    moves,
    unread: own.filter((step) => step.class === null).length,
    sensitivity: opponentSensitivity(moves),
  };
}

export function opponentSensitivity(moves: MoveCounts): OpponentSensitivity {
  const regarding = moves.fortunate + moves.nice + moves.concession;
  const disregarding = moves.selfish + moves.unfortunate + moves.silent;
  return { regarding, disregarding, ratio: disregarding > 0 ? regarding / disregarding : null };
}

function counterpartDynamics(party: PartyId, steps: readonly OfferStep[], settings: DynamicsSettings): CounterpartDynamics {
  const made = exchanges(steps, settings.onlooker.party, party);
  const closed = made.filter(({ isOpen }) => !isOpen);
  return {
    party,
    exchanges: made,
    total: earnings(closed),
    recent: earnings(closed.slice(-settings.window)),
    answering: answering(closed, settings.tolerance),
  };
}
