import { expect } from "vitest";
import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import type { PartyId } from "../model/ids.ts";
import { outcomeOf, outcomeSpace } from "../model/outcome-space.ts";
import { haveSameOptions } from "./have-same-options.ts";
import { ownUtilityOf } from "./own-utility-of.ts";
import type { Negotiation, Trace } from "./recorded-sessions.fixture.ts";
import { strategyOf } from "./registry.ts";
import { alternating, Table } from "./table.fixture.ts";

/** NegMAS' conventions, in our words. */
const timeBased = (e: number): string =>
  `composed(offering=aspiration(e=${e}, margin=0.0001, slack=0.000001), acceptance=aspiration(e=${e}, margin=0.0001))`;
const OURS: Readonly<Record<string, string>> = {
  Boulware: timeBased(0.25),
  Linear: timeBased(1),
  Conceder: timeBased(4),
  Tough: "tough",
  MiCRO: "micro(repeats=random)",
  NaiveTitForTat: "negmas-naive-tit-for-tat",
};

/** Rounding of sums of doubles there; ours are exact. */
const SAME_UTILITY = 1e-9;

/** Offers compared. */
export interface Count {
  /** The very outcome. */
  same: number;
  /** Another outcome of the same utility, where there are several. */
  tied: number;
  /** Old offers drawn at random, of which only that is compared. */
  repeats: number;
}

/** A recorded session, played again: each recorded offer is put on the table whatever ours was, so that each is compared by itself. */
export class ParityReplay {
  readonly table: Table;
  readonly count: Count = { same: 0, tied: 0, repeats: 0 };
  readonly #parties: readonly PartyId[];
  readonly #sent = new Map<PartyId, Outcome[]>();
  readonly #drawing = new Set<PartyId>();

  constructor(trace: Trace, value: Case, { strategies }: Negotiation) {
    const setup = alternating(value, trace.n_steps);
    this.table = new Table(value, { ...setup, deadline: { rounds: trace.n_steps, roundTime: "entered" } });
    this.#parties = setup.parties;
    for (const [place, name] of strategies.entries()) {
      const strategy = strategyOf(OURS[name] ?? name);
      const party = this.#parties[place];
      if (strategy.kind === "failed" || party === undefined) throw new Error(`Expected a strategy for ${name}`);
      this.table.seat(party, strategy.value, place);
      if (name === "MiCRO") this.#drawing.add(party);
    }
  }

  offer([step, place, numbers, ...utilities]: Negotiation["offers"][number], isTie: boolean): void {
    const party = this.#parties[place];
    if (party === undefined) throw new Error(`Expected party ${place}`);
    const recorded = outcomeOf(outcomeSpace(this.table.base.value.issues), numbers);
    expectTurn(this.table, step, party);
    const inverse = ownUtilityOf(this.table.seatOf(party))?.inverse;
    expectSameUtility(inverse?.utility(recorded), utilities[place]);
    const deed = this.table.ask(party)?.deed;
    if (deed?.kind !== "offer") throw new Error(`Expected an offer of ${party} in step ${step}, got ${deed?.kind}`);
    const difference = Math.abs((inverse?.utility(deed.outcome) ?? NaN) - (inverse?.utility(recorded) ?? NaN));
    if (haveSameOptions(deed.outcome, recorded)) this.count.same++;
    else if (isTie && difference <= SAME_UTILITY) this.count.tied++;
    else if (this.#isDrawn(party, deed.outcome, recorded)) this.count.repeats++;
    else throw new Error(`Expected ${JSON.stringify(recorded)} of ${party} in step ${step}, got ${JSON.stringify(deed.outcome)}`);
    this.#sent.set(party, [...(this.#sent.get(party) ?? []), recorded]);
    this.table.move(party, { deed: { kind: "offer", outcome: recorded } });
  }

  /** Whether both are old offers of one that draws among its old offers; ours may be old by being worth as much. */
  #isDrawn(party: PartyId, ours: Outcome, recorded: Outcome): boolean {
    const sent = this.#sent.get(party) ?? [];
    const inverse = ownUtilityOf(this.table.seatOf(party))?.inverse;
    const isAsOld = (old: Outcome): boolean => Math.abs((inverse?.utility(old) ?? NaN) - (inverse?.utility(ours) ?? NaN)) <= SAME_UTILITY;
    return this.#drawing.has(party) && sent.some((old) => haveSameOptions(old, recorded)) && sent.some(isAsOld);
  }
}

function expectTurn({ state }: Table, step: number, party: PartyId): void {
  expect([state.rounds, state.floor.kind === "alternatingOffers" && state.setup?.parties[state.floor.next]]).toEqual([step, party]);
}

function expectSameUtility(ours: number | undefined, recorded: number | undefined): void {
  expect(Math.abs((ours ?? NaN) - (recorded ?? NaN))).toBeLessThanOrEqual(SAME_UTILITY);
}
