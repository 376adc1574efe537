import type { Rng } from "../lib/rng.ts";
import type { Case } from "../model/case.ts";
import type { PartyId } from "../model/ids.ts";
import type { ProtocolSettings, SessionSetup } from "./setup.ts";
import { CASE, caseOf, minute, MONEY_CASE } from "./table.fixture.ts";

export function pick<Item>(rng: Rng, items: readonly Item[]): Item {
  if (items.length === 0) throw new Error("there is nothing to pick from");
  // The index is within the list.
  return items[rng.below(items.length)] as Item;
}
export const chance = (rng: Rng, share: number): boolean => rng.float() < share;

/** The boat with names that every object has: hostile to whoever looks names up carelessly. */
const ODD_CASE: Case = JSON.parse(
  JSON.stringify(CASE)
    .replaceAll('"buyer"', '"constructor"')
    .replaceAll('"seller"', '"toString"')
    .replaceAll('"bank"', '"valueOf"')
    .replaceAll('"delivery"', '"hasOwnProperty"')
    .replaceAll('"warranty"', '"constructor"')
    .replaceAll('"later"', '"isPrototypeOf"'),
);

const ONE_ISSUE = caseOf(`
detente: 1
title: A cake
language: en
parties: [{ id: ann, name: Ann }, { id: ben, name: Ben }, { id: cid, name: Cid }]
issues:
  - { id: cut, name: Cut, options: [{ id: left, name: Left }, { id: right, name: Right }] }
tracks:
  - { id: kitchen, name: Kitchen, level: summit }
briefs:
  ben:
    preferences: { points: { cut: { options: { left: 1 } } } }
    redLines: [{ id: right, name: Not right, forbid: { cut: right } }]
`);

export const CASES: readonly Case[] = [CASE, CASE, ODD_CASE, ONE_ISSUE, MONEY_CASE];

/** A setup that opens a session of the case, of any kind that there is. */
export function randomSetup(rng: Rng, value: Case): SessionSetup {
  const parties = shuffled(
    rng,
    value.parties.map(({ id }) => id),
  ).slice(0, chance(rng, 0.5) ? 2 : 3);
  const required = parties.length > 2 && chance(rng, 0.5) ? shuffled(rng, parties).slice(0, 2) : parties;
  const protocol = randomProtocol(rng, value, parties);
  const hasRounds = (protocol.kind === "alternatingOffers" || protocol.kind === "singleText") && chance(rng, 0.4);
  return {
    protocol,
    parties,
    required,
    deadline: {
      ...(hasRounds && { rounds: 1 + rng.below(5) }),
      ...(chance(rng, 0.4) && { at: minute(1 + rng.below(60)) }),
      ...(chance(rng, 0.2) && { roundTime: pick(rng, ["completed", "entered"] as const) }),
    },
    ...(chance(rng, 0.3) && value.tracks.length > 0 && { track: pick(rng, value.tracks).id }),
    ...(chance(rng, 0.15) && { bar: pick(rng, [{ leastSettled: 1 }, { mostOpen: 2, leastRounds: 1 }, { leastTime: 600_000 }]) }),
    ...(chance(rng, 0.2) && { caseHash: "c1" }),
  };
}

function randomProtocol(rng: Rng, { issues }: Case, parties: readonly PartyId[]): ProtocolSettings {
  const [payer, payee, ...others] = parties;
  const [only, ...more] = issues;
  const canBid = only?.kind === "range" && more.length === 0 && others.length === 0;
  if (canBid && payer !== undefined && payee !== undefined && chance(rng, 0.7)) {
    const tolerance = pick(rng, [undefined, 0, 0.1, 1]);
    const money = {
      kind: "money",
      issue: only.id,
      payer,
      payee,
      bids: 1 + rng.below(5),
      ...(tolerance !== undefined && { tolerance }),
    } as const;
    return { kind: "blindBids", over: money };
  }
  return pick<ProtocolSettings>(rng, [
    { kind: "alternatingOffers" },
    { kind: "openFloor" },
    { kind: "singleText", search: { kind: "hillClimbing" } },
    { kind: "singleText", search: { kind: "annealing", startTemperature: 1 + rng.float() } },
    { kind: "blindBids", over: { kind: "suggestions" } },
  ]);
}

export function shuffled<Item>(rng: Rng, items: readonly Item[]): readonly Item[] {
  const rest = [...items];
  return items.map(() => rest.splice(rng.below(rest.length), 1)).flat();
}
