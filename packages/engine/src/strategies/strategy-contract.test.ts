import { expect, test } from "vitest";
import type { About } from "./registry/about.ts";
import { REGISTRY, strategyOf } from "./registry.ts";
import { expectSoundFloor, expectSoundTurns, type Owed } from "./strategy-contract.fixture.ts";

/** How many games each name plays by turns; a third as many on an open floor. */
const GAMES = Number(process.env["DETENTE_STRATEGY_GAMES"] ?? 12);

const VARIATIONS = [
  "aspiration(curve=exp, k=0)",
  "tit-for-tat(way=averaged, window=3)",
  "tit-for-tat(way=relative)",
  "micro(repeats=random)",
  "composed(offering=aspiration(e=5, margin=1, slack=1000000), acceptance=aspiration(e=5, margin=1000))",
  "composed(offering=aspiration(e=0.2), acceptance=combi(T=0.5, window=3, seen=average), walkAway=late(T=0.7))",
  "composed(offering=aspiration(e=0.2), acceptance=combi(T=0.5, over=timeLeft))",
];

type Played = Owed & Pick<About, "protocols">;

const played = (entries: readonly About[], text: (name: string) => string): Played[] =>
  entries.map(({ name, protocols }) => ({ name: text(name), protocols, limits: name === BELOW ? "any" : "rational" }));

/** It offers below its reservation value, as what it is compared with does. */
const BELOW = "negmas-naive-tit-for-tat";

/** Whatever is registered, by itself or as the part of something simple. */
const PLAYED: readonly Played[] = [
  ...played(
    REGISTRY.strategies.filter(({ name }) => name !== "composed"),
    (name) => name,
  ),
  ...played(REGISTRY.offering, (name) => `composed(offering=${name})`),
  ...played(REGISTRY.acceptance, (name) => `composed(offering=aspiration, acceptance=${name})`),
  ...played(REGISTRY.model, (name) => `composed(offering=aspiration, model=${name})`),
  ...played(REGISTRY.walkAway, (name) => `conceder(walkAway=${name})`),
  ...VARIATIONS.map((name): Played => ({ name, protocols: ["alternatingOffers", "openFloor"], limits: "rational" })),
];

const inProtocol = (protocol: About["protocols"][number]) =>
  PLAYED.map((each, k) => ({ ...each, k })).filter(({ protocols }) => protocols.includes(protocol));

test.each(inProtocol("alternatingOffers"))("$name keeps the contract in turns, whatever the case", ({ k, ...each }) => {
  for (let game = 0; game < GAMES; game++) expectSoundTurns(each, 1 + game + k * 7);
});

test.each(inProtocol("openFloor"))("$name keeps the contract on an open floor, whatever the case", ({ k, ...each }) => {
  for (let game = 0; game < GAMES / 3; game++) expectSoundFloor(each, 1000 + game + k * 7);
});

test("every strategy is called what its text says, and its own name says the same", () => {
  for (const { name } of PLAYED) {
    const strategy = strategyOf(name);
    if (strategy.kind === "failed") throw new Error(strategy.failure.message);
    const again = strategyOf(strategy.value.name);
    expect(again.kind === "ok" && again.value.name).toBe(strategy.value.name);
    expect(strategy.value.version).toBeGreaterThanOrEqual(1);
  }
});

console.log(`figure: strategies: names held to the contract: ${PLAYED.length}; games each: ${GAMES} by turns`);
