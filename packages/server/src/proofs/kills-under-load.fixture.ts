import { setTimeout as pause } from "node:timers/promises";
import { Rng } from "@detente/engine";
import { expect } from "vitest";
import type { KeptEvent } from "../sessions/kept-session.ts";
import { expectNothingLost, exportsOf } from "./expect-nothing-lost.fixture.ts";
import { Negotiator } from "./negotiator.fixture.ts";
import type { PeopledTable } from "./people-at-tables.fixture.ts";
import type { Place } from "./place.fixture.ts";

export interface Killing {
  readonly tables: readonly PeopledTable[];
  /** Who sits where: the first at the first, and so on in turns. */
  readonly places: readonly Place[];
  readonly kills: number;
  readonly seed: number;
  /** Kills something, and lets it come back: done once it is there again. */
  readonly kill: (among: readonly Negotiator[]) => Promise<void>;
  /** What the database has of these sessions, once nobody acts any more. */
  readonly logsOf: (sessions: readonly string[]) => Promise<readonly (readonly KeptEvent[])[]>;
}

export interface Killed {
  readonly acknowledged: number;
  /** Streams that were begun, all people together. */
  readonly streams: number;
  /** Requests that came to nothing, and were made again. */
  readonly troubles: number;
  /** Actions that were asked for once more after they had been done, and told the same. */
  readonly repeated: number;
}

/** Actions that are acknowledged before each kill, so that it meets a server at work; and milliseconds after that, at most. */
const ACTIONS_BETWEEN = 12;
const LONGEST_PAUSE = 150;

/** Lets everybody act without pause, kills so many times, and sees to it that nothing of what anybody was told was untrue. */
export async function killUnderLoad({ tables, places, kills, seed, kill, logsOf }: Killing): Promise<Killed> {
  const negotiators = tables.flatMap(({ people, session }) =>
    people.map((seated, k) => new Negotiator(seated, session, placeOf(places, k))),
  );
  const following = negotiators.map((each) => each.follow());
  const work = { isOver: false };
  const acting = negotiators.map((each, k) => actOn(each, Rng.fromSeed(seed + 1 + k), work));
  const rng = Rng.fromSeed(seed);
  const count = (): number => negotiators.reduce((sum, each) => sum + each.acknowledged.length, 0);
  // One that fails ends the waiting of the others.
  await Promise.race([
    Promise.all(acting),
    (async () => {
      for (let k = 0; k < kills; k++) {
        const wanted = count() + ACTIONS_BETWEEN;
        while (count() < wanted) await pause(1);
        await pause(rng.below(LONGEST_PAUSE));
        await kill(negotiators);
      }
      work.isOver = true;
    })(),
  ]);
  await Promise.all(acting);
  const repeated = await expectSameAgain(negotiators);
  const exports = await exportsOf(negotiators, await Promise.all(places.map((place) => place.url)));
  const logs = await logsOf(tables.map(({ session }) => session));
  for (const [k, { session }] of tables.entries()) {
    const isOwn = (each: Negotiator): boolean => each.session === session;
    await expectNothingLost(logs[k] ?? [], { negotiators: negotiators.filter(isOwn), exports: exports.filter(({ by }) => isOwn(by)) });
  }
  for (const each of negotiators) each.end();
  await Promise.all(following);
  const sum = (of: (negotiator: Negotiator) => number): number => negotiators.reduce((total, each) => total + of(each), 0);
  const troubles = sum((each) => [...each.troubles.values()].reduce((total, times) => total + times, 0));
  for (const each of negotiators) for (const trouble of each.troubles.keys()) expect(["no answer", "503 notReady"]).toContain(trouble);
  return { acknowledged: count(), streams: sum((each) => each.streams), troubles, repeated };
}

async function actOn(negotiator: Negotiator, rng: Rng, work: { readonly isOver: boolean }): Promise<void> {
  const { is, person } = negotiator.seated;
  await negotiator.hasRead({ table: 1 });
  for (let n = 0; !work.isOver; n++) {
    const to = is.role === "member" ? (["table", "delegation", "caucus"] as const)[rng.below(3)] : "table";
    await negotiator.act({ kind: "message", to: to ?? "table", text: `message ${n} of ${person}` });
  }
}

/** Whatever was done is answered with the same once more, whichever server is asked. */
async function expectSameAgain(negotiators: readonly Negotiator[]): Promise<number> {
  const actions = negotiators.flatMap((by) => by.acknowledged.map((done) => ({ by, done })));
  for (const { by, done } of actions) expect(await by.asked(done)).toEqual({ status: 200, told: done.answer });
  return actions.length;
}

function placeOf(places: readonly Place[], k: number): Place {
  const place = places[k % places.length];
  if (place === undefined) throw new Error("Expected a place to act at");
  return place;
}
