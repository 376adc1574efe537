import { expect, test } from "vitest";
import { Rng } from "../../lib/rng.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Deed } from "../../session/action.ts";
import type { Actor } from "../../session/actor.ts";
import { sees } from "../../session/audience.ts";
import { decide } from "../../session/decide.ts";
import type { SessionEvent } from "../../session/event.ts";
import { evolve } from "../../session/evolve.ts";
import type { SessionState } from "../../session/state.ts";
import { partyView, viewOf } from "../../session/view-for.ts";
import { utilitiesOf } from "./dominated-deals.twin.ts";
import { playedGame } from "./human-deals.fixture.ts";
import { improvementAnswer } from "./improvement-answer.ts";
import { postSettlementProposal } from "./post-settlement-proposal.ts";
import { bargaining, camping, optionsOfOutcome, sharingCase } from "./sharing.fixture.ts";

const SEED = 20_261_127;
const COUNT = Number(process.env["DETENTE_ROUNDS"] ?? 100);

/** What somebody may answer: nothing at all, too. */
type Given = "yes" | "no" | "silence";
const GIVEN: readonly Given[] = ["yes", "no", "silence"];

/** A session from its agreement on. A minute passes with every deed. */
class Aftermath {
  state: SessionState;
  readonly events: SessionEvent[];

  constructor(state: SessionState, events: readonly SessionEvent[]) {
    this.state = state;
    this.events = [...events];
  }

  at(minutes: number): string {
    return new Date(Date.parse("2020-02-01T00:00:00.000Z") + minutes * 60_000).toISOString();
  }

  do(by: Actor, deed: Deed, minutes: number): void {
    const decision = decide(this.state.current, this.state, { by, ...deed }, this.at(minutes));
    if (decision.kind === "failed") throw new Error(JSON.stringify([by, deed, decision.failure]));
    this.events.push(...decision.value);
    this.state = decision.value.reduce(evolve, this.state);
  }

  get parties(): readonly PartyId[] {
    return this.state.setup?.required ?? [];
  }

  /** Everybody opts in, and the facilitator does what is to be done. Whether there is a proposal. */
  open(): boolean {
    const { ending, current } = this.state;
    if (ending?.kind !== "agreed") throw new Error("agreed");
    for (const [k, party] of this.parties.entries()) this.do({ kind: "party", party }, { kind: "optIn" }, k);
    const found = postSettlementProposal({ value: current.value, agreed: ending.outcome, parties: this.parties });
    if (found.kind === "failed") throw new Error(found.failure.code);
    const deed: Deed =
      found.value === null ? { kind: "proposeNothing" } : { kind: "proposeImprovement", outcome: found.value, until: this.at(100) };
    this.do({ kind: "facilitator" }, deed, 10);
    return found.value !== null;
  }

  /** All that a viewer has seen and sees, once the time has come. */
  sightOf(viewer: Parameters<typeof viewOf>[1]): string {
    return JSON.stringify([this.events.filter(({ audience }) => sees(viewer, audience)), viewOf(this.state, viewer, this.at(200))]);
  }
}

/** The round over again, in which these answers are given in this order. */
function answered(opened: Aftermath, answers: readonly (readonly [PartyId, Given])[]): Aftermath {
  const round = new Aftermath(opened.state, opened.events);
  for (const [k, [party, answer]] of answers.entries())
    if (answer !== "silence") round.do({ kind: "party", party }, { kind: "answerImprovement", answer }, 20 + k);
  return round;
}

/** Whatever the other answered, each sees the same, unless both said yes. Both orders. */
function expectDiscretion(opened: Aftermath): void {
  for (const [own, other] of [opened.parties, opened.parties.toReversed()]) {
    if (own === undefined || other === undefined) throw new Error("two parties");
    for (const given of GIVEN) {
      const others = GIVEN.filter((each) => given !== "yes" || each !== "yes");
      const rounds = others.map((each) =>
        answered(opened, [
          [own, given],
          [other, each],
        ]),
      );
      expect(new Set(rounds.map((round) => round.sightOf({ kind: "party", party: own }))).size).toBe(1);
      for (const kind of ["observer", "mediator"] as const) expect(new Set(rounds.map((round) => round.sightOf({ kind }))).size).toBe(1);
    }
    const common = answered(opened, [
      [own, "yes"],
      [other, "yes"],
    ]);
    const refused = answered(opened, [
      [own, "yes"],
      [other, "no"],
    ]);
    expect(common.sightOf({ kind: "observer" })).not.toBe(refused.sightOf({ kind: "observer" }));
  }
}

/** At the table nothing shows whether something was proposed. */
function expectQuiet(before: Aftermath, after: Aftermath): void {
  for (const kind of ["observer", "mediator"] as const) expect(after.sightOf({ kind })).toBe(before.sightOf({ kind }));
}

test(`after ${COUNT} games of strategies each round ends better for both, or as it was, and shows no more than the common yes`, {
  timeout: 20_000 + COUNT * 100,
}, () => {
  const rng = Rng.fromSeed(SEED);
  let [rounds, bettered] = [0, 0];
  while (rounds < COUNT) {
    const sharing = rounds % 2 === 0 ? camping(rng) : bargaining(rng);
    const game = playedGame(rng, sharingCase(sharing));
    if (game.ending.kind !== "agreed") continue;
    rounds++;
    const agreed = new Aftermath(game.state, game.events);
    const opened = new Aftermath(game.state, game.events);
    const isProposed = opened.open();
    expectQuiet(agreed, opened);
    if (!isProposed) continue;
    bettered++;
    const answers = opened.parties.map((party): [PartyId, Given] => [
      party,
      improvementAnswer(partyView(opened.state, party, opened.at(20))) ?? "silence",
    ]);
    const { ending } = answered(opened, answers).state;
    if (ending?.kind !== "agreed") throw new Error("agreed");
    const [before, after] = [game.ending.outcome, ending.outcome].map((outcome) => utilitiesOf(sharing, optionsOfOutcome(outcome)));
    if (before === undefined || after === undefined) throw new Error("two outcomes");
    for (const place of [0, 1] as const) expect(after[place]).toBeGreaterThanOrEqual(before[place]);
    expect(after[0] + after[1]).toBeGreaterThan(before[0] + before[1]);
    expectDiscretion(opened);
  }
  console.log(
    `figure: ${rounds} sessions played to an agreement (seed ${SEED}), ${bettered} of them dominated: in each round strategies said yes, and both ended no worse and one better; the other ${rounds - bettered} stood. Each side, the mediator and the onlookers saw the same to the byte whatever others answered, but for the common yes`,
  );
  expect(bettered).toBeGreaterThan(0);
  expect(bettered).toBeLessThan(rounds);
});
