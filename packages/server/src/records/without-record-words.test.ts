import type { CommitmentEvent } from "@detente/engine";
import { expect, test } from "vitest";
import { commitmentAction } from "../contract/commitment.ts";
import { withoutRecordWords } from "./without-record-words.ts";

const WORDS = "What somebody wrote";
const HASH = `sha256:${"a1".repeat(32)}`;
const on = { seq: 1, at: "2026-11-25T00:00:00.000Z", by: "us", stipulation: "halt" };
/** One of each kind, with words wherever there is a place for them. */
const EVENTS = [
  { ...on, kind: "started", note: WORDS },
  { ...on, kind: "evidenceSubmitted", text: WORDS, parts: 2, reference: `${WORDS} ${HASH}` },
  { ...on, kind: "accepted", evidence: 1, note: WORDS },
  { ...on, kind: "disputed", evidence: 1, reason: WORDS },
  { ...on, kind: "waived", reason: WORDS },
  { ...on, kind: "snapbackNotified", reason: WORDS, because: "relief" },
  { ...on, kind: "snapbackWithdrawn", reason: WORDS },
  { ...on, kind: "snapbackDecided", outcome: "reliefStays", reason: WORDS },
  { ...on, kind: "coded", score: 2, reason: WORDS },
  { ...on, kind: "accountFiled", text: WORDS, event: 1, source: WORDS },
] as unknown as readonly CommitmentEvent[];

test("there is an event of each kind that the contract takes", () => {
  const kinds = commitmentAction.options.map(({ shape }) => shape.kind.value);
  expect(EVENTS.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
});

test.each(EVENTS.map((event) => [event.kind, event] as const))("%s is left without words, and says all else", (_, event) => {
  const left = withoutRecordWords(event);
  expect(JSON.stringify(left)).not.toContain(WORDS);
  const fixed = Object.entries(event).filter(([, part]) => typeof part !== "string" || !part.includes(WORDS));
  expect(left).toMatchObject(Object.fromEntries(fixed));
});

test("hashes of files stay where they were named, so that whoever has the file can still show that it is the one", () => {
  expect(withoutRecordWords(EVENTS[1] ?? ({} as never))).toMatchObject({ reference: HASH });
});
