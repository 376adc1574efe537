import { describe, expect, test } from "vitest";
import type { Deed, Vote } from "../action.ts";
import type { SessionSetup } from "../setup.ts";
import { minute, outcome, parties, type Table, table, viewer } from "../table.fixture.ts";
import { sees } from "../audience.ts";

const WORDS = outcome("20 now no");
const YES: Vote = { is: "accept", strength: "weak" };
const WEAK_NO: Vote = { is: "reject", strength: "weak" };
const STRONG_NO: Vote = { is: "reject", strength: "strong" };
const put = (draw?: number): Deed => ({ kind: "putText", outcome: WORDS, ...(draw !== undefined && { draw }) });
const vote = (text: number, of: Vote): Deed => ({ kind: "vote", text, vote: of });

const climbing = (more: Partial<SessionSetup> = {}): Table =>
  table({ protocol: { kind: "singleText", search: { kind: "hillClimbing" } }, ...more });
const annealing = (startTemperature: number, more: Partial<SessionSetup> = {}): Table =>
  table({ protocol: { kind: "singleText", search: { kind: "annealing", startTemperature } }, ...more });

/** Both vote on the next text; whether it was kept. */
function isKept(t: Table, votes: readonly [Vote, Vote], draw?: number): unknown {
  const [textPut] = t.act("mediator", put(draw));
  const text = textPut?.kind === "textPut" ? textPut.text : 0;
  t.act("buyer", vote(text, votes[0]));
  const decided = t.act("seller", vote(text, votes[1])).find(({ kind }) => kind === "textDecided");
  return decided?.kind === "textDecided" ? decided.isKept : undefined;
}

test("[ST1] the mediator puts one text at a time to all parties", () => {
  const t = climbing();
  for (const who of ["buyer", "facilitator"]) expect(t.refused(who, put())).toBe("notYourPlace");
  expect(t.refused("mediator", { kind: "putText", outcome: outcome("10 now yes") })).toBe("breaksConstraint");
  expect(t.act("mediator", put())[0]).toMatchObject({ audience: "table", kind: "textPut", text: 1, outcome: WORDS });
  expect(t.refusal("mediator", put())).toMatchObject({ code: "textPending", facts: { text: 1 } });
  expect(t.refused("buyer", { kind: "offer", outcome: WORDS })).toBe("notInProtocol");
});

test("[ST1] none while a text is proposed for agreement, and none is proposed while one is pending", () => {
  const t = climbing();
  isKept(t, [YES, YES]);
  t.act("mediator", put());
  expect(t.refused("mediator", { kind: "proposeAgreement" })).toBe("textPending");
  for (const who of ["buyer", "seller"]) t.act(who, vote(2, WEAK_NO));
  t.act("mediator", { kind: "proposeAgreement" });
  expect(t.refusal("mediator", put())).toMatchObject({ code: "textPending", facts: { offer: 1 } });
  expect(t.refused("mediator", { kind: "proposeAgreement" })).toBe("textPending");
});

test("[ST2] each party votes once on a text, known to it and the mediator only", () => {
  const t = climbing();
  expect(t.refused("buyer", vote(1, YES))).toBe("noText");
  t.act("mediator", put());
  expect(t.refused("buyer", vote(2, YES))).toBe("noText");
  expect(t.refused("mediator", vote(1, YES))).toBe("notYourPlace");
  const [voted] = t.act("buyer", vote(1, { ...STRONG_NO, why: "no" } as Vote));
  expect(voted).toMatchObject({ audience: "caucus/buyer", vote: STRONG_NO });
  expect(JSON.stringify(voted)).not.toContain("why");
  expect(t.refused("buyer", vote(1, YES))).toBe("alreadyVoted");
  const votes = (who: string): unknown => t.view(who).protocolView;
  expect(votes("buyer")).toMatchObject({ votes: { buyer: STRONG_NO } });
  expect(votes("mediator")).toMatchObject({ votes: { buyer: STRONG_NO } });
  expect(votes("facilitator")).toMatchObject({ votes: { buyer: STRONG_NO } });
  for (const who of ["seller", "observer"]) expect(votes(who)).toMatchObject({ votes: {} });
});

