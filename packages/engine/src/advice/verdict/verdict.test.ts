import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseCase } from "../../case-file/index.ts";
import type { Brief, Case, Probabilities } from "../../model/case.ts";
import { partyId, type StateId, stateId, type UnknownId, unknownId } from "../../model/ids.ts";
import { sessionCase } from "../../session/session-case.ts";
import { RunningSession } from "../../simulation/running-session.ts";
import { standpointAt } from "../going-on/standpoint-at.ts";
import { assess } from "./assess.ts";
import type { AssessSettings } from "./assess-settings.ts";
import type { Flip, InputChange } from "./flip.ts";
import { standpointOf } from "./random-talks.fixture.ts";
import type { Verdict } from "./verdict.ts";

const [US, DPRK] = [partyId("us"), partyId("dprk")];
const AT = "2019-02-28T06:00:00.000Z";

function hanoi(): Case {
  const name = "cases/hanoi/hanoi-2019.yaml";
  const parsed = parseCase({ name, text: readFileSync(new URL(`../../../../../${name}`, import.meta.url), "utf8") });
  if (parsed.kind === "failed") throw new Error(parsed.failure[0]?.message);
  return parsed.value.case;
}

interface Asked {
  readonly party?: typeof US;
  readonly position?: string;
  readonly of?: number;
  readonly flips?: "listed" | "leftOut";
  readonly progress?: NonNullable<AssessSettings["progress"]>;
}

function verdictOn(value: Case, { party = US, position = "dprk-offer", of = 2, flips = "leftOut", progress = () => {} }: Asked): Verdict {
  const outcome = value.positions.find(({ id }) => id === position)?.outcome ?? {};
  const by = party === US ? DPRK : US;
  const moment = standpointAt(value, {
    party,
    offer: { by, outcome },
    track: "summit",
    clock: { kind: "rounds", round: 2, of, at: AT },
  });
  if (moment.kind === "failed") throw new Error(moment.failure.code);
  const { standpoint, offeredBy } = moment.value;
  const settings = { seed: 1, counterOffers: 8, flips, progress, ...(offeredBy !== null && { offeredBy }) };
  const found = assess(standpoint, outcome, settings);
  if (found.kind === "failed") throw new Error(found.failure.code);
  return found.value;
}

const withBrief = (value: Case, change: (brief: Brief) => Brief): Case => {
  const brief = value.briefs[US];
  return brief === undefined ? value : { ...value, briefs: { ...value.briefs, [US]: change(brief) } };
};

const held = (value: Case, probabilities: Probabilities): Case =>
  withBrief(value, (brief) => ({ ...brief, probabilities: { ...brief.probabilities, ...probabilities } }));

/** A state at a probability, the others as likely among themselves as before. */
function heldAt(value: Case, unknown: UnknownId, state: StateId, to: number): Case {
  const states = value.unknowns.find(({ id }) => id === unknown)?.states ?? [];
  const stated = value.briefs[US]?.probabilities[unknown];
  const likely = (id: StateId): number => {
    const figure = stated?.[id] ?? 0;
    return typeof figure === "number" ? figure : figure.likely;
  };
  const rest = states.reduce((sum, { id }) => (id === state ? sum : sum + likely(id)), 0);
  return held(value, { [unknown]: Object.fromEntries(states.map(({ id }) => [id, id === state ? to : ((1 - to) * likely(id)) / rest])) });
}

/** The case with the changes of a flip written into it, as somebody would who believed them. */
function changed(value: Case, change: InputChange): Case {
  switch (change.kind) {
    case "probability":
      return heldAt(value, change.unknown, change.state, change.to);
    case "redLine":
      return withBrief(value, (brief) => ({ ...brief, redLines: brief.redLines.filter(({ id }) => id !== change.id) }));
    case "reservation":
      return withBrief(value, (brief) => ({ ...brief, noAgreement: { kind: "reservationValue", reservationValue: change.to } }));
    default:
      throw new Error(`Expected a change of the brief, got ${change.kind}`);
  }
}

const isOfBeliefs = ({ changes }: Flip): boolean => changes.every(({ kind }) => kind === "probability");

