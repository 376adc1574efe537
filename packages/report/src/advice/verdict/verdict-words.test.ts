import type { ConditionName, InputChange, Obstacle, Verdict, VerdictCaution } from "@detente/engine";
import { issueId, stateId, unknownId, VERDICT_RULE } from "@detente/engine";
import { describe, expect, it } from "vitest";
import type { Section } from "../../document.ts";
import { cautionsSection } from "./cautions-section.ts";
import { CONDITION_WORDS, rowWords } from "./condition-words.ts";
import { counterSection } from "./counter-section.ts";
import { flipsSection } from "./flips-section.ts";
import { obstacleWords } from "./obstacle-words.ts";
import { offerSection } from "./offer-section.ts";
import { drawnShareWords, shareWords } from "./share-words.ts";
import { shownVerdict, THEM, US } from "./shown-verdict.fixture.ts";
import { verdictNames } from "./verdict-names.ts";
import { whySentence } from "./why-sentence.ts";

const NAMES = verdictNames(shownVerdict());
const why = (otherwise: Partial<Verdict>): string => whySentence(shownVerdict(otherwise).verdict, NAMES);
const itemsOf = (section: Section | null): readonly string[] =>
  (section?.blocks ?? []).flatMap((block) => (block.kind === "list" ? block.items : []));

/** Nothing against the offer. */
const FINE = { ...shownVerdict().verdict.offer, value: 60, margin: 15, crosses: [], breaks: [] };

describe("the sentence that says why", () => {
  it.each<[string, Partial<Verdict>, string]>([
    [
      "pause",
      {},
      "The offer is worth 10.5 points to Us, less than no agreement (45.0), and crosses 2 red lines of its own, and breaks a constraint of the case; nothing better can be brought to an end now, for there is no time for an answer; but there is room to agree in 100\u00a0% of what the other side may want, and a pause is worth 55.4, more than no agreement.",
    ],
    [
      "accept, as going on brings no more",
      { word: "accept", row: 1, offer: FINE, obstacles: [] },
      "The offer is worth 60.0 points to Us, more than no agreement (45.0), and going on now brings 50.0 on average, which is no more.",
    ],
    [
      "accept, with no time left",
      { word: "accept", row: 1, offer: FINE },
      "The offer is worth 60.0 points to Us, more than no agreement (45.0), and at this table nothing better can still be settled.",
    ],
    [
      "accept, while something is in the way of more",
      { word: "accept", row: 2, offer: FINE, obstacles: [{ kind: "stalled", party: THEM, points: 9 }] },
      "The offer is worth 60.0 points to Us, more than no agreement (45.0), and nothing better can be brought to an end now, for Them stalls.",
    ],
    [
      "counter",
      { word: "counter", row: 3, obstacles: [], offer: { ...FINE, value: 45, margin: 0 } },
      "The offer is worth 45.0 points to Us, as much as no agreement (45.0), and going on now brings 50.0 on average, more than no agreement; there are packages that are better for all sides than no agreement, by your estimates.",
    ],
    [
      "keep talking",
      { word: "keepTalking", row: 4, obstacles: [], offer: FINE },
      "The offer is worth 60.0 points to Us, more than no agreement (45.0), and going on now brings 50.0 on average, more than no agreement, though no package can be put forward to that end now.",
    ],
    [
      "pause, where only the time is too short",
      { word: "pause", row: 7, obstacles: [], offer: { ...FINE, value: 40, margin: -5 } },
      "The offer is worth 40.0 points to Us, less than no agreement (45.0); going on now brings 50.0 on average in the time that is left; but there is room to agree in 100 % of what the other side may want, and a pause is worth 55.4, more than no agreement.",
    ],
    [
      "walk away",
      { word: "walkAway", row: 8, obstacles: [], comingBack: null, offer: { ...FINE, value: 40, margin: -5 } },
      "The offer is worth 40.0 points to Us, less than no agreement (45.0), and going on now brings 50.0 on average: not noticeably more than no agreement.",
    ],
    [
      "walk away, with no time left",
      { word: "walkAway", row: 8, offer: { ...FINE, value: 40, margin: -5 } },
      "The offer is worth 40.0 points to Us, less than no agreement (45.0), and nothing can be settled in time, while a pause is worth 55.4: not noticeably more than no agreement.",
    ],
  ])("of %s", (_, otherwise, sentence) => {
    expect(why(otherwise)).toBe(sentence);
  });
});