test("[ST3] when all have voted the text is kept or dropped, and with hill climbing kept when all accept", () => {
  const t = climbing();
  expect(isKept(t, [YES, YES])).toBe(true);
  expect(isKept(t, [YES, WEAK_NO], 0)).toBe(false);
  expect(t.events.filter(({ audience }) => audience === "table").map(({ kind }) => kind)).toEqual([
    "opened",
    "textPut",
    "textDecided",
    "textPut",
    "textDecided",
  ]);
  expect(t.view("observer").protocolView).toMatchObject({ pending: null, kept: { text: 1, outcome: WORDS } });
});

describe("[ST3] who leaves", () => {
  const three = { parties: parties("buyer seller bank"), required: parties("buyer seller") };

  test("[ST3] is waited for no longer", () => {
    const t = climbing(three);
    t.act("mediator", put());
    for (const who of ["buyer", "seller"]) expect(t.kinds(who, vote(1, YES))).toEqual(["voted"]);
    expect(t.act("bank", { kind: "walkAway" })).toMatchObject([{ kind: "walkedAway" }, { kind: "textDecided", isKept: true }]);
    expect(t.act("mediator", put())[0]).toMatchObject({ text: 2 });
  });

  test("[ST3] has no vote any more", () => {
    const t = climbing(three);
    t.act("mediator", put());
    t.act("bank", vote(1, STRONG_NO));
    t.act("bank", { kind: "walkAway" });
    t.act("buyer", vote(1, YES));
    expect(t.act("seller", vote(1, YES))[1]).toMatchObject({ kind: "textDecided", isKept: true });
  });

  test("[ST3] before any text, leaves the rest as it is", () => {
    expect(climbing(three).kinds("bank", { kind: "walkAway" })).toEqual(["walkedAway"]);
  });
});

describe("[ST4] annealing", () => {
  test("[ST4] keeps a text with w weak rejections with probability e^(-w/T)", () => {
    const one = Math.exp(-1 / 2);
    expect(isKept(annealing(2), [YES, WEAK_NO], one - 1e-9)).toBe(true);
    expect(isKept(annealing(2), [YES, WEAK_NO], one)).toBe(false);
    const two = Math.exp(-2 / 2);
    expect(isKept(annealing(2), [WEAK_NO, WEAK_NO], two - 1e-9)).toBe(true);
    expect(isKept(annealing(2), [WEAK_NO, WEAK_NO], two)).toBe(false);
  });

  test("[ST4] never with a strong rejection, and never without a draw", () => {
    expect(isKept(annealing(1e9), [YES, STRONG_NO], 0)).toBe(false);
    expect(isKept(annealing(1e9), [YES, WEAK_NO])).toBe(false);
    expect(isKept(annealing(1e9), [YES, YES])).toBe(true);
  });

  test("[ST4] the temperature falls in a straight line to 0 with relative time", () => {
    const t = annealing(2, { deadline: { rounds: 4 } });
    for (const done of [0, 1, 2, 3]) {
      const likely = Math.exp(-1 / (2 * (1 - done / 4)));
      const before = structuredClone({ ...t.state, current: null });
      expect(isKept(t, [YES, WEAK_NO], likely - 1e-9)).toBe(true);
      expect(before.rounds).toBe(done);
    }
    const late = annealing(2, { deadline: { at: minute(10) } });
    late.act("mediator", put(0.5));
    late.act("buyer", vote(1, YES));
    expect(late.act("seller", vote(1, WEAK_NO), minute(9))[1]).toMatchObject({ isKept: false });
  });

  test("[ST4] the draw is from 0 to 1 and the mediator's alone", () => {
    for (const draw of [-0.1, 1, 2, Number.NaN]) expect(annealing(2).refused("mediator", put(draw))).toBe("badAmount");
    const events = annealing(2).act("mediator", put(0.25));
    expect(events[1]).toEqual({ kind: "drawMade", text: 1, draw: 0.25, audience: "mediator", seq: 1, at: minute(1) });
    for (const who of ["buyer", "observer"]) expect(sees(viewer(who), "mediator")).toBe(false);
    expect(JSON.stringify(events[0])).not.toContain("draw");
    expect(annealing(2).act("mediator", put(-0))[1]).toStrictEqual({ ...events[1], draw: 0 });
  });
});

