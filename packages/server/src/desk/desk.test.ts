import { afterEach, expect, test } from "vitest";
import type { AdviceKind } from "../advice/question.ts";
import type { HowFar } from "../contract/told-answer.ts";
import { AdviceDesk } from "../advice/advice-desk.ts";
import type { DeskMeans, LaneMeans } from "./asking.ts";
import { DeskBroken } from "./desk-broken.ts";
import { Desk } from "./desk.ts";
import { type Deed, SECRET, toDo } from "./program.fixture.ts";

const LONG = 2 ** 31 - 1;
const desks: Desk[] = [];
afterEach(async () => {
  await Promise.all(desks.splice(0).map((desk) => desk.close()));
});

interface Given extends Partial<Omit<DeskMeans, "lanes">>, Partial<LaneMeans> {}

function deskWith({ threads = 2, limit = LONG, ...means }: Given = {}) {
  const program = new URL("./program.fixture.ts", import.meta.url);
  const other = { threads: 1, limit: LONG };
  const lanes = { advice: { threads, limit }, cases: other, briefs: other };
  const desk = new Desk({ program, lanes, mostWaiting: 3, mostOfOne: 3, patience: LONG, memory: 64, ...means });
  desks.push(desk);
  const advice = new AdviceDesk(desk);
  const ask = (person: string, deed: Deed, { kind = "verdict", gone = new AbortController().signal, ...rest }: Asking = {}) =>
    advice.ask(toDo(kind, deed), { person, gone, ...rest });
  return { desk, ask };
}

interface Asking {
  readonly kind?: AdviceKind;
  readonly gone?: AbortSignal;
  readonly table?: string;
  readonly told?: (howFar: HowFar) => void;
}

/** Something that a thread waits for: begun once it does, ended by the test. */
function gate() {
  const flags = new Int32Array(new SharedArrayBuffer(8));
  return {
    waits: (word: string): Deed => ({ does: "waits", gate: flags, word }),
    isWaitedFor: async (): Promise<void> => void (await Atomics.waitAsync(flags, 1, 0).value),
    open: (): void => {
      Atomics.store(flags, 0, 1);
      Atomics.notify(flags, 0);
    },
  };
}

const says = (word: string): Deed => ({ does: "says", word });
const said = (word: string) => ({ kind: "ok", value: { word } });
const failure = (code: string) => ({ kind: "failed", failure: expect.objectContaining({ code }) });

test("a person has one answer in work at a time, and others need not wait for it", async () => {
  const { ask } = deskWith();
  const first = gate();
  const [slow, next] = [ask("a", first.waits("first")), ask("a", says("second"), { kind: "guard" })];
  await first.isWaitedFor();
  let isAnswered = false;
  void next.then(() => (isAnswered = true));
  expect(await ask("b", says("other"))).toEqual(said("other"));
  expect(isAnswered).toBe(false);
  first.open();
  expect([await slow, await next]).toEqual([said("first"), said("second")]);
});

test("a newer question of a kind takes the place of one that waits, and of no other", async () => {
  const { ask } = deskWith();
  const first = gate();
  const asked = [ask("a", first.waits("first")), ask("a", says("old")), ask("a", says("guard"), { kind: "guard" }), ask("a", says("new"))];
  await first.isWaitedFor();
  first.open();
  expect(await Promise.all(asked)).toEqual([said("first"), failure("superseded"), said("guard"), said("new")]);
});

test("more than may wait are told to come again, and so is who has waited too long", async () => {
  const { ask } = deskWith({ threads: 1, mostWaiting: 2 });
  const first = gate();
  const slow = ask("a", first.waits("first"));
  await first.isWaitedFor();
  const waiting = [ask("b", says("b")), ask("c", says("c"))];
  expect(await ask("d", says("d"))).toEqual(failure("busy"));
  first.open();
  expect(await Promise.all([slow, ...waiting])).toEqual([said("first"), said("b"), said("c")]);
  const impatient = deskWith({ threads: 1, patience: 5 });
  const second = gate();
  const held = impatient.ask("a", second.waits("held"));
  await second.isWaitedFor();
  expect(await impatient.ask("b", says("late"))).toEqual(failure("busy"));
  second.open();
  expect(await held).toEqual(said("held"));
});

