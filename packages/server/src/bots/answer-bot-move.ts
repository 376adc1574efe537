import {
  blindBidder,
  type Deed,
  derivedSeed,
  evolve,
  improvementAnswer,
  ok,
  own,
  type PartyView,
  type Result,
  Rng,
  type Seat,
  sessionCase,
  type SessionState,
  type Standpoint,
  type Strategy,
  strategyOf,
  textVoter,
  unopened,
  viewOf,
} from "@detente/engine";
import type { BotAnswer, BotQuestion } from "./bot-question.ts";

/** What a bot has made of the events that its seat has seen so far. */
interface Mind {
  readonly strategy: Strategy<unknown>;
  readonly seat: Seat;
  state: SessionState;
  memory: unknown;
  read: number;
}

/** Bots that a thread remembers; of others it reads all events again. Each may hold what was reckoned from a large outcome space. */
const MOST_MINDS = 32;
const minds = new Map<string, Mind>();

/** The move of a bot from what it has seen, as its strategy makes it. The same question gives the same answer in any process. */
export function answerBotMove({ from, place, strategy: name, seed }: BotQuestion): Result<BotAnswer, never> {
  const { party, events, at } = from;
  const key = JSON.stringify([place, party, name]);
  const known = minds.get(key);
  minds.delete(key);
  const mind = known !== undefined && known.read <= events.length ? known : newMind(from, name);
  if (mind === null) return ok({ deed: null });
  for (; mind.read < events.length; mind.read++) observe(mind, from);
  minds.set(key, mind);
  for (const oldest of minds.keys()) if (minds.size > MOST_MINDS) minds.delete(oldest);
  const view = viewOf(mind.state, { kind: "party", party }, at);
  // Whoever looks as a party gets the view of one.
  if (view.kind !== "party") throw new Error("Expected the view of a party");
  // Drawn anew for each reading, so that whoever does the same turn again draws the same.
  const deed = deedOf(mind, view, Rng.fromSeed(derivedSeed(seed, party, events.length)));
  return ok({ deed: deed !== null && view.legal.includes(deed.kind) ? deed : null });
}

/** Null: there is no session yet, or no brief. */
function newMind({ value, party, events }: Standpoint, name: string): Mind | null {
  const brief = own(value.briefs, party);
  const opened = events.find(({ kind }) => kind === "opened");
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error("Expected a strategy that was read before");
  if (opened?.kind !== "opened" || brief === undefined) return null;
  const { issues, constraints, unknowns } = value;
  const seat: Seat = { party, issues, constraints, unknowns, brief, setup: opened.setup };
  const player: Strategy<unknown> = opened.setup.protocol.kind === "blindBids" ? blindBidder(strategy.value) : strategy.value;
  return { strategy: player, seat, state: unopened(sessionCase(value)), memory: player.init(seat), read: 0 };
}

function observe(mind: Mind, { events }: Standpoint): void {
  const event = events[mind.read];
  if (event === undefined) return;
  mind.state = evolve(mind.state, event);
  mind.memory = mind.strategy.observe(mind.memory, event);
}

function deedOf({ strategy, memory, seat }: Mind, view: PartyView, rng: Rng): Deed | null {
  if (view.phase === "agreed") return settlementDeed(view);
  if (view.phase === "open" && view.protocol?.kind === "singleText") return voteDeed(view, seat, rng);
  const move = strategy.act(memory, view, rng);
  return move?.deed ?? (view.phase === "open" && view.turn === view.party ? PASS : null);
}

const PASS: Deed = { kind: "reject" };

/** It looks for something better with whoever wants to, since it says yes to nothing that is worse for its side. */
function settlementDeed(view: PartyView): Deed | null {
  const { legal, protocolView, party } = view;
  if (legal.includes("optIn")) return { kind: "optIn" };
  if (protocolView.kind !== "postSettlement" || own(protocolView.answers, party) !== undefined) return null;
  const answer = improvementAnswer(view);
  return answer === null ? null : { kind: "answerImprovement", answer };
}

const VOTER = textVoter({ kind: "hillClimbing" });

/** By its brief as it is now. Where that leaves nothing to vote for it votes against; it does not leave. */
function voteDeed(view: PartyView, { setup }: Seat, rng: Rng): Deed | null {
  const { party, issues, constraints, unknowns, brief, protocolView, standing } = view;
  if (brief === null) return null;
  const deed = VOTER.act({ party, issues, constraints, unknowns, brief, setup }, view, rng)?.deed ?? null;
  if (deed?.kind !== "walkAway") return deed;
  const [proposed] = standing;
  if (proposed !== undefined) return { kind: "reject", offer: proposed.offer };
  if (protocolView.kind !== "singleText" || protocolView.pending === null) return null;
  return { kind: "vote", text: protocolView.pending.text, vote: { is: "reject", strength: "strong" } };
}
