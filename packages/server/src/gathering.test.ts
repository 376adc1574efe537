import { expect, test } from "vitest";
import { Gathering } from "./gathering.ts";

/** Rounds that end when they are told to. */
function gathered(settings: { readonly rounds: number; readonly most: number }) {
  const asked: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const gathering = new Gathering<number, number>(settings, async (questions) => {
    asked.push(questions);
    await new Promise<void>((end) => ends.push(end));
    if (questions.includes(13)) throw new Error("unlucky");
    return questions.map((question) => question * 2);
  });
  return { asked, ends, gathering };
}

test("the first are asked at once, those that come meanwhile together, and each gets its own answer", async () => {
  const { asked, ends, gathering } = gathered({ rounds: 1, most: 3 });
  const first = gathering.ask(1);
  await expect.poll(() => asked).toEqual([[1]]);
  const others = [2, 3, 4, 5].map((question) => gathering.ask(question));
  ends[0]?.();
  expect(await first).toBe(2);
  await expect.poll(() => asked).toEqual([[1], [2, 3, 4]]);
  ends[1]?.();
  await expect.poll(() => asked).toEqual([[1], [2, 3, 4], [5]]);
  ends[2]?.();
  expect(await Promise.all(others)).toEqual([4, 6, 8, 10]);
});

test("as many rounds go on at once as are allowed", async () => {
  const { asked, ends, gathering } = gathered({ rounds: 2, most: 10 });
  const answers = [gathering.ask(1)];
  await expect.poll(() => asked.length).toBe(1);
  answers.push(gathering.ask(2));
  await expect.poll(() => asked.length).toBe(2);
  answers.push(gathering.ask(3), gathering.ask(4));
  ends[1]?.();
  await expect.poll(() => asked).toEqual([[1], [2], [3, 4]]);
  ends[0]?.();
  ends[2]?.();
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8]);
});

test("a round that fails is told to all of it, and the next is asked all the same", async () => {
  const { asked, ends, gathering } = gathered({ rounds: 1, most: 10 });
  const unlucky = [gathering.ask(12), gathering.ask(13)].map((answer) => answer.catch((error: Error) => error.message));
  await expect.poll(() => asked.length).toBe(1);
  const next = gathering.ask(14);
  ends[0]?.();
  expect(await Promise.all(unlucky)).toEqual(["unlucky", "unlucky"]);
  await expect.poll(() => asked.length).toBe(2);
  ends[1]?.();
  expect(await next).toBe(28);
});
