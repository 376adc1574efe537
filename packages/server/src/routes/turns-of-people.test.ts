import { expect, test } from "vitest";
import { TurnsOfPeople } from "./turns-of-people.ts";

test("one person has so much under way and not more, the rest in its order; others do not wait for it", async () => {
  const turns = new TurnsOfPeople({ atOnce: 2, waiting: 3 });
  const begun: string[] = [];
  const finish = new Map<string, () => void>();
  const ask = (person: string, what: string) =>
    turns.take(person, async () => {
      begun.push(what);
      await new Promise<void>((resolve) => finish.set(what, resolve));
      return what;
    });
  const asked = ["a", "b", "c", "d", "e"].map((what) => ask("ada", what));
  const other = ask("bashir", "z");
  expect(await ask("ada", "f")).toBeNull();
  expect(begun).toEqual(["a", "b", "z"]);
  for (const what of ["z", "b", "a", "c", "d", "e"]) {
    await expect.poll(() => finish.has(what)).toBe(true);
    finish.get(what)?.();
  }
  expect(await Promise.all([...asked, other])).toEqual(["a", "b", "c", "d", "e", "z"]);
  expect(begun).toEqual(["a", "b", "z", "c", "d", "e"]);
});

test("what breaks gives its turn back", async () => {
  const turns = new TurnsOfPeople({ atOnce: 1, waiting: 5 });
  const broken = turns.take("ada", () => Promise.reject(new Error("broken")));
  const next = turns.take("ada", async () => "next");
  await expect(broken).rejects.toThrow("broken");
  expect(await next).toBe("next");
});
