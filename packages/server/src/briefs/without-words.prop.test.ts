import { Rng } from "@detente/engine";
import { applyChange, changeBriefTexts, type DocumentChange, listsOfBrief } from "@detente/engine/case-file";
import { expect, test } from "vitest";
import { type KeptEdit, withoutWords } from "./without-words.ts";

const SEED = 24;
const ROUNDS = 300;
const [LEFT, STAYED] = ["left", "stayed"];

/** Words that look like ids, so that nothing but their place tells that they are words; the last two are said by both. */
const wordOf = (rng: Rng, by: string): string => (rng.below(5) === 0 ? `both${rng.below(2)}` : `${by}${rng.below(4)}`);

function someChange(rng: Rng, by: string, names: readonly string[]): DocumentChange {
  const word = wordOf(rng, by);
  const name = names[rng.below(Math.max(1, names.length))] ?? word;
  switch (rng.below(7)) {
    case 0:
      return { path: "/notes", value: word };
    case 1:
      return { path: `/alternatives/${word}`, value: { name: word, description: wordOf(rng, by), value: rng.below(9) } };
    case 2:
      return { path: `/alternatives/${name}/value`, value: rng.below(9) };
    case 3:
      return { path: `/alternatives/${name}`, remove: true };
    case 4:
      return { path: `/redLines/line${rng.below(2)}/name`, value: word };
    case 5:
      return { path: `/redLines/line${rng.below(2)}`, value: { id: "line0", name: word, forbid: { price: word } } };
    default:
      return { path: `/${word}/what`, value: [{ [word]: rng.below(9) }, word] };
  }
}

const namesIn = (document: unknown): readonly string[] =>
  ((document as { readonly alternatives?: readonly { readonly name: string }[] } | undefined)?.alternatives ?? []).map(({ name }) => name);

/** Edits of two people, each possible where it is made, every third with the brief as a whole. */
function someEdits(rng: Rng): readonly KeptEdit[] {
  const edits: KeptEdit[] = [];
  let document: unknown = {};
  while (edits.length < 12) {
    const by = rng.below(2) === 0 ? LEFT : STAYED;
    const change = someChange(rng, by, namesIn(document));
    const after = applyChange(document, change, listsOfBrief);
    if (after.kind === "failed") continue;
    document = after.value;
    edits.push({ by, changes: [change], ...(edits.length % 3 === 0 && { document }) });
  }
  return edits;
}

function folds(edits: readonly KeptEdit[]): readonly unknown[] {
  let document: unknown = {};
  return edits.map(({ changes }) => {
    for (const change of changes ?? []) {
      const after = applyChange(document, change, listsOfBrief);
      if (after.kind === "failed") throw new Error(`Expected ${JSON.stringify(change)} to be possible: ${after.failure}`);
      document = after.value;
    }
    return document;
  });
}

/** With another word in the place of each that is the one's alone. */
const told = (document: unknown): string =>
  JSON.stringify(changeBriefTexts({ keys: [], value: document }, { text: hidden, name: hidden }).value);
/** Those that both may have said as well: whether they did hangs on the round. */
const hidden = (text: string): string => (/^left|^both|^what|^\(erased/.test(text) ? "-" : text);

test(`every edit can be made again without the words of one person, and every state is the same but for them, seed ${SEED}`, () => {
  const rng = Rng.fromSeed(SEED);
  let erased = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const edits = someEdits(rng);
    const left = withoutWords(edits, LEFT);
    if (left === null) continue;
    erased++;
    const states = folds(left);
    expect(states.map(told)).toEqual(folds(edits).map(told));
    for (const [k, edit] of left.entries()) if ("document" in edit) expect(edit.document).toEqual(states[k]);
    // In the place of an id, or of an option, a word is none.
    expect(JSON.stringify(left).replaceAll(/"price":"[^"]*"/g, "")).not.toMatch(/left\d/);
    expect(JSON.stringify(left).match(/stayed\d/g)).toEqual(JSON.stringify(edits).match(/stayed\d/g));
    expect(left.map(({ by }) => by)).toEqual(edits.map(({ by }) => by));
  }
  expect(erased).toBeGreaterThan(ROUNDS / 2);
});

test("a brief that came with the case is nobody's words", () => {
  const edits: readonly KeptEdit[] = [
    { by: LEFT, changes: null, document: { notes: "of the case" } },
    { by: LEFT, changes: [{ path: "/notes", value: "of the case" }] },
  ];
  expect(withoutWords(edits, LEFT)).toBeNull();
});