describe("what stands against the offer", () => {
  it("names each red line with the evidence that would lift it, each constraint, and the unknown that sinks it first", () => {
    expect(itemsOf(offerSection(shownVerdict().verdict, NAMES))).toEqual([
      'Across your own red line: Never <low>. Evidence would lift it: you would have to hold "Hidden sites: None" with at least 90\u00a0%; you hold it with 10\u00a0%.',
      "Across your own red line: Never ever. Nothing lifts it but a decision of your own, which is kept on record.",
      "Ruled out by a constraint of the case: The law.",
      'Hidden sites: this sinks it. If "None" were certain, the offer would be worth 48.0, and acceptable (no agreement: 45.0).',
    ]);
  });

  it.each([
    ["line", 'Hidden sites: keeps a red line in force, and takes 37.5 points from it: 48.0 if "None" were certain.'],
    ["share", 'Hidden sites: takes 37.5 points from it: 48.0 if "None" were certain, which alone would not make it acceptable.'],
    ["none", 'Hidden sites: takes 37.5 points from it: 48.0 if "None" were certain.'],
  ] as const)("tells how an unknown takes from it: %s", (sinks, words) => {
    const { offer } = shownVerdict().verdict;
    const told = offerSection(
      { ...shownVerdict().verdict, offer: { ...offer, unknowns: offer.unknowns.map((each) => ({ ...each, sinks })) } },
      NAMES,
    );
    expect(itemsOf(told).at(-1)).toBe(words);
  });

  it("says so where there is nothing", () => {
    const [first] = offerSection({ ...shownVerdict().verdict, offer: FINE }, NAMES).blocks;
    expect(first).toEqual({ kind: "paragraph", text: "It crosses no red line of yours in force, and breaks no constraint of the case." });
  });
});

describe("what would change the word", () => {
  const flip = (change: InputChange): readonly string[] =>
    itemsOf(flipsSection({ ...shownVerdict().verdict, flips: [{ word: "accept", changes: [change], size: 0.5 }] }, NAMES));
  const [hidden, none] = [unknownId("hidden"), stateId("none")];

  it.each<[InputChange, string]>([
    [{ kind: "offerWorth", by: 34.5, from: 10.5, to: 45 }, "the offer were worth 45.0 instead of 10.5 points"],
    [{ kind: "reservation", from: 45, to: 10 }, "no agreement were worth 10.0 instead of 45.0 points"],
    [
      { kind: "probability", unknown: hidden, state: none, from: 0.1, to: 0.9532 },
      'you held "Hidden sites: None" with 95.3\u00a0% instead of 10\u00a0%',
    ],
    [{ kind: "redLine", id: "line", name: "Never" }, 'your red line "Never" did not bind'],
    [{ kind: "groundwork" }, "the groundwork were done, or its bar were overridden"],
    [{ kind: "rounds", from: 2, to: 12 }, "the talks had 12 instead of 2 rounds"],
    [{ kind: "returnChance", from: 0.8, to: 0.05 }, "the others came back after a pause with 5\u00a0% instead of 80\u00a0%"],
    [{ kind: "theirReservation", party: THEM, from: 48, to: 30 }, "no agreement were worth 30.0 instead of 48.0 of its points to Them"],
  ])("%j", (change, words) => {
    expect(flip(change)).toEqual([`Accept, if ${words}.`]);
  });

  it("tells two together apart from single ones, and says where no single one does it", () => {
    const changes = [{ kind: "groundwork" }, { kind: "redLine", id: "line", name: "Never" }] as const;
    const { blocks } = flipsSection({ ...shownVerdict().verdict, flips: [{ word: "accept", changes, size: 1 }] }, NAMES) ?? { blocks: [] };
    expect(blocks).toMatchObject([
      { kind: "paragraph", text: expect.stringMatching(/^No single number/u) },
      { kind: "paragraph" },
      { kind: "list", items: ['Accept, if the groundwork were done, or its bar were overridden, and your red line "Never" did not bind.'] },
    ]);
  });

  it("is left out where nobody has looked", () => {
    expect(flipsSection({ ...shownVerdict().verdict, flips: null }, NAMES)).toBeNull();
  });
});

