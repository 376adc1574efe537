import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { Rng } from "../lib/rng.ts";
import type { Action, ActionKind } from "./action.ts";
import type { Actor } from "./actor.ts";
import { sees } from "./audience.ts";
import { decide } from "./decide.ts";
import { CODES, EVENTS } from "./closed-unions.fixture.ts";
import type { SessionEvent } from "./event.ts";
import { evolve, fold } from "./evolve.ts";
import { legalActions } from "./legal-actions.ts";
import { HURRYING, KINDS, randomDeed } from "./random-deed.fixture.ts";
import { CASES, chance, pick, randomSetup } from "./random-table.fixture.ts";
import type { Refusal } from "./refusal.ts";
import { sessionCase } from "./session-case.ts";
import { Oracle } from "./session-oracle.fixture.ts";
import { spoilt } from "./spoilt.fixture.ts";
import { type SessionState, unopened } from "./state.ts";
import { actor, minute, viewer } from "./table.fixture.ts";
import { viewOf } from "./view-for.ts";

const SEED = 20_261_124;
const COUNT = Number(process.env["DETENTE_SESSIONS"] ?? 2_000);
const MOST_ACTIONS = 40;

const seen = { actions: 0, events: 0, refused: 0, spoilt: 0, compared: 0, codes: new Map<string, number>(), kinds: new Set<string>() };
/** Kinds that were listed as legal, by protocol, and whether one such action was accepted then. */
const listed = new Map<string, boolean>();
const frozen = new WeakSet();

/** Freezes all that can be, so that whoever changes it throws. */
function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || frozen.has(value) || ArrayBuffer.isView(value)) return;
  frozen.add(value);
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

for (const value of CASES) freeze(value);

interface Sitting {
  readonly rng: Rng;
  readonly oracle: Oracle;
  readonly events: SessionEvent[];
  readonly isHurried: boolean;
  state: SessionState;
  minutes: number;
}

function randomActor(rng: Rng, { current }: SessionState): Actor {
  const kind = rng.below(10);
  if (kind === 0) return actor("facilitator");
  if (kind === 1) return actor("clock");
  if (kind <= 3) return actor("mediator");
  return { kind: "party", party: pick(rng, current.value.parties).id };
}

/** Pauses, ends and the like are as legal as offers, but a session of nothing else shows little. */
const RARELY: ReadonlySet<ActionKind> = new Set([
  "walkAway",
  "reset",
  "pause",
  "amend",
  "reviseBrief",
  "giveMandate",
  "moveDeadline",
  "optOut",
  "proposeNothing",
]);

/** What moves the talks. */
const CENTRAL: ReadonlySet<ActionKind> = new Set([
  "decline",
  "offer",
  "accept",
  "confirm",
  "putText",
  "vote",
  "proposeAgreement",
  "suggest",
  "answer",
  "bid",
  "optIn",
  "proposeImprovement",
  "answerImprovement",
]);

function randomAction({ rng, state, minutes, isHurried }: Sitting, at: string): Action {
  // After an agreement too, only the facilitator takes things on.
  const isFacilitators = chance(rng, state.phase === "unopened" ? 0.9 : state.phase === "agreed" ? 0.2 : 0);
  const by = isFacilitators ? actor("facilitator") : randomActor(rng, state);
  const legal = legalActions(state, by, at);
  const usual = legal.filter((kind) => !RARELY.has(kind) || chance(rng, 0.2));
  const central = legal.filter((kind) => CENTRAL.has(kind));
  const hurrying = isHurried && chance(rng, 0.8) ? legal.filter((kind) => HURRYING.has(kind)) : [];
  if (hurrying.length > 0) return { by, ...randomDeed(rng, state, { by, kind: pick(rng, hurrying), minutes }) };
  const likely = central.length > 0 && chance(rng, 0.5) ? central : usual;
  const kind = likely.length > 0 && chance(rng, 0.85) ? pick(rng, likely) : pick(rng, KINDS);
  return { by, ...randomDeed(rng, state, { by, kind, minutes }) };
}

function randomTime({ rng, minutes }: Sitting): string {
  const kind = rng.below(40);
  if (kind === 0) return minute(minutes - rng.below(5));
  if (kind === 1) return pick(rng, ["", "noon", "2019-02-27", "2019-02-31T09:00:00.000Z"]);
  return minute(minutes + (chance(rng, 0.1) ? rng.below(30) : chance(rng, 0.3) ? 0 : rng.float()));
}

/** What is wrong with how an action was answered, or undefined. */
function step(sitting: Sitting): string | undefined {
  const { rng, state } = sitting;
  const at = randomTime(sitting);
  const meant = randomAction(sitting, at);
  const isSpoilt = chance(rng, 0.25);
  // It is no action any more, which is what is tried.
  const action = isSpoilt ? (spoilt(rng, meant) as Action) : meant;
  freeze(action);
  freeze(state);
  const decision = decide(sitting.state.current, state, action, at);
  seen.actions++;
  if (isSpoilt) seen.spoilt++;
  if (decision.kind === "failed") return refusalFault(decision.failure);
  const { by } = meant;
  for (const event of decision.value) {
    freeze(event);
    if (!isSpoilt && (by.kind === "party" || by.kind === "mediator") && !sees(by, event.audience))
      return `${by.kind} is told of ${event.kind} in ${event.audience}`;
    if (event.at !== at) return `${event.kind} is dated ${event.at}, decided at ${at}`;
    const before = sitting.state;
    sitting.state = evolve(before, event);
    sitting.events.push(event);
    seen.kinds.add(event.kind);
    seen.events++;
    const fault = sitting.oracle.fault(event, before, sitting.state);
    if (fault !== undefined) return fault;
  }
  sitting.minutes = Math.max(sitting.minutes, (Date.parse(at) - Date.parse(minute(0))) / 60_000);
  return undefined;
}

