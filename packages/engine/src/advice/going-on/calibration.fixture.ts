import { Rng } from "../../lib/rng.ts";
import type { Brief, Case, Estimate } from "../../model/case.ts";
import { issueId, optionId, type PartyId, partyId } from "../../model/ids.ts";
import type { Quantity } from "../../model/quantity.ts";
import { sessionCase } from "../../session/session-case.ts";
import type { SessionEvent } from "../../session/event.ts";
import { derivedSeed } from "../../simulation/derived-seed.ts";
import { play } from "../../simulation/play.ts";
import { steady } from "../../strategies/steady/steady.ts";
import type { Strategy } from "../../strategies/strategy.ts";
import { byTheTime, KIND_SHARES, kindOf } from "./counterpart-kinds.ts";
import { drawnBrief, type DrawnCounterparts } from "./drawn-counterparts.ts";
import { type Sight, sightOf, withBriefs } from "./standpoint.ts";

export const [US, THEM]: readonly [PartyId, PartyId] = [partyId("us"), partyId("them")];
const AT = "2020-01-01T00:00:00.000Z";

/**
 * Two parties, opposed in part on every issue, 3 to 5 issues of 3 to 5 options unless said otherwise; what the one thinks of the other is
 * stated in ranges.
 */
export function preparedCase(seed: number, size?: { readonly issues: number; readonly options: number }): Case {
  const rng = Rng.fromSeed(derivedSeed(seed, "case"));
  const issues = Array.from({ length: size?.issues ?? 3 + rng.below(3) }, (_, i) => ({
    kind: "choice" as const,
    id: issueId(`i${i}`),
    name: `Issue ${i}`,
    options: Array.from({ length: size?.options ?? 3 + rng.below(3) }, (__, o) => ({ id: optionId(`o${o}`), name: `Option ${o}` })),
  }));
  const round = (value: number): number => Math.max(0, Math.round(10 * value) / 10);
  const ours = issues.map(({ options }) => options.map((_, o) => round((100 * o) / (options.length - 1) + 15 * (rng.float() - 0.5))));
  const spread = (value: number, width: number): Quantity => {
    const [low, high] = [value - width * rng.float(), value + width * rng.float()];
    return { low: round(low), likely: round(value), high: round(high) };
  };
  const preferencesOf = (worths: readonly (readonly number[])[], width: number): Estimate["preferences"] => ({
    kind: "weighted",
    interactions: [],
    issues: Object.fromEntries(
      issues.map(({ id, options }, i) => {
        const weight = round(1 + 9 * rng.float());
        return [
          id,
          {
            kind: "options" as const,
            weight: width === 0 ? weight : spread(weight, width * weight),
            options: Object.fromEntries(
              options.map((option, o) => {
                const worth = round(worths[i]?.[o] ?? 0);
                return [option.id, width === 0 ? worth : spread(worth, 40 * width)];
              }),
            ),
          },
        ];
      }),
    ),
  });
  const theirs = ours.map((row) => row.map((worth) => 100 - worth + 30 * (rng.float() - 0.5)));
  const nothing = { redLines: [], probabilities: {}, steps: {} };
  const reservation = round(10 + 35 * rng.float());
  const estimate: Estimate = {
    preferences: preferencesOf(theirs, 0.5),
    noAgreement: { kind: "reservationValue", reservationValue: { low: reservation - 10, likely: reservation, high: reservation + 15 } },
    ...nothing,
  };
  const brief: Brief = {
    preferences: preferencesOf(ours, 0),
    noAgreement: { kind: "reservationValue", reservationValue: round(10 + 35 * rng.float()) },
    ...nothing,
    estimates: { [THEM]: estimate },
  };
  return {
    detente: 1,
    title: `Prepared ${seed}`,
    language: "en",
    parties: [
      { id: US, name: "Us" },
      { id: THEM, name: "Them" },
    ],
    groups: [],
    issues,
    constraints: [],
    unknowns: [],
    tracks: [],
    positions: [],
    record: [],
    steps: [],
    sources: [],
    briefs: { [US]: brief },
  };
}

/** Talks under way against a counterpart that was drawn as the advice draws them, from seeds that the advice does not use. */
export interface TrueTalks {
  readonly sight: Sight;
  /** The counterpart as it is. */
  readonly truth: DrawnCounterparts;
}

/**
 * Somebody that the advice does not know of: wants drawn from the estimate as it draws them, but from seeds that it never uses; of a kind
 * that it knows by its share, with an exponent between those that it tries.
 */
export function trueCounterpart(sight: Sight, seed: number, stranger?: Strategy<unknown>): DrawnCounterparts {
  const rng = Rng.fromSeed(derivedSeed(seed, "truth"));
  let left = rng.float();
  const { texts = [] } = KIND_SHARES.find(({ share }) => (left -= share) < 0) ?? {};
  const text = texts.length > 1 ? byTheTime(rng.float()) : (texts[0] ?? "steady");
  const value = withBriefs(sight.value, { [US]: sight.seat.brief, [THEM]: drawnBrief(sight, THEM, rng) });
  return { value, players: { [THEM]: stranger ?? kindOf(text) }, logWeight: 0 };
}

export interface TalksSettings {
  /** What the counterpart is instead of one of the kinds that the advice knows. */
  readonly stranger?: Strategy<unknown>;
  /** How far the talks have come, as a share of their rounds. */
  readonly share: number;
}

/** Null where they were over by then. */
export function trueTalks(seed: number, { stranger, share }: TalksSettings): TrueTalks | null {
  const value = preparedCase(seed);
  const rng = Rng.fromSeed(derivedSeed(seed, "talks"));
  const parties = rng.below(2) === 0 ? [US, THEM] : [THEM, US];
  const setup = { protocol: { kind: "alternatingOffers" }, parties, required: parties, deadline: { rounds: 6 + rng.below(20) } } as const;
  const opened: SessionEvent = { kind: "opened", setup, audience: "table", seq: 1, at: AT };
  const first = sightOf({ value, party: US, events: [opened], at: AT });
  if (first === null) throw new Error("Expected a sight");
  const truth = trueCounterpart(first, seed, stranger);
  const game = play({
    base: sessionCase(truth.value),
    setup,
    players: { [US]: steady, ...truth.players },
    seed: derivedSeed(seed, "game"),
    startAt: AT,
    turnTime: 0,
  });
  if (game.kind === "failed") throw new Error(game.failure.code);
  const { events } = game.value;
  // At the first turn of ours from a round on: to go by how long the talks came to last would be to know how they end.
  const from = share * setup.deadline.rounds * 2;
  const turns = events.flatMap((event, k) => (event.kind === "offered" && event.party === THEM && k + 1 > from ? [k + 1] : []));
  const end = parties[0] === US && from < 1 ? 1 : turns[0];
  if (end === undefined) return null;
  const sight = sightOf({ value, party: US, events: events.slice(0, end), at: AT });
  return sight === null ? null : { sight, truth };
}