describe("words for what is in the way, and for cautions", () => {
  it.each<[Obstacle, string]>([
    [{ kind: "deadline", offersLeft: 0 }, "Time: no offer of yours will still be answered before the talks end."],
    [
      {
        kind: "groundwork",
        roundsLeft: 1,
        missing: [
          { what: "report", track: "experts", isMet: false },
          { what: "settled", side: "least", wanted: 4, found: 1, isMet: false },
          { what: "bracketed", side: "most", wanted: 0, found: 2, isMet: false },
          { what: "open", side: "most", wanted: 3, found: null, isMet: false },
          { what: "rounds", side: "least", wanted: 6, found: 5, isMet: false },
          { what: "timeLeft", side: "least", wanted: 86_400_000, found: 3_600_000, isMet: false },
        ],
      },
      "Groundwork: before this table may settle anything it needs a report of Experts; at least 4 issues settled (there are 1); at most 0 issues in brackets (there are 2); at most 3 issues open (nobody has reported); at least 6 rounds of groundwork (there are 5); at least 1 day of time (there are 1 hour), and 1 round is left, at an issue a round at the most.",
    ],
    [{ kind: "mandate", issues: [issueId("price")] }, "Mandate: your delegation may not settle Price."],
    [{ kind: "stalled", party: THEM, points: 9 }, "Stalling: by the signals in the record, Them is stalling (9 points)."],
  ])("%j", (obstacle, words) => {
    expect(obstacleWords(obstacle, NAMES)).toBe(words);
  });

  it("has a sentence for each caution, and no section for none", () => {
    const cautions: readonly VerdictCaution[] = [
      { kind: "noEstimate", party: THEM },
      { kind: "noReservation" },
      { kind: "fewExplain", effective: 1.26 },
      { kind: "modelPredictsAgreement", check: ["sequencing", "undeclared", "leverage", "mandate", "audiences"] },
      { kind: "pauseWorthMore", pause: 66.4, offer: 45.3 },
      { kind: "otherProtocol" },
    ];
    const items = itemsOf(cautionsSection({ ...shownVerdict().verdict, cautions }, NAMES));
    expect(items).toMatchObject([
      expect.stringContaining("no estimate of Them"),
      expect.stringContaining("says nothing of no agreement"),
      expect.stringContaining("1.3 equally likely"),
      expect.stringContaining("who has to move first; what is not on the table"),
      expect.stringContaining("66.4 against 45.3 points"),
      expect.stringContaining("do not go by turns"),
    ]);
    expect(cautionsSection(shownVerdict().verdict, NAMES)).toBeNull();
  });
});

describe("packages", () => {
  it("are compared, and each tells what it asks, gives and changes for nothing", () => {
    const [offer] = shownVerdict().verdict.counterOffers;
    if (offer === undefined) throw new Error("Expected a counter-offer");
    const change = { ...offer.changes[0], theirs: [] };
    // Another two like the first.
    const changes = [
      offer.changes,
      { ...change, ours: -1, side: "given" },
      { ...change, ours: 0, side: "neutral" },
    ].flat() as typeof offer.changes;
    const inputs = { id: "x", title: "X", intro: "Intro", none: "None", party: US, offers: [{ ...offer, changes }] };
    const section = counterSection(inputs, NAMES);
    expect(itemsOf(section)).toEqual([
      'Asked: Price: "High" (+52.5; Them −20.0).',
      'Given: Price: "High" (−1.0).',
      'Changed at no cost or gain of yours: Price: "High" (0.0).',
    ]);
    expect(section.blocks[1]).toMatchObject({ table: { rows: [{ cells: ["1", "63.0", "52.5", "79\u00a0%", "14.1"] }] } });
    expect(counterSection({ ...inputs, offers: [] }, NAMES).blocks).toEqual([{ kind: "paragraph", text: "None" }]);
  });
});

describe("the rule", () => {
  it("has words for every condition, and for every row", () => {
    const used = VERDICT_RULE.flatMap(({ when }) => when.map((name) => name.replace(/^not /u, "")));
    for (const name of used) expect(CONDITION_WORDS[name as ConditionName]).toBeDefined();
    expect(VERDICT_RULE.map(rowWords)).toContain("not acceptable, agreement likely, blocked, coming back pays");
    expect(rowWords({ word: "walkAway", when: [] })).toBe("nothing above applies");
  });
});

describe("shares", () => {
  it("are as exact as they are where somebody stated them, and whole where they were drawn", () => {
    expect([0, 0.1, 0.9532, 1, 1 + 1e-12].map(shareWords)).toEqual(["0\u00a0%", "10\u00a0%", "95.3\u00a0%", "100\u00a0%", "100\u00a0%"]);
    expect([0, 0.001, 0.785, 0.999, 1].map(drawnShareWords)).toEqual(["0\u00a0%", "1\u00a0%", "79\u00a0%", "99\u00a0%", "100\u00a0%"]);
  });
});
