import { own } from "../../lib/own.ts";
import type { Rng } from "../../lib/rng.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Vote } from "../action.ts";
import { chance, pick } from "../random-table.fixture.ts";
import { relativeTime } from "../relative-time.ts";
import type { Step, World } from "./world.fixture.ts";
import type { ProtocolSettings } from "../setup.ts";

/** How others may vote on a text, so that the same is made known of it as in the first world. */
export interface VotePlan {
  readonly votes: ReadonlyMap<PartyId, Vote>;
  /** Whose vote decides; null where the viewer's own vote does, or somebody's leaving, or nothing. */
  readonly last: PartyId | null;
  readonly draw: number | undefined;
}

interface Planning {
  readonly rng: Rng;
  readonly first: World;
  /** Everybody but the viewer. */
  readonly others: readonly PartyId[];
}

/** For the text that step k put. */
export function votePlan(planning: Planning, step: Step, k: number): VotePlan {
  const { rng, first, others } = planning;
  const [put] = step.events;
  const text = put?.kind === "textPut" ? put.text : 0;
  const rest = first.steps.slice(k + 1);
  const end = rest.findIndex(({ events }) => events.some(({ kind }) => kind === "wasReset" || kind === "textPut"));
  const decisive = rest
    .slice(0, end < 0 ? rest.length : end)
    .find(({ events }) => events.some((event) => event.kind === "textDecided" && event.text === text));
  if (decisive !== undefined) return decisivePlan(planning, decisive);
  // Somebody who stays to the end must not vote.
  const required = step.after.setup?.required ?? [];
  const silent = pick(
    rng,
    others.filter((id) => required.includes(id)),
  );
  return { votes: new Map(others.filter((id) => id !== silent).map((id) => [id, randomVote(rng)])), last: null, draw: rng.float() };
}

const randomVote = (rng: Rng): Vote => ({ is: chance(rng, 0.6) ? "accept" : "reject", strength: chance(rng, 0.7) ? "weak" : "strong" });

function decisivePlan({ rng, others }: Planning, { action, at, before, events }: Step): VotePlan {
  const { floor, setup, left } = before;
  const decided = events.find(({ kind }) => kind === "textDecided");
  const pending = floor.kind === "singleText" ? floor.pending : null;
  if (pending === null || setup === null || decided?.kind !== "textDecided" || action.by.kind !== "party")
    throw new Error("a party decided a text");
  const by = action.by.party;
  const present = setup.parties.filter((id) => !left.includes(id) && (action.kind === "vote" || id !== by));
  const known = (id: PartyId): readonly Vote[] => {
    const vote = action.kind === "vote" && id === by ? action.vote : own(pending.votes, id);
    return vote === undefined ? [] : [vote];
  };
  const voters = present.filter((id) => others.includes(id));
  const last = action.kind === "vote" && others.includes(by) ? pick(rng, voters) : null;
  for (let tries = 0; tries < 30; tries++) {
    const votes = new Map(voters.map((id) => [id, randomVote(rng)]));
    const draw = chance(rng, 0.2) ? undefined : rng.float();
    const ballot = present.flatMap((id) => votes.get(id) ?? known(id));
    if (isKept(setup.protocol, ballot, { draw, time: relativeTime(before, at) }) === decided.isKept) return { votes, last, draw };
  }
  const votes = new Map(voters.flatMap((id) => known(id).map((vote) => [id, vote] as const)));
  return { votes, last, draw: pending.draw < 1 ? pending.draw : undefined };
}

/** [ST3] [ST4], once more and plainly. */
function isKept(
  protocol: ProtocolSettings,
  votes: readonly Vote[],
  { draw = 1, time }: { readonly draw: number | undefined; readonly time: number },
): boolean {
  const against = votes.filter(({ is }) => is === "reject");
  if (against.length === 0) return true;
  if (protocol.kind !== "singleText" || protocol.search.kind === "hillClimbing" || against.some(({ strength }) => strength === "strong"))
    return false;
  const temperature = protocol.search.startTemperature * (1 - time);
  return temperature > 0 && draw < Math.exp(-against.length / temperature);
}