describe("the United States and the offer of 28 February", () => {
  const value = hanoi();

  test("at the end of the summit: pause, by the condition that is stated", () => {
    const verdict = verdictOn(value, {});
    expect(verdict.word).toBe("pause");
    const holds = Object.fromEntries(verdict.conditions.map((each) => [each.name, each.holds]));
    expect(holds).toMatchObject({ acceptable: false, agreementLikely: true, blocked: true, goingOnPays: false, comingBackPays: true });
    expect(verdict.zopa).toBeGreaterThan(0.5);
    expect(verdict.obstacles.map(({ kind }) => kind)).toEqual(["deadline", "groundwork"]);
  });

  test("with time for one more offer and no bar: pause as well, as it is too short to come to an agreement that is likely", () => {
    const session = new RunningSession(sessionCase(value), [], AT);
    const packageOf = (position: string) => value.positions.find(({ id }) => id === position)?.outcome ?? {};
    const setup = { parties: [US, DPRK], required: [US, DPRK], deadline: { rounds: 2 } };
    session.mustAct({ kind: "facilitator" }, { kind: "open", setup: { ...setup, protocol: { kind: "alternatingOffers" } } });
    session.mustAct({ kind: "party", party: US }, { kind: "offer", outcome: packageOf("us-priorities") });
    session.mustAct({ kind: "party", party: DPRK }, { kind: "offer", outcome: packageOf("dprk-offer") });
    const settings = { seed: 1, counterOffers: 8, flips: "leftOut", progress: () => {} } as const;
    const found = assess(standpointOf(value, session, US), packageOf("dprk-offer"), settings);
    if (found.kind === "failed") throw new Error(found.failure.code);
    const { word, row, obstacles, goingOn, comingBack, reservation } = found.value;
    expect({ word, row, obstacles }).toEqual({ word: "pause", row: 7, obstacles: [] });
    expect(goingOn.agreement).toBeLessThan(0.5);
    expect(comingBack?.value).toBeGreaterThan(reservation.value);
  });

  test("the red line and what would lift it are named, and the unknown behind it", () => {
    const { offer } = verdictOn(value, {});
    expect(offer.margin).toBeLessThan(0);
    expect(offer.crosses).toEqual([
      {
        id: "no-broad-relief-for-yongbyon-alone",
        name: "No broad relief while sites outside Yongbyon are not addressed",
        gate: { given: { "undeclared-sites": ["none"] }, needed: 0.9, held: 0.1 },
      },
    ]);
    expect(offer.unknowns.find(({ sinks }) => sinks === "line")?.unknown).toBe("undeclared-sites");
  });

  test("at least five packages to bring back are above both walk-away values, and cross no line", () => {
    const { counterOffers, reservation } = verdictOn(value, {});
    const good = counterOffers.filter((each) => each.value > reservation.value && each.counterparts.every(({ gain }) => gain > 0));
    expect(good.length).toBeGreaterThanOrEqual(5);
    for (const each of good) expect(each.changes.some(({ side }) => side === "asked")).toBe(true);
  });

  test("the same offer with rounds left: counter", () => {
    expect(verdictOn(value, { of: 12 }).word).toBe("counter");
  });

  test("with no other sites and a snapback that holds it is accepted, and the flips had said so", () => {
    const flip = verdictOn(value, { flips: "listed" }).flips?.find((each) => each.word === "accept" && isOfBeliefs(each));
    expect(flip?.changes.map((change) => (change.kind === "probability" ? [change.unknown, change.state] : []))).toEqual([
      ["undeclared-sites", "none"],
      ["snapback", "holds"],
    ]);
    const certain = heldAt(heldAt(value, unknownId("undeclared-sites"), stateId("none"), 1), unknownId("snapback"), stateId("holds"), 0.97);
    expect(verdictOn(certain, {}).word).toBe("accept");
  });

  test("every flip that is a change of the brief does what it says when it is written into the brief, and a tenth of it does not", () => {
    const verdict = verdictOn(value, { flips: "listed" });
    const flips = (verdict.flips ?? []).filter(({ changes }) => changes.every(({ kind }) => ["probability", "redLine"].includes(kind)));
    expect(flips.length).toBeGreaterThan(0);
    for (const { word, changes } of flips) {
      expect(verdictOn(changes.reduce(changed, value), {}).word).toBe(word);
      const little = changes.map((change) =>
        change.kind === "probability" ? { ...change, to: change.from + 0.1 * (change.to - change.from) } : change,
      );
      expect(verdictOn(little.reduce(changed, value), {}).word).toBe(verdict.word);
    }
  });

  test("two rounds more and there would have been time to counter, which the flips say first", () => {
    const [first] = verdictOn(value, { flips: "listed" }).flips ?? [];
    expect(first).toMatchObject({ word: "counter", changes: [{ kind: "rounds", from: 2, to: 4 }] });
    expect(verdictOn(value, { of: 4 }).word).toBe("counter");
    expect(verdictOn(value, { of: 3 }).word).toBe("pause");
  });

  test("what the other side's own brief holds changes nothing", () => {
    const others = Object.fromEntries(Object.entries(value.briefs).filter(([id]) => id !== DPRK));
    expect(verdictOn({ ...value, briefs: others }, {})).toEqual(verdictOn(value, {}));
  });

  test("the same seed gives the same verdict", () => {
    expect(verdictOn(value, { of: 12 })).toEqual(verdictOn(value, { of: 12 }));
  });
});

test("the DPRK and the paper of the United States: not accepted either, for reasons of its own", () => {
  const value = hanoi();
  const verdict = verdictOn(value, { party: DPRK, position: "us-paper" });
  expect(verdict.word).toBe("pause");
  expect(verdict.offer.margin).toBeLessThan(0);
  expect(verdict.offer.crosses).toEqual([]);
  expect(verdict.reservation.value).toBe(50);
});

test("whoever waits is told what is being done, and how far it is", () => {
  const told: [string, number, number][] = [];
  verdictOn(hanoi(), { flips: "listed", progress: (...each) => told.push(each) });
  expect([...new Set(told.map(([step]) => step))]).toEqual(["counterparts", "goingOn", "comingBack", "flips"]);
  for (const step of ["counterparts", "goingOn", "comingBack", "flips"]) {
    const shares = told.filter(([each]) => each === step).map(([, done, of]) => done / of);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.8);
    expect(shares.at(-1)).toBeLessThan(1);
  }
});
