import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Game, partyId, playAsync, replayGame, sessionCase, type SessionSetup } from "@detente/engine";
import { expect, test } from "vitest";
import { jobOffer } from "../fixtures/plan.fixture.ts";
import { type Asked, LocalDesk } from "./program-desk.ts";
import type { ToProgram } from "./program-messages.ts";
import { ProgramPlayer } from "./program-player.ts";
import type { TimeLimits } from "./time-limits.ts";

const EXAMPLES = fileURLToPath(new URL("../../../../docs/examples/outside", import.meta.url));
const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) console.log("figure: no python3 on this machine; the example in Python was not run");

const base = sessionCase(jobOffer());
const [first, second] = [partyId("employer"), partyId("candidate")];
const setup: SessionSetup = {
  protocol: { kind: "alternatingOffers" },
  parties: [first, second],
  required: [first, second],
  deadline: { rounds: 30 },
};
const game = { base, setup, seed: 5, startAt: "2000-01-01T00:00:00.000Z", turnTime: 0 };
const PATIENCE: TimeLimits = { move: 30_000, game: 60_000 };
const TIMELY = [process.execPath, `${EXAMPLES}/timely.ts`];

type Command = readonly string[];

/** Writes down what programs are told. */
class SpiedDesk extends LocalDesk {
  readonly told: ToProgram[] = [];

  override tell(program: number, message: ToProgram): void {
    this.told.push(message);
    super.tell(program, message);
  }

  override ask(program: number, message: ToProgram, within: number): Promise<Asked> {
    this.told.push(message);
    return super.ask(program, message, within);
  }

  override end(program: number, message: ToProgram): Promise<void> {
    this.told.push(message);
    return super.end(program, message);
  }
}

function player([file = "", ...args]: Command, limits = PATIENCE): ProgramPlayer {
  return new ProgramPlayer({ command: { name: "program(test)", file, args }, desk: new LocalDesk(EXAMPLES), limits, seed: game.seed });
}

async function played(one: ProgramPlayer, other: ProgramPlayer): Promise<Game> {
  const ended = await playAsync({ ...game, players: { [first]: one, [second]: other } });
  if (ended.kind === "failed") throw new Error(`Expected a game, got ${JSON.stringify(ended.failure)}`);
  await Promise.all([one.end(ended.value.ending), other.end(ended.value.ending)]);
  return ended.value;
}

/** A program in Node: `act` is what it does when it is to act. */
const script = (act: string): Command => [
  process.execPath,
  "-e",
  `const say = (message) => console.log(JSON.stringify(message));
   require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
     const message = JSON.parse(line);
     if (message.kind === "init") say({ kind: "ready", name: "test", version: 4 });
     if (message.kind === "act") { ${act} }
   });`,
];

/** How a program that does this forfeits against a good one. */
async function forfeit(act: Command, limits?: TimeLimits): Promise<readonly string[]> {
  const { forfeits } = await played(player(act, limits), player(TIMELY));
  expect(forfeits.map(({ party }) => party)).toEqual([first]);
  return forfeits.flatMap(({ reason, detail }) => [reason, detail]);
}

test.skipIf(!hasPython)("the examples in the documents come to an agreement, and it is replayed without them", async () => {
  const one = player(["python3", `${EXAMPLES}/patient.py`]);
  const recorded = await played(one, player(TIMELY));
  expect(recorded).toMatchObject({ ending: { kind: "agreed" }, forfeits: [] });
  expect(one.version).toBe(1);
  const again = replayGame({ ...game, players: {} }, recorded.inputs);
  expect(again.kind === "ok" && again.value.events).toEqual(recorded.events);
});

test("a program is told its own brief, its outcomes in order and what it may accept, and nothing of the other's brief", async () => {
  const desk = new SpiedDesk(EXAMPLES);
  const one = new ProgramPlayer({ command: { name: "", file: process.execPath, args: TIMELY.slice(1) }, desk, limits: PATIENCE, seed: 1 });
  await played(one, player(TIMELY));
  const [own, other] = [first, second].map((party) => base.value.briefs[party]);
  expect(JSON.stringify(desk.told)).toContain(JSON.stringify(own));
  expect(JSON.stringify(desk.told)).not.toContain(JSON.stringify(other?.preferences));
  const [init] = desk.told;
  const utilities = init?.kind === "init" ? init.outcomes.map(({ utility }) => utility) : [];
  expect(utilities.length).toBeGreaterThan(100);
  expect(utilities).toEqual(utilities.toSorted((a, b) => b - a));
  const worths = desk.told.flatMap((message) => (message.kind === "act" ? Object.keys(message.worth) : []));
  expect(worths.length).toBeGreaterThan(0);
  expect(desk.told.map(({ kind }) => kind).filter((kind) => kind === "init" || kind === "end")).toEqual(["init", "end"]);
});

