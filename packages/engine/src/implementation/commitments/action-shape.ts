import { isInstant } from "../../lib/civil-time.ts";
import { is, type Look, objectOf, oneOf } from "../../lib/look.ts";
import { isCount, isText, isWord } from "../../lib/plain-checks.ts";
import { LONGEST_TEXT } from "../../lib/plain-problem.ts";
import type { CommitmentActionKind } from "./action.ts";

const text = is((value) => isText(value) && value.length <= LONGEST_TEXT);
const number = is((value) => isCount(value) && value >= 1);
const on = { kind: text, by: text, stipulation: text };
const stamp = { seq: number, at: is((value) => isText(value) && isInstant(value)) };

type Fields = readonly [needed: Readonly<Record<string, Look>>, others: Readonly<Record<string, Look>>];

/** What each kind says beside who and of which stipulation. */
const FIELDS: Readonly<Record<CommitmentActionKind, Fields>> = {
  started: [{}, { note: text }],
  evidenceSubmitted: [{ text }, { parts: number, reference: text }],
  accepted: [{ evidence: number }, { note: text }],
  disputed: [{ evidence: number, reason: text }, {}],
  waived: [{ reason: text }, {}],
  snapbackNotified: [{ reason: text }, { because: text }],
  snapbackWithdrawn: [{ reason: text }, {}],
  snapbackDecided: [{ outcome: is(isWord("measuresReturn", "reliefStays")), reason: text }, {}],
  coded: [{ score: is((value) => isCount(value) && value <= 3), reason: text }, {}],
  accountFiled: [{ text }, { event: number, source: text }],
};

const looks = (more: Readonly<Record<string, Look>>): Look =>
  oneOf(
    Object.fromEntries(Object.entries(FIELDS).map(([kind, [needed, others]]) => [kind, objectOf({ ...on, ...more, ...needed }, others)])),
  );

/** What an action looks like: it comes from other programs, as JSON that may never have been compared with its type [K2]. */
export const actionShape: Look = looks({});

export const eventShape: Look = looks(stamp);
