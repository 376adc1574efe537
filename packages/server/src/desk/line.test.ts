import { Rng } from "@detente/engine";
import { expect, test } from "vitest";
import { Line } from "./line.ts";

interface Question {
  readonly by: string;
  readonly group: string;
  readonly name: string;
}

const asked = (by: string, name: string, group = by): Question => ({ by, group, name });
const anyone = (): boolean => true;
const nobody = (): number => 0;

test("who asks much is served in turn with those who ask little", () => {
  const line = new Line<Question>();
  for (const name of ["a1", "a2", "a3"]) line.add(asked("a", name));
  for (const name of ["b1", "b2"]) line.add(asked("b", name));
  line.add(asked("c", "c1"));
  const order = Array.from({ length: 7 }, () => line.take(anyone, nobody)?.name ?? null);
  expect(order).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", null]);
});

test("who asks anew each time an answer comes does not get ahead of those who wait", () => {
  const line = new Line<Question>();
  line.add(asked("b", "b1"));
  line.add(asked("b", "b2"));
  const order: string[] = [];
  for (let k = 0; order.at(-1) !== "b2"; k++) {
    line.add(asked("a", `a${k}`));
    order.push(line.take(anyone, nobody)?.name ?? "none");
  }
  expect(order).toEqual(["b1", "a0", "b2"]);
});

test("a group with fewer in work goes first, and who may not go is passed over", () => {
  const line = new Line<Question>();
  line.add(asked("a", "a1", "crowd"));
  line.add(asked("b", "b1", "crowd"));
  line.add(asked("c", "c1", "pair"));
  const inWork = (group: string) => (group === "crowd" ? 1 : 0);
  expect(line.take(({ by }) => by !== "c", inWork)?.name).toBe("a1");
  expect(line.take(anyone, inWork)?.name).toBe("c1");
  expect(line.leave(line.items[0] ?? asked("", ""))).toBe(true);
  expect([line.leave(asked("b", "b1", "crowd")), line.take(anyone, nobody)]).toEqual([false, null]);
});

test("nobody is served twice before somebody who waits all the time is served once more", () => {
  const rng = Rng.fromSeed(5);
  const line = new Line<Question>();
  const people = ["a", "b", "c", "d", "e"];
  const served = new Map(people.map((person) => [person, 0]));
  for (const person of people) line.add(asked(person, "first"));
  for (let k = 0; k < 2_000; k++) {
    // Somebody asks for more, as often as pleases; whoever is served has a next one at once.
    for (const person of people) if (rng.below(3) === 0) line.add(asked(person, "more"));
    const taken = line.take(anyone, nobody);
    if (taken === null) throw new Error("Expected somebody to wait");
    served.set(taken.by, (served.get(taken.by) ?? 0) + 1);
    line.add(asked(taken.by, "next"));
    const counts = [...served.values()];
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});