test("a program whose party may accept nothing is told no outcomes, and null for what no agreement is worth", async () => {
  const { issues, constraints, unknowns, briefs } = base.value;
  const brief = briefs[first];
  if (brief === undefined) throw new Error("Expected a brief");
  const everything = { id: "all", name: "Nothing will do", kind: "forbid", forbid: {} } as const;
  const desk = new SpiedDesk(EXAMPLES);
  const one = new ProgramPlayer({ command: { name: "", file: process.execPath, args: TIMELY.slice(1) }, desk, limits: PATIENCE, seed: 1 });
  one.init({ party: first, issues, constraints, unknowns, brief: { ...brief, redLines: [everything] }, setup });
  await one.end(null);
  expect(JSON.parse(JSON.stringify(desk.told[0]))).toMatchObject({ kind: "init", reservationValue: null, outcomes: [] });
});

test("who takes too long, for one answer or for all of them, is slow", async () => {
  expect(await forfeit(script(""), { move: 50, game: 60_000 })).toEqual(["slow", "the program gave no answer in time"]);
  const dawdle = script("setTimeout(() => say({ kind: 'move', deed: { kind: 'reject' } }), 40)");
  expect(await forfeit(dawdle, { move: 30_000, game: 150 })).toEqual(["slow", "the program gave no answer in time"]);
});

test("who ends is crashed, with what it said on standard error", async () => {
  const [reason, detail] = await forfeit(script("throw new Error('out of ideas')"));
  expect(reason).toBe("crashed");
  expect(detail).toMatch(/^the program ended with exit code 1; on standard error: [^]*Error: out of ideas/u);
  expect(await forfeit(["zero\0"])).toEqual(["crashed", "the program could not be started (ERR_INVALID_ARG_VALUE)"]);
  expect(await forfeit(["./no-such-program"])).toEqual(["crashed", expect.stringContaining("there is no such program")]);
});

test("a line that is no answer is a forfeit that quotes it", async () => {
  const cases: readonly (readonly [string, string])[] = [
    ["console.log('hello')", "the program wrote a line that is no JSON: hello"],
    ["say([1])", "the program wrote a message that is not understood"],
    ["say({ kind: 'move', deed: { kind: 'offer' } })", "is not understood at deed.outcome"],
    ["say({ kind: 'move', deed: { kind: 'open', setup: {} } })", "is not understood at deed.kind"],
    ["say({ kind: 'move', deed: { kind: 'accept', offer: 0.5 } })", "is not understood at deed.offer"],
    ["say({ kind: 'move', deed: { kind: 'reject', by: { kind: 'facilitator' } } })", "is not understood at deed"],
    // In one piece, so that the second line cannot come late and pass for an answer.
    [String.raw`process.stdout.write('{"kind":"move","deed":{"kind":"reject"}}\ndebug\n')`, "wrote a line before it was asked: debug"],
    ["process.stdout.write('x'.repeat(1_100_000))", "more than a million bytes"],
  ];
  for (const [act, words] of cases) expect(await forfeit(script(act))).toEqual(["illegal", expect.stringContaining(words)]);
});

test("a deed that the session refuses, and none where one is due, are forfeits as they are for others", async () => {
  expect(await forfeit(script("say({ kind: 'move', deed: { kind: 'accept', offer: 9 } })"))).toEqual(["illegal", "noSuchOffer"]);
  expect(await forfeit(script("say({ kind: 'move', deed: { kind: 'offer', outcome: { salary: '1' } } })"))).toEqual([
    "illegal",
    expect.any(String),
  ]);
  expect(await forfeit(script("say({ kind: 'pass' })"))).toEqual(["silent", "noMove"]);
});
