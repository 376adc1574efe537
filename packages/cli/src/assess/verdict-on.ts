import { analyse, assess, type AssessStep, onlookerOfCase, worths } from "@detente/engine";
import type { ShownVerdict, VerdictPlane } from "@detente/report";
import type { Terminal } from "../terminal.ts";
import { assessRefusalWords } from "./assess-refusal-words.ts";
import type { AskedMoment } from "./asked-moment.ts";
import type { MomentOptions } from "./moment-options.ts";

export interface VerdictWish {
  readonly counterOffers: number;
  readonly flips: "listed" | "leftOut";
}

const STEP_WORDS: Readonly<Record<AssessStep, string>> = {
  counterparts: "thinking of possible counterparts",
  goingOn: "playing the talks on",
  comingBack: "playing another meeting",
  flips: "looking for what would change the verdict",
};

/** The verdict at a moment, ready to be told. What stands in its way is said; null then. */
export function verdictOn(
  { standpoint, outcome, offeredBy, value, by, name, words, taken }: AskedMoment,
  { seed, playOuts, returnChance, counterOffers, flips }: MomentOptions & VerdictWish,
  terminal: Terminal,
): ShownVerdict | null {
  const progress = terminal.progress();
  const assessed = assess(standpoint, outcome, {
    progress: (step, done, of) => progress.report(STEP_WORDS[step], done, of),
    seed,
    counterOffers,
    flips,
    ...(offeredBy !== null && { offeredBy }),
    ...(playOuts !== undefined && { playOuts }),
    ...(returnChance !== undefined && { returnChance }),
  });
  progress.clear();
  if (assessed.kind === "ok") return { verdict: assessed.value, value, offer: { by, name }, moment: words, taken };
  terminal.say(assessRefusalWords(assessed.failure));
  return null;
}

/** What JSON has of a verdict beside it: whose offer it was, and at which moment. */
export const momentJson = ({
  offer,
  moment,
  taken,
}: ShownVerdict): { readonly offeredBy: string; readonly moment: string; readonly taken: readonly string[] } => ({
  offeredBy: offer.by,
  moment,
  taken,
});

/** The case as the party sees it; null where its brief has no estimates to draw it by. */
export function planeOf({ value, standpoint, outcome, by }: AskedMoment): VerdictPlane | null {
  const { party } = standpoint;
  const analysed = analyse(value, { perspective: { kind: "party", party }, model: "full", seed: 1, draws: 0 });
  const onlooker = onlookerOfCase(value, party);
  const theirs = onlooker && worths(onlooker).of(by)?.points(outcome);
  return analysed.kind === "failed" || theirs === null || theirs === undefined ? null : { analysis: analysed.value, theirs };
}
