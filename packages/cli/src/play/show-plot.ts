import { analyse, caseSeenBy, type Outcome } from "@detente/engine";
import { type PlaneExtra, terminalCourse, terminalGamePlane } from "@detente/report";
import { lastOffers, stepsSoFar } from "./offers-so-far.ts";
import type { Counterpart, Sight } from "./sight.ts";
import type { Turn } from "./turn.ts";

const ROWS = 11;

/** The offers so far as the person sees them: against what its brief estimates of a counterpart, or, without an estimate, round by round. */
export function showPlot(turn: Turn, place: number): void {
  const counterpart = turn.sight.counterparts[place];
  if (counterpart === undefined) return;
  turn.screen.blank();
  turn.screen.lines(counterpart.estimate === null ? course(turn) : plane(turn, { ...counterpart, place }));
}

function plane(turn: Turn, counterpart: Counterpart & { readonly place: number }): readonly string[] {
  const { sight, screen, draft, events } = turn;
  const analysis = planeOf(sight, counterpart);
  const pair = (utilities: readonly number[]): readonly number[] => [
    utilities[0] ?? Number.NaN,
    utilities[counterpart.place + 1] ?? Number.NaN,
  ];
  const others = new Map([
    [0, 0],
    [counterpart.place + 1, 1],
  ]);
  // Of more than two parties, the offers of two are in the plane.
  const steps = stepsSoFar(turn).flatMap((step) => {
    const party = others.get(step.party ?? -1);
    return party === undefined || step.utilities === null ? [] : [{ ...step, party, utilities: pair(step.utilities) }];
  });
  const isNew = lastOffers(events, sight.party).last !== draft.outcome;
  const extras: readonly PlaneExtra[] = isNew
    ? [{ letter: "?", words: "your draft", utilities: pair(sight.utilities(draft.outcome)) }]
    : [];
  const parties = [`${sight.labels.parties[0] ?? ""} (you)`, counterpart.name].map((name) => ({ name, player: "" }));
  return terminalGamePlane(analysis, { parties, steps }, { ...screen.settings, rows: ROWS, extras });
}

/** What is behind the offers in the plane: the person's own brief and its estimate, and so they are called. */
function planeOf(sight: Sight, { party, name }: Counterpart) {
  const known = planes.get(sight) ?? new Map<Counterpart["party"], ReturnType<typeof drawn>>();
  planes.set(sight, known);
  const plane = known.get(party) ?? drawn(sight, party, name);
  known.set(party, plane);
  return plane;
}

const planes = new WeakMap<Sight, Map<Counterpart["party"], ReturnType<typeof drawn>>>();

function drawn({ value, party }: Sight, counterpart: Counterpart["party"], name: string) {
  const seen = caseSeenBy(value, party, [counterpart]);
  if (seen === null) throw new Error("Expected a brief of the party that plays");
  const names = ["You", `${name}, as you estimate it`];
  const named = { ...seen, positions: [], parties: seen.parties.map((each, k) => ({ ...each, name: names[k] ?? "" })) };
  const analysis = analyse(named, { perspective: { kind: "everyBrief" }, model: "full", seed: 1, draws: 0 });
  if (analysis.kind === "failed") throw new Error(`Expected an estimate of ${counterpart}, got ${analysis.failure.code}`);
  return analysis.value;
}

function course({ sight, screen, view, draft, events }: Turn): readonly string[] {
  const { own, counterparts } = sight;
  const worth = (outcome: Outcome): number => own.inverse.utility(outcome) ?? Number.NaN;
  const steps = stepsSoFar({ sight, events }).filter(({ kind }) => kind === "offer");
  const letters = ["A", ...counterparts.map((_, k) => String.fromCharCode(66 + k))];
  const marks = steps.map(({ party, round, utilities }) => ({
    letter: letters[party ?? 0] ?? "A",
    round: round ?? 1,
    utility: utilities?.[0] ?? Number.NaN,
  }));
  const now = view.rounds + 1;
  const isNew = lastOffers(events, sight.party).last !== draft.outcome;
  const named = counterparts.map(({ name }, k) => `${letters[k + 1] ?? ""} offers of ${name}`).join("; ");
  const utilities = marks.map(({ utility }) => utility).filter(Number.isFinite);
  return terminalCourse(
    {
      rounds: view.roundLimit ?? now,
      from: Math.min(own.inverse.worst, own.reservation, ...utilities),
      to: Math.max(own.inverse.best, ...utilities),
      reservationValue: own.reservation,
      marks: isNew ? [...marks, { letter: "?", round: now, utility: worth(draft.outcome) }] : marks,
      key: `Points to you, round by round. A your offers; ${named}${isNew ? "; ? your draft" : ""}; the line: no agreement. (Your brief has no estimate of ${counterparts.map(({ name }) => name).join(", ")}.)`,
    },
    screen.settings,
  );
}
