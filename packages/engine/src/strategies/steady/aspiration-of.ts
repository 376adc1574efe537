import type { OffersHeard } from "./offers-heard.ts";
import type { Situation } from "./situation.ts";
import { forecast } from "./forecast.ts";

/** What `steady` wants now, as advantage, and how it goes about it. */
export interface Aspiration {
  readonly advantage: number;
  /** "standing": repeats itself to see who moves anyway; "moving": puts something new forward; "closing": goes down fast, for time runs out. */
  readonly pace: "standing" | "moving" | "closing";
}

/** Concession exponent of the schedule: late. */
const EXPONENT = 0.15;
/** New offers made while ahead after which a counterpart counts as moving by itself. */
const UNPROMPTED = 1;
/** After how many different offers it stands still for long, and for what share of the rounds. */
const LONG_PAUSES: readonly number[] = [2, 5, 10];
const PAUSE_SHARE = 0.08;
/** What moving step by step with a counterpart may give away. */
const LOWEST_STEP = 0.6;
/** Share of the rounds, and number of offers, in which it closes. */
const CLOSING_SHARE = 0.1;
const CLOSING_OFFERS = 12;
/**
 * What the last offer asks for, as a share of what would be fair, unless more was offered already: much of a counterpart that moves by
 * itself, for it will have come far by then; little of one that does not, for there is nothing to lose.
 */
const LAST_ASK = { moves: 0.8, waits: 0.1 } as const;
/** How far above the most that a counterpart seems ready to give it begins to close: estimates err. */
const DOUBT = 0.1;

export function aspirationOf(situation: Situation): Aspiration {
  const { time, memory, offersLeft, best, view } = situation;
  const floor = Math.min(0.9, Math.max(0.3, memory.outlook.fair));
  const scheduled = 1 - (1 - floor) * time ** (1 / EXPONENT);
  const expected = Math.max(Math.min(...memory.heard.map((heard) => forecast(situation, heard))), best);
  const patient = Math.max(scheduled, Math.min(1, expected));
  const closing = Math.max(3, Math.min(CLOSING_OFFERS, Math.round(CLOSING_SHARE * (view.roundLimit ?? 10 * CLOSING_OFFERS))));
  if (offersLeft < closing) {
    const share = Math.min(1, (closing - offersLeft) / (closing - 1));
    const start = Math.min(patient, Math.max(best, memory.outlook.most + DOUBT));
    const ask = LAST_ASK[memory.heard.every(movesByItself) ? "moves" : "waits"];
    const end = Math.max(best, ask * memory.outlook.fair);
    return { advantage: Math.min(start, start + (end - start) * share), pace: "closing" };
  }
  return stepped(situation, patient);
}

const movesByItself = ({ unprompted }: OffersHeard): boolean => unprompted >= UNPROMPTED;

/**
 * One new offer for each new one of the counterpart (MiCRO's rule, de Jonge 2022), and a repetition in between; now and then it stands
 * still for long: a counterpart that moves on all the same moves by itself, and then nothing is to be gained by moving with it.
 */
function stepped({ memory, offers, scale, view }: Situation, patient: number): Aspiration {
  const { heard, sent, repeats } = memory;
  const [only, ...others] = heard;
  if (only === undefined || others.length > 0 || movesByItself(only)) return { advantage: patient, pace: "moving" };
  const still = LONG_PAUSES.includes(sent.length) ? Math.max(2, PAUSE_SHARE * (view.roundLimit ?? 100)) : 1;
  const mayMove = sent.length <= only.keys.length && (repeats >= still || sent.length <= 1);
  const outcome = offers.ranked(mayMove ? sent.length : Math.max(0, sent.length - 1));
  const step = outcome === null ? patient : Math.max(LOWEST_STEP, scale.advantage(offers.utility(outcome) ?? 0));
  return { advantage: Math.min(patient, step), pace: mayMove ? "moving" : "standing" };
}
