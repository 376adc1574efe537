import {
  analyse,
  assess,
  type Case,
  equivalentOffers,
  generosityGuard,
  improve,
  onlookerOfCase,
  type Outcome,
  own,
  type Perspective,
  sightOf,
  standpointAt,
  worths,
} from "@detente/engine";
import { formatCase, parseCase, plainDocument } from "@detente/engine/case-file";
import { readFiles } from "./read-files.ts";
import type { Answer, Asked, QuestionName, Step, Worth } from "./questions.ts";

/** What an answer may use: the case that the question names, and a way to tell how far it is. */
export interface Means {
  readonly held: (hold: string) => Case;
  readonly told: (step: Step) => void;
}

type Answers = { readonly [Name in QuestionName]: (asked: Asked<Name>, means: Means) => Answer<Name> };

const SEED = 1;
/** Draws behind the bands of an analysis. */
const DRAWS = 200;
const COUNTER_OFFERS = 6;
const EQUIVALENTS = 3;
/** Of the range of a party: how much more than each other packages of the same worth may be worth. */
const TOLERANCE = 0.02;

export const answers: Answers = {
  read: (file) => {
    const read = parseCase(file);
    if (read.kind === "failed") return read;
    return { kind: "ok", value: { case: read.value.case, document: plainDocument(read.value.case), warnings: read.value.warnings } };
  },
  import: readFiles,
  write: ({ hold }, { held }) => formatCase(held(hold), {}),
  worth: ({ hold, perspective, outcomes }, { held }) => outcomes.map((outcome) => worthOf(held(hold), perspective, outcome)),
  guard: ({ hold, party, outcome }, { held }) => {
    const value = held(hold);
    const onlooker = onlookerOfCase(value, party);
    if (onlooker === null) return null;
    const counterparts = value.parties.flatMap(({ id }) => (id === party ? [] : [id]));
    return generosityGuard({ onlooker, counterparts, outcome, relativeTime: 0, happenings: [], overridden: [] });
  },
  improve: ({ hold, perspective, outcome }, { held }) => improve(held(hold), outcome, perspective),
  analyse: ({ hold, perspective }, { held, told }) =>
    analyse(held(hold), {
      perspective,
      model: "full",
      seed: SEED,
      draws: DRAWS,
      progress: (doing, done, of) => told({ doing, share: of > 0 ? done / of : 0 }),
    }),
  assess: ({ hold, moment, seed }, { held, told }) => {
    const value = held(hold);
    const made = standpointAt(value, moment);
    if (made.kind === "failed") return made;
    const { standpoint, offeredBy } = made.value;
    const outcome = moment.offer?.outcome;
    if (outcome === undefined) return { kind: "failed", failure: { code: "incompleteOutcome" } };
    const found = assess(standpoint, outcome, {
      seed,
      ...(offeredBy !== null && { offeredBy }),
      counterOffers: COUNTER_OFFERS,
      flips: "listed",
      progress: (doing, done, of) => told({ doing, share: of > 0 ? done / of : 0 }),
    });
    if (found.kind === "failed") return found;
    const sight = sightOf(standpoint);
    const best = found.value.counterOffers[0];
    const onlooker = onlookerOfCase(value, moment.party);
    const tolerance = onlooker === null ? 0 : worths(onlooker).own.range * TOLERANCE;
    const equivalents =
      sight === null || best === undefined
        ? []
        : equivalentOffers(sight, { count: EQUIVALENTS, target: best.value - tolerance, tolerance, seed });
    return { kind: "ok", value: { verdict: found.value, equivalents } };
  },
};

/** By each party's own brief, or as one party estimates it. */
function worthOf(value: Case, perspective: Perspective, outcome: Outcome): Worth {
  if (perspective.kind === "everyBrief")
    return value.parties.map(({ id }) => {
      const onlooker = onlookerOfCase(value, id);
      return onlooker && worths(onlooker).own.points(outcome);
    });
  const onlooker = own(value.briefs, perspective.party) && onlookerOfCase(value, perspective.party);
  if (onlooker === undefined || onlooker === null) return value.parties.map(() => null);
  const scales = worths(onlooker);
  return value.parties.map(({ id }) => (id === perspective.party ? scales.own : scales.of(id))?.points(outcome) ?? null);
}