function refusalFault({ code, path, facts }: Refusal): string | undefined {
  seen.refused++;
  seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1);
  if (!Object.hasOwn(CODES, code)) return `there is no code ${code}`;
  const arePlain = Object.values(facts).every((fact) => typeof fact === "string" || Number.isFinite(fact));
  return typeof path === "string" && arePlain ? undefined : `a refusal that is not plain: ${JSON.stringify({ code, path, facts })}`;
}

/** Every kind of action by somebody: refused for who or when exactly where it is not listed as legal. */
function legalFault({ rng, state, minutes }: Sitting): string | undefined {
  const by = randomActor(rng, state);
  const at = minute(minutes + rng.below(3));
  const legal = new Set(legalActions(state, by, at));
  for (const kind of KINDS) {
    const decision = decide(state.current, state, { by, ...randomDeed(rng, state, { by, kind, minutes: minutes + 3 }) }, at);
    seen.compared++;
    const blame = decision.kind === "failed" ? CODES[decision.failure.code] : "nothing";
    const code = decision.kind === "failed" ? decision.failure.code : "";
    const name = `${state.setup?.protocol.kind ?? "unopened"} ${by.kind} ${kind}`;
    if (code !== "") seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1);
    if (code === "timeRunsBack") continue;
    if (!legal.has(kind) && blame !== "whoOrWhen" && blame !== "object")
      return `${name} is not listed, and answered by ${code || "events"}`;
    if (legal.has(kind) && blame === "whoOrWhen") return `${name} is listed, and refused as ${code}`;
    if (legal.has(kind)) listed.set(name, listed.get(name) === true || blame === "nothing");
  }
  return undefined;
}

function viewFault({ rng, state, minutes }: Sitting): string | undefined {
  const who = pick(rng, ["mediator", "facilitator", "observer", "nobody", ...state.current.value.parties.map(({ id }) => id)]);
  const view = viewOf(state, viewer(who), minute(minutes));
  return isDeepStrictEqual(JSON.parse(JSON.stringify(view)), view) ? undefined : `the view of ${who} is not plain`;
}

const comparable = (state: SessionState): unknown => ({ ...state, current: state.current.value });

function replayFault({ state, events }: Sitting, base: SessionState["current"]): string | undefined {
  if (!isDeepStrictEqual(comparable(fold(base, events)), comparable(state))) return "its events give another state";
  const again: readonly SessionEvent[] = JSON.parse(JSON.stringify(events));
  if (!isDeepStrictEqual(again, events)) return "its events are others as JSON";
  return isDeepStrictEqual(comparable(fold(base, again)), comparable(state)) ? undefined : "its events as JSON give another state";
}

function sessionFault(rng: Rng): string | undefined {
  const base = sessionCase(pick(rng, CASES));
  const sitting: Sitting = { rng, oracle: new Oracle(), events: [], isHurried: chance(rng, 0.3), state: unopened(base), minutes: 0 };
  const length = 5 + rng.below(MOST_ACTIONS - 5);
  const afterwards = rng.below(15);
  for (let k = 0; k < length + (sitting.state.phase === "agreed" ? afterwards : 0); k++) {
    const fault = step(sitting) ?? (chance(rng, 0.08) ? (legalFault(sitting) ?? viewFault(sitting)) : undefined);
    if (fault !== undefined) return `${fault}, after ${JSON.stringify(sitting.events.slice(-3))}`;
  }
  return replayFault(sitting, base);
}

test(`${COUNT} sessions of actions good and bad keep every rule that a log can show`, { timeout: 60_000 + COUNT * 60 }, () => {
  const rng = Rng.fromSeed(SEED);
  for (let i = 0; i < COUNT; i++) {
    const state = rng.state();
    let found: string | undefined;
    try {
      found = sessionFault(rng);
    } catch (error) {
      throw new Error(`Session ${i} of seed ${SEED} (state ${state.join(" ")}) threw`, { cause: error });
    }
    expect(found, `session ${i} of seed ${SEED} (state ${state.join(" ")})`).toBeUndefined();
  }
  expect([...listed].filter(([, isAccepted]) => !isAccepted).map(([name]) => name)).toEqual([]);
  console.log(
    `figure: ${COUNT} random sessions: ${seen.actions} actions (${seen.spoilt} of them spoilt), ${seen.events} events, ${seen.refused} refusals`,
  );
  console.log(
    `figure: ${seen.kinds.size} kinds of events and ${seen.codes.size} codes of refusals were seen; ${seen.compared} actions compared with the list of legal ones`,
  );
});

test("the sample meets every kind of event and every code of refusal", () => {
  // Twelve offers of one party seldom stand by chance; the rule has its own test.
  expect(Object.keys(CODES).filter((code) => !seen.codes.has(code) && code !== "tooManyOffers")).toEqual([]);
  expect(Object.keys(EVENTS).filter((kind) => !seen.kinds.has(kind))).toEqual([]);
});

test("the setups that are drawn open sessions", () => {
  const rng = Rng.fromSeed(SEED);
  for (let k = 0; k < 200; k++) {
    const base = sessionCase(pick(rng, CASES));
    const action = { by: actor("clock"), kind: "open", setup: randomSetup(rng, base.value) } as const;
    expect(decide(base, unopened(base), action, minute(0))).toMatchObject({ kind: "ok" });
  }
});
