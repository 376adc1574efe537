import type { Actor, Case, IssueId, OptionId, PartyId, SessionEvent } from "@detente/engine";
import type { TFunction } from "i18next";
import { optionNameOf } from "./offer-package.tsx";

interface Means {
  readonly t: TFunction<"table">;
  readonly value: Case;
}

export interface EventSentence {
  readonly head: string;
  /** What somebody wrote, as it was written; null: nothing. */
  readonly words: string | null;
}

/** What happened, in a sentence of the reader's language, and what was said with it. */
export function eventSentence(event: SessionEvent, { t, value }: Means): EventSentence {
  const names = { t, value };
  return { head: t(`event.${event.kind}`, factsOf(event, names)), words: wordsOf(event) };
}

/** What the sentence of any kind may name; a sentence takes what it needs. */
function factsOf(event: SessionEvent, means: Means): Readonly<Record<string, string | number>> {
  return {
    ...("party" in event && { who: partyName(event.party, means) }),
    ...("by" in event && !Array.isArray(event.by) && "kind" in event.by && { who: actorName(event.by, means) }),
    ...("offer" in event && event.offer !== undefined && { offer: event.offer }),
    ...("speaker" in event && { who: event.speaker, date: event.date }),
    ...("text" in event && typeof event.text === "number" && { text: event.text }),
    ...("suggestion" in event && { text: event.suggestion }),
    ...("issue" in event && { issue: issueName(event.issue, means), option: optionName(event.issue, event.option, means) }),
    ...("answer" in event && { answer: means.t(event.answer) }),
    ...("amount" in event && { amount: event.amount }),
    ...(event.kind === "rejected" && { context: event.offer === undefined ? "pass" : "offer" }),
    ...(event.kind === "endedWithoutAgreement" && { context: event.reason }),
    ...(event.kind === "textDecided" && { context: event.isKept ? "kept" : "dropped" }),
    ...(event.kind === "messaged" && event.isBinding === true && { context: "binding" }),
  };
}

function wordsOf(event: SessionEvent): string | null {
  if ("message" in event) return event.message ?? null;
  if ("reason" in event && event.kind !== "endedWithoutAgreement") return event.reason ?? null;
  if ("title" in event) return event.title ?? null;
  return "text" in event && typeof event.text === "string" ? event.text : null;
}

const partyName = (party: PartyId, { value }: Means): string => value.parties.find(({ id }) => id === party)?.name ?? party;

function actorName(actor: Actor, means: Means): string {
  return actor.kind === "party" ? partyName(actor.party, means) : means.t(`actor.${actor.kind}`);
}

const issueName = (issue: IssueId, { value }: Means): string => value.issues.find(({ id }) => id === issue)?.name ?? issue;

function optionName(issue: IssueId, option: OptionId, { value, t }: Means): string {
  const found = value.issues.find(({ id }) => id === issue);
  return found === undefined ? option : optionNameOf(found, option, { yes: t("yes"), no: t("no") });
}
