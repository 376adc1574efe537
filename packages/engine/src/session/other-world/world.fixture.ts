import { own } from "../../lib/own.ts";
import type { Rng } from "../../lib/rng.ts";
import type { Case } from "../../model/case.ts";
import type { Action, ActionKind } from "../action.ts";
import type { Actor } from "../actor.ts";
import { sees, type Viewer } from "../audience.ts";
import { decide } from "../decide.ts";
import { type Decision, lastSeenAt } from "../deciding.ts";
import type { SessionEvent } from "../event.ts";
import { evolve } from "../evolve.ts";
import { legalActions } from "../legal-actions.ts";
import { HURRYING, randomBrief, randomDeed } from "../random-deed.fixture.ts";
import { chance, pick, randomSetup } from "../random-table.fixture.ts";
import { type SessionCase, sessionCase } from "../session-case.ts";
import { type SessionState, unopened } from "../state.ts";
import { actor, minute } from "../table.fixture.ts";

/** One action that was taken, with what came of it. */
export interface Step {
  readonly action: Action;
  readonly at: string;
  readonly events: readonly SessionEvent[];
  readonly before: SessionState;
  readonly after: SessionState;
}

/** A session as it comes about, step by step. */
export class World {
  readonly base: SessionCase;
  readonly steps: Step[] = [];
  state: SessionState;

  constructor(value: Case) {
    this.base = sessionCase(value);
    this.state = unopened(this.base);
  }

  get events(): readonly SessionEvent[] {
    return this.steps.flatMap(({ events }) => events);
  }

  decide(action: Action, at: string): Decision {
    return decide(this.base, this.state, action, at);
  }

  /** Takes the action where it is legal and, if asked, where its events will do. What came of it; null where nothing did. */
  take(action: Action, at: string, willDo: (events: readonly SessionEvent[]) => boolean = () => true): readonly SessionEvent[] | null {
    const decision = this.decide(action, at);
    if (decision.kind === "failed" || !willDo(decision.value)) return null;
    const before = this.state;
    this.state = decision.value.reduce(evolve, before);
    this.steps.push({ action, at, events: decision.value, before, after: this.state });
    return decision.value;
  }
}

export const later = (at: string, milliseconds: number): string => new Date(Date.parse(at) + Math.round(milliseconds)).toISOString();

export const visibleTo = (viewer: Viewer, events: readonly SessionEvent[]): readonly SessionEvent[] =>
  events.filter(({ audience }) => sees(viewer, audience));

const CENTRAL: ReadonlySet<ActionKind> = new Set<ActionKind>([
  "offer",
  "accept",
  "confirm",
  "decline",
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
const RARE: ReadonlySet<ActionKind> = new Set(["walkAway", "reset", "amend", "pause", "moveDeadline", "optOut", "proposeNothing"]);

/** A session played at random by everybody, in time only as each of them could know. */
export function randomWorld(rng: Rng, value: Case): World {
  const world = new World(value);
  const briefHashes = Object.fromEntries(value.parties.map(({ id }) => [id, `b-${id}`]));
  world.take({ by: actor("facilitator"), kind: "open", setup: randomSetup(rng, value), briefHashes }, minute(0));
  const length = 5 + rng.below(30);
  const isHurried = chance(rng, 0.3);
  const afterwards = chance(rng, 0.7) ? 20 : 0;
  for (let k = 0; k < length + (world.state.phase === "agreed" ? afterwards : 0); k++) {
    const by = randomActor(rng, world.state);
    const at = later(lastSeenAt(world.state, by), rng.float() * (chance(rng, 0.1) ? 600_000 : 60_000));
    const legal = legalActions(world.state, by, at).filter((kind) => !RARE.has(kind) || chance(rng, 0.15));
    const central = legal.filter((kind) => CENTRAL.has(kind));
    const hurrying = isHurried ? legal.filter((kind) => HURRYING.has(kind)) : [];
    const kinds =
      hurrying.length > 0 ? hurrying : central.length > 0 && chance(rng, world.state.phase === "agreed" ? 0.8 : 0.6) ? central : legal;
    if (kinds.length === 0) continue;
    const minutes = (Date.parse(at) - Date.parse(minute(0))) / 60_000;
    world.take({ by, ...randomDeed(rng, world.state, { by, kind: pick(rng, kinds), minutes }) }, at);
  }
  return world;
}

function randomActor(rng: Rng, { setup, phase }: SessionState): Actor {
  // After an agreement it is for the facilitator and the parties to act.
  if (phase === "agreed" && chance(rng, 0.2)) return actor("facilitator");
  const kind = phase === "agreed" ? rng.below(24) : rng.below(12);
  if (kind === 0) return actor("facilitator");
  if (kind === 1) return actor("clock");
  if (kind <= 4 || setup === null) return actor("mediator");
  return { kind: "party", party: pick(rng, setup.parties) };
}

/** The case with other briefs than the viewer's own: revised, gone, or there where there was none. */
export function withOtherSecrets(rng: Rng, value: Case, viewer: Viewer): Case {
  const state = unopened(sessionCase(value));
  const briefs = value.parties.flatMap(({ id }) => {
    const isOwn = viewer.kind === "party" && viewer.party === id;
    const brief = isOwn || chance(rng, 0.2) ? own(value.briefs, id) : chance(rng, 0.2) ? undefined : randomBrief(rng, state, id);
    return brief === undefined ? [] : [[id, brief] as const];
  });
  return { ...value, briefs: Object.fromEntries(briefs) };
}
