import { expect } from "vitest";
import type { RngState } from "../lib/rng.ts";
import { type ContractGame, contractGame } from "./contract-game.fixture.ts";
import { interruption } from "./interruption.fixture.ts";
import { strategyOf } from "./registry.ts";
import type { Strategy } from "./strategy.ts";
import { Table } from "./table.fixture.ts";
import { WatchedParty } from "./watched-party.fixture.ts";

/** What a strategy owes to whoever seats it. */
export interface Owed {
  readonly name: string;
  /** "any": it may offer what is below its reservation value, as its documentation says. */
  readonly limits: "rational" | "any";
}

/** Plays a random game of alternating offers, in some of which something happens in between. */
export function expectSoundTurns({ name, limits }: Owed, seed: number): void {
  const game = contractGame(seed);
  const table = new Table(game.value, game.setup);
  const watched = new WatchedParty(table, game.party, { strategy: named(name), limits });
  seatOthers(table, game);
  const interrupted = game.rng.below(3) === 0 ? 1 + game.rng.below(6) : Infinity;
  for (let turns = 1; table.state.ending === null; turns++) {
    if (turns > MOST_TURNS) throw new Error(`Expected an end within ${MOST_TURNS} turns`);
    if (turns === interrupted) table.do(interruption(table, game.party, game.rng));
    watched.freeze();
    const { turn } = table.view(game.party);
    if (turn !== game.party) table.turn();
    else {
      const move = watched.ask(stateFrom(game));
      if (move === null) throw new Error("Expected a move on its turn");
      table.move(game.party, move);
    }
  }
  expect(["agreed", "noAgreement"]).toContain(table.state.ending?.kind);
}

/** The longest of these games has 14 rounds of four, and may be reset once. */
const MOST_TURNS = 150;

/** The same on an open floor, where time passes between the rounds in which everybody is asked. */
export function expectSoundFloor({ name, limits }: Owed, seed: number): void {
  const game = contractGame(seed);
  const deadline = { at: "2026-01-01T00:20:00.000Z" };
  const table = new Table(game.value, { ...game.setup, protocol: { kind: "openFloor" }, deadline });
  const watched = new WatchedParty(table, game.party, { strategy: named(name), limits });
  seatOthers(table, game);
  while (table.state.ending === null && table.at < deadline.at) {
    for (const party of game.setup.parties) {
      watched.freeze();
      if (table.state.ending !== null || table.state.left.includes(party) || table.at >= deadline.at) continue;
      const move = party === game.party ? watched.ask(stateFrom(game)) : table.ask(party);
      if (move !== null) table.move(party, { deed: move.deed });
    }
    table.wait(60_000);
  }
  if (table.state.ending === null) table.do({ by: { kind: "clock" }, kind: "tick" });
  expect(table.state.ending).not.toBeNull();
}

function seatOthers(table: Table, { setup, party, others }: ContractGame): void {
  for (const [place, other] of setup.parties.entries()) {
    if (other !== party) table.seat(other, named(others[place] ?? "tough"), place);
  }
}

function named(name: string): Strategy<unknown> {
  const strategy = strategyOf(name);
  if (strategy.kind === "failed") throw new Error(`${name}: ${strategy.failure.message}`);
  return strategy.value;
}

const stateFrom = ({ rng }: ContractGame): RngState => [rng.uint32(), rng.uint32(), rng.uint32(), 1];
