import { expect, test } from "vitest";
import { Watch } from "./watch.ts";
import { Watchdog } from "./watchdog.ts";

const LONGEST = 200;

function guarded() {
  const watch = new Watch(Watch.cells());
  return { watch, dog: new Watchdog(watch, 1000) };
}

/** What the dog says at each of these times. */
const looks = (dog: Watchdog, times: readonly number[]) => times.map((time) => dog.look(time, LONGEST)?.turn ?? null);
const every100 = (from: number, count: number) => Array.from({ length: count }, (_, k) => from + k * 100);

test("names the game, turn and place of who keeps the thread longer than the limit", () => {
  const { watch, dog } = guarded();
  watch.begin(7);
  watch.setTurn(3);
  watch.enter(1);
  expect(looks(dog, every100(0, 11))).toEqual(Array.from({ length: 11 }, () => null));
  expect(dog.look(1100, LONGEST)).toEqual({ game: 7, turn: 3, place: 1, beat: 1 });
});

test("who comes back and is asked again begins anew", () => {
  const { watch, dog } = guarded();
  watch.enter(0);
  looks(dog, every100(0, 10));
  watch.leave();
  watch.enter(0);
  expect(looks(dog, every100(1000, 11)).filter((turn) => turn !== null)).toEqual([]);
});

test("nobody is blamed while nobody is asked", () => {
  const { dog } = guarded();
  expect(looks(dog, every100(0, 30)).filter((turn) => turn !== null)).toEqual([]);
});

test("time in which nobody looked counts for little: the machine slept", () => {
  const { watch, dog } = guarded();
  watch.enter(0);
  expect(looks(dog, [0, 100, 1_000_000, 1_000_100])).toEqual([null, null, null, null]);
});
