import { expect } from "vitest";
import { Rng, type RngState } from "../lib/rng.ts";
import type { Outcome } from "../model/combination.ts";
import type { PartyId } from "../model/ids.ts";
import { sees } from "../session/audience.ts";
import type { PartyView } from "../session/view.ts";
import { deepFreeze } from "./deep-freeze.fixture.ts";
import type { OwnUtility } from "./inverse-utility/own-utility.ts";
import { ownUtilityOf } from "./own-utility-of.ts";
import { rationalUtility } from "./rational-utility.ts";
import { seatAfter } from "./seat-after.ts";
import type { Move, Seat, Strategy } from "./strategy.ts";
import type { Table } from "./table.fixture.ts";

/** Plays for one party at a table and holds its strategy to the contract of all strategies at each of its turns. For tests. */
export class WatchedParty {
  readonly #table: Table;
  readonly #party: PartyId;
  readonly #strategy: Strategy<unknown>;
  readonly #limits: "rational" | "any";
  /** Went through JSON before every event. */
  #copied: unknown;
  #seen = 0;
  #seat: Seat;

  /** Limits "any": it may offer what is below its reservation value, as its documentation says. */
  constructor(
    table: Table,
    party: PartyId,
    { strategy, limits }: { readonly strategy: Strategy<unknown>; readonly limits: "rational" | "any" },
  ) {
    this.#table = table;
    this.#party = party;
    this.#strategy = strategy;
    this.#limits = limits;
    table.seat(party, strategy, 1);
    this.#seat = table.seatOf(party);
    this.#copied = copyOf(strategy.init(this.#seat));
  }

  /** What it would do now; the same whatever way its memory came about. Draws from a generator in the state given. */
  ask(state: RngState): Move | null {
    const memory = deepFreeze(this.#table.memoryOf(this.#party));
    this.#catchUp();
    expectPlain(memory);
    const view = deepFreeze(this.#table.view(this.#party));
    const act = (from: unknown): Move | null => this.#strategy.act(from, view, Rng.fromState(state));
    const move = act(memory);
    expectSameMove(act(memory), move, "asked again");
    expectSameMove(act(copyOf(memory)), move, "from a copy of its memory");
    expectSameMove(act(this.#copied), move, "had its memory been copied all along");
    expectSameMove(act(this.#replayed()), move, "from all events again");
    if (move !== null) this.#expectSound(move);
    return move;
  }

  /** Keeps what it is told from being changed later. */
  freeze(): void {
    deepFreeze(this.#table.memoryOf(this.#party));
  }

  #visible() {
    return this.#table.events.filter(({ audience }) => sees({ kind: "party", party: this.#party }, audience));
  }

  #catchUp(): void {
    for (const event of this.#visible().slice(this.#seen)) {
      this.#copied = copyOf(this.#strategy.observe(deepFreeze(this.#copied), deepFreeze(event)));
      this.#seat = seatAfter(this.#seat, event);
      this.#seen++;
    }
  }

  #replayed(): unknown {
    const begun = this.#strategy.init(this.#table.seatOf(this.#party));
    return this.#visible().reduce((memory, event) => this.#strategy.observe(memory, event), begun);
  }

  #expectSound(move: Move): void {
    const { deed } = move;
    const view = this.#table.view(this.#party);
    expectLegal(view, move);
    if (deed.kind !== "offer" && deed.kind !== "accept") return;
    const own = ownUtilityOf(this.#seat);
    const content = deed.kind === "offer" ? null : view.standing.find(({ offer }) => offer === deed.offer)?.content;
    const outcome = deed.kind === "offer" ? deed.outcome : content?.kind === "whole" ? content.outcome : undefined;
    if (own === null || outcome === undefined) throw new Error(`Expected neither offer nor acceptance, got ${deed.kind}`);
    expectWithin(own, outcome, this.#limits);
  }
}

function expectPlain(memory: unknown): void {
  expect(copyOf(memory)).toStrictEqual(memory);
}

function expectSameMove(move: Move | null, as: Move | null, whenever: string): void {
  expect(move, whenever).toEqual(as);
}

function expectLegal(view: PartyView, { deed, wait }: Move): void {
  expect(view.legal).toContain(deed.kind);
  expect(wait ?? 0).toBeGreaterThanOrEqual(0);
}

function expectWithin(own: OwnUtility, outcome: Outcome, limits: "rational" | "any"): void {
  expect(own.inverse.isAdmissible(outcome), "within constraints and red lines").toBe(true);
  if (limits === "rational") expect(rationalUtility(own, outcome), "not below the reservation value").toBeDefined();
}

const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