test("what takes too long or too much memory says what to reduce, and its thread is free again", async () => {
  const { ask } = deskWith({ threads: 1, limit: 3_000 });
  const tooLong = await ask("a", { does: "hangs" }, { kind: "analysis" });
  expect(tooLong).toMatchObject({ failure: { code: "tooLong", detail: expect.stringMatching(/too long\..*draws/) } });
  expect(await ask("a", says("after"))).toEqual(said("after"));
  const narrow = deskWith({ threads: 1, memory: 32 });
  const tooLarge = await narrow.ask("a", { does: "eats" });
  expect(tooLarge).toMatchObject({ failure: { code: "tooLong", detail: expect.stringMatching(/memory.*playOuts/) } });
  expect(await narrow.ask("a", says("after"))).toEqual(said("after"));
});

test("a thread that dies or breaks takes its answer along and nothing else, and nothing of what it had in hand is told", async () => {
  const { ask } = deskWith();
  const other = gate();
  const untouched = ask("b", other.waits("untouched"));
  await other.isWaitedFor();
  await expect(ask("a", { does: "exits" })).rejects.toThrow(DeskBroken);
  const broken: unknown = await ask("a", { does: "throws" }).catch((error: unknown) => error);
  expect(broken).toMatchObject({ name: "DeskBroken", message: "The answer to verdict broke: RangeError" });
  expect(broken instanceof Error && broken.stack).toMatch(/at doDeskWork/);
  expect(JSON.stringify([String(broken), broken instanceof Error && broken.stack])).not.toContain(SECRET);
  other.open();
  expect([await untouched, await ask("a", says("healed"))]).toEqual([said("untouched"), said("healed")]);
});

test("nothing goes on for who has gone: not what waits, and not what is in work", async () => {
  const { ask } = deskWith({ threads: 1 });
  const [first, here, gone] = [gate(), new AbortController(), new AbortController()];
  const working = ask("a", first.waits("never"), { gone: here.signal });
  await first.isWaitedFor();
  const waiting = ask("b", says("never"), { gone: gone.signal });
  gone.abort();
  expect(await waiting).toEqual(failure("superseded"));
  here.abort();
  // The gate stays shut: its thread was ended.
  expect(await working).toEqual(failure("superseded"));
  expect(await ask("a", says("new thread"))).toEqual(said("new thread"));
  expect(await ask("a", says("late"), { gone: gone.signal })).toEqual(failure("superseded"));
});

test("who wants to know is told how many are before, that it has begun, and how far it is", async () => {
  const { ask } = deskWith({ threads: 1 });
  const [first, second] = [gate(), gate()];
  const told: HowFar[] = [];
  const isFarther = Promise.withResolvers<void>();
  const slow = ask("a", first.waits("first"));
  await first.isWaitedFor();
  const before = ask("b", says("before"));
  const listened = ask("c", second.waits("told"), {
    told: (howFar) => {
      told.push(howFar);
      if (howFar.kind === "working" && howFar.done > 0) isFarther.resolve();
    },
  });
  first.open();
  await isFarther.promise;
  second.open();
  expect([await slow, await before, await listened]).toEqual([said("first"), said("before"), said("told")]);
  expect(told).toEqual([
    { kind: "waiting", ahead: 1 },
    { kind: "waiting", ahead: 0 },
    { kind: "working", step: "begun", done: 0, of: 0 },
    { kind: "working", step: "sensitivity", done: 1, of: 3 },
  ]);
});

test("people of one table do not keep all threads while others wait", async () => {
  const { ask } = deskWith({ mostWaiting: 5 });
  const [first, second] = [gate(), gate()];
  const crowd = [ask("a", first.waits("a"), { table: "crowd" }), ask("b", second.waits("b"), { table: "crowd" })];
  await Promise.all([first.isWaitedFor(), second.isWaitedFor()]);
  const order: string[] = [];
  const note = async (person: string, table: string): Promise<void> => {
    await ask(person, says(person), { table });
    order.push(person);
  };
  const waiting = [note("c", "crowd"), note("d", "crowd"), note("e", "pair")];
  first.open();
  await Promise.all(waiting);
  second.open();
  await Promise.all(crowd);
  expect(order).toEqual(["e", "c", "d"]);
});
