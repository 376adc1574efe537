import {
  type Case,
  type ProtocolSettings,
  sessionCase,
  type TournamentPlan,
  tournamentPlan,
  type TournamentProblem,
  type TournamentSettings,
} from "@detente/engine";
import { parsedCase } from "../cases/parsed-case.ts";
import { MOST_GAMES, MOST_OUTCOMES } from "../contract/task-parts.ts";
import type { WrongPart } from "../problems/wrong-parts.ts";
import { namedStrategy } from "../strategies/named-strategy.ts";
import type { AskedTask, PlanAnswer, ShelfCase, TaskPlay } from "./thread-order.ts";

/** Ways to seat the strategies of a simulation, among which the one asked for is looked up. */
const MOST_SEATINGS = 1_000_000;
/** Milliseconds that a turn takes on the session's clock where there are no rounds. */
const TURN = 1_000;

/** What a task plays, or everything that is wrong with it. May take seconds. */
export function planTask(task: AskedTask, shelf: readonly ShelfCase[]): PlanAnswer {
  const cases = shelf.map(({ name, hash, kept, briefs }) => ({ name, value: { ...parsedCase(hash, kept), briefs } }));
  const wrong = [...cases.flatMap(({ value }, k) => caseProblems(task, value, k)), ...strategyProblems(task, cases)];
  if (wrong.length > 0) return { kind: "wrong", wrong };
  const settings = settingsOf(task, cases);
  const plan = tournamentPlan(settings);
  if (plan.kind === "failed") return { kind: "wrong", wrong: plan.failure.map((problem) => told(task, problem)) };
  const found = task.kind === "tournament" ? { games: plan.value.games, first: 0, stride: 1 } : seatedGames(task, plan.value);
  if (found === null)
    return { kind: "wrong", wrong: [{ path: "body.seats", detail: "These are too many different strategies for so many parties." }] };
  const { games, ...numbers } = found;
  if (games > MOST_GAMES) {
    const detail = `These make ${games} games, and ${MOST_GAMES} are the most. Draw a sample, or leave some out.`;
    return { kind: "wrong", wrong: [{ path: "body", detail }] };
  }
  return { kind: "planned", task: { games, play: JSON.stringify({ settings, ...numbers } satisfies TaskPlay) } };
}

/** Of all the ways to seat these strategies the one asked for, once in each repetition. Null: they are too many to look through. */
function seatedGames(task: AskedTask, plan: TournamentPlan): (Omit<TaskPlay, "settings"> & { readonly games: number }) | null {
  const { cases, repetitions } = plan.settings;
  const stride = plan.games / repetitions;
  if (stride > MOST_SEATINGS) return null;
  const seats = seatsOf(task, cases[0]?.value).join();
  let first = 0;
  while (first < stride && plan.spec(first).seats.join() !== seats) first++;
  return { games: repetitions, first, stride };
}

interface NamedCase {
  readonly name: string;
  readonly value: Case;
}

const pathOfCase = ({ kind }: AskedTask, k: number): string => (kind === "tournament" ? `body.cases.${k}` : "body.case");

function caseProblems(task: AskedTask, value: Case, k: number): readonly WrongPart[] {
  const path = pathOfCase(task, k);
  const { combinations } = sessionCase(value).space;
  const missing = value.parties.filter(({ id }) => value.briefs[id] === undefined);
  const seats = task.kind === "simulation" ? task.asked.seats.length : 1;
  return [
    ...missing.map(({ id }) => ({ path, detail: `You have no brief of ${id} for this case, so nothing can play for it.` })),
    ...(combinations > MOST_OUTCOMES ? [{ path, detail: `It has ${combinations} outcomes, and ${MOST_OUTCOMES} are the most.` }] : []),
    ...(seats !== 1 && seats !== value.parties.length
      ? [{ path: "body.seats", detail: `The case has ${value.parties.length} parties. Give one strategy for each, or one for all.` }]
      : []),
  ];
}

function strategyProblems(task: AskedTask, cases: readonly NamedCase[]): readonly WrongPart[] {
  const { protocol } = task.asked;
  const [part, names] = task.kind === "tournament" ? ["strategies", task.asked.strategies] : ["seats", task.asked.seats];
  const known = names.map((text) => readStrategy(text, protocol));
  const wrong = known.flatMap((each, k) => (typeof each === "string" ? [] : [{ path: `body.${part}.${k}`, detail: each.detail }]));
  const twice =
    task.kind === "tournament" ? known.flatMap((each, k) => (typeof each === "string" && known.indexOf(each) < k ? [k] : [])) : [];
  return cases.length === 0
    ? wrong
    : [...wrong, ...twice.map((k) => ({ path: `body.${part}.${k}`, detail: "It is given twice. Leave one out." }))];
}

/** In its shortest form, or what is wrong with it. */
function readStrategy(text: string, protocol: ProtocolSettings["kind"]): string | { readonly detail: string } {
  const named = namedStrategy(text);
  if (named.kind === "failed") return { detail: named.failure };
  const { name, protocols } = named.value;
  return protocols.includes(protocol) ? name : { detail: `It plays in ${protocols.join(", ")} only, not in ${protocol}.` };
}

const shortest = (text: string): string => {
  const named = namedStrategy(text);
  return named.kind === "ok" ? named.value.name : text;
};

function seatsOf(task: AskedTask, value: Case | undefined): readonly string[] {
  if (task.kind === "tournament") return [];
  const names = task.asked.seats.map(shortest);
  return (value?.parties ?? []).map((_, k) => names[k] ?? names[0] ?? "");
}

function settingsOf(task: AskedTask, cases: readonly NamedCase[]): TournamentSettings {
  const { protocol, rounds, roundTime, seed } = task.asked;
  const parties = cases.reduce((most, { value }) => Math.max(most, value.parties.length), 0);
  const session =
    protocol === "openFloor"
      ? { protocol: { kind: protocol }, deadline: { time: rounds * parties * TURN }, turnTime: TURN }
      : { protocol: { kind: protocol }, deadline: { rounds, ...(roundTime === "entered" && { roundTime }) }, turnTime: 0 };
  if (task.kind === "simulation") {
    const strategies = [...new Set(seatsOf(task, cases[0]?.value))];
    const same = { seating: { kind: "every" }, openings: "first", selfPlay: "included" } as const;
    return { ...session, ...same, cases, strategies, repetitions: task.asked.games, seed };
  }
  const { strategies, sample, openings, selfPlay, repetitions } = task.asked;
  return {
    ...session,
    cases,
    strategies: strategies.map(shortest),
    seating: sample === undefined ? { kind: "every" } : { kind: "sample", size: sample },
    openings,
    selfPlay,
    repetitions,
    seed,
  };
}

/** What the engine says, at the place of the request. */
function told(task: AskedTask, { code, path, facts }: TournamentProblem): WrongPart {
  const [part = "", index] = path.split(".");
  if (part === "cases") {
    const place = pathOfCase(task, Number(index));
    if (code === "namedTwice") return { path: place, detail: "It is given twice. Leave one out." };
    return { path: place, detail: `A session on it cannot open: ${String(facts["code"])} ${String(facts["setting"] ?? "")}.` };
  }
  if (code === "nobodyToPlay")
    return {
      path: "body.strategies",
      detail: "One strategy alone, not against itself, leaves nobody to play. Give more, or include self-play.",
    };
  if (code === "tooManyGames") return { path: "body", detail: `These make ${facts["games"]} games, and ${MOST_GAMES} are the most.` };
  return { path: path === "" ? "body" : `body.${path}`, detail: `This cannot be: ${code}.` };
}