describe("[ST5] agreement", () => {
  test("[ST5] the mediator proposes the text kept last, and parties accept it in public", () => {
    const t = climbing();
    expect(t.refused("mediator", { kind: "proposeAgreement" })).toBe("nothingKept");
    isKept(t, [YES, YES]);
    expect(t.refused("buyer", { kind: "proposeAgreement" })).toBe("notYourPlace");
    expect(t.act("mediator", { kind: "proposeAgreement" })).toMatchObject([{ kind: "agreementProposed", offer: 1, outcome: WORDS }]);
    expect(t.view("buyer")).toMatchObject({ standing: [{ offer: 1, party: null, acceptedBy: [] }] });
    expect(t.refused("mediator", { kind: "accept", offer: 1 })).toBe("notYourPlace");
    expect(t.refused("buyer", { kind: "accept", offer: 2 })).toBe("noSuchOffer");
    expect(t.kinds("buyer", { kind: "accept", offer: 1 })).toEqual(["accepted"]);
    expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "agreed"]);
  });

  test("[ST5] or reject it, and the search goes on from it", () => {
    const t = climbing();
    isKept(t, [YES, YES]);
    t.act("mediator", { kind: "proposeAgreement" });
    expect(t.act("seller", { kind: "reject" })).toMatchObject([{ kind: "rejected", offer: 1 }]);
    expect(t.view("buyer")).toMatchObject({ standing: [], protocolView: { kept: { text: 1 } } });
    expect(t.refused("buyer", { kind: "accept", offer: 1 })).toBe("noSuchOffer");
    expect(t.act("mediator", { kind: "proposeAgreement" })).toMatchObject([{ offer: 2 }]);
  });

  test("[ST5] [R2] accepted ad referendum and declined, it falls", () => {
    const t = climbing();
    isKept(t, [YES, YES]);
    t.act("mediator", { kind: "proposeAgreement" });
    t.act("buyer", { kind: "accept", offer: 1, adReferendum: true });
    expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "reserved"]);
    t.act("buyer", { kind: "decline" });
    expect(t.view("buyer")).toMatchObject({ phase: "open", standing: [] });
  });
});

describe("[ST6] rounds", () => {
  test("[ST6] one text decided is one round", () => {
    const t = climbing();
    isKept(t, [YES, YES]);
    isKept(t, [YES, WEAK_NO]);
    expect(t.state.rounds).toBe(2);
  });

  test("[ST6] after the last, the text that was kept is proposed, and the session ends when it is rejected", () => {
    const t = climbing({ deadline: { rounds: 2 } });
    isKept(t, [YES, YES]);
    t.act("mediator", put());
    t.act("buyer", vote(2, YES));
    expect(t.kinds("seller", vote(2, WEAK_NO))).toEqual(["voted", "textDecided", "agreementProposed"]);
    expect(t.view("buyer")).toMatchObject({ phase: "open", standing: [{ offer: 1, content: { outcome: WORDS } }] });
    expect(t.try("seller", { kind: "accept", offer: 1 }).kind).toBe("ok");
    expect(t.kinds("buyer", { kind: "reject" })).toEqual(["rejected", "endedWithoutAgreement"]);
  });

  test("[ST6] it may be the last text itself", () => {
    const t = climbing({ deadline: { rounds: 1 } });
    isKept(t, [YES, YES]);
    t.act("buyer", { kind: "accept", offer: 1 });
    expect(t.kinds("seller", { kind: "accept", offer: 1 })).toEqual(["accepted", "agreed"]);
  });

  test("[ST6] where none was kept the session ends at once", () => {
    const t = climbing({ deadline: { rounds: 1 } });
    t.act("mediator", put());
    t.act("buyer", vote(1, YES));
    expect(t.kinds("seller", vote(1, WEAK_NO))).toEqual(["voted", "textDecided", "endedWithoutAgreement"]);
  });

  test("[ST6] rejected by one whose consent is not needed, it stands", () => {
    const t = climbing({ deadline: { rounds: 1 }, parties: parties("buyer seller bank"), required: parties("buyer seller") });
    t.act("mediator", put());
    for (const who of ["buyer", "seller", "bank"]) t.act(who, vote(1, YES));
    expect(t.kinds("bank", { kind: "reject" })).toEqual(["rejected"]);
    expect(t.view("buyer")).toMatchObject({ standing: [{ offer: 1 }] });
  });
});
