import { assertNever, type CommitmentEvent, type Due, type SnapbackOutcome, type Standing, type Terms } from "@detente/engine";
import { actorName } from "./shown-commitments.ts";

/** An ISO time for people, to the minute unless it is finer: "2025-09-28 00:00 UTC". */
export const instantWords = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, iso.endsWith(":00.000Z") ? 16 : 19)} UTC`;

export function standingWords(standing: Standing): string {
  switch (standing) {
    case "locked":
    case "due":
    case "submitted":
    case "overdue":
    case "disputed":
    case "accepted":
    case "waived":
      return standing;
    case "late":
      return "accepted, late";
    case "snappedBack":
      return "snapped back";
    default:
      return assertNever(standing);
  }
}

export const silenceWords = (outcome: SnapbackOutcome): string =>
  outcome === "measuresReturn" ? "the measures return" : "the relief stays";

/** By when, with the clocks of the place where the terms name one. */
export function dueWords(due: Due | undefined, dueAt: string | null): string {
  if (due === undefined) return "";
  if (dueAt === null) return due.kind === "days" ? `${due.days} days after its gate opens` : "";
  return due.kind === "civil" ? `${due.date} ${due.time} ${due.zone} (${instantWords(dueAt)})` : instantWords(dueAt);
}

type Deed = Exclude<CommitmentEvent, { readonly kind: "accountFiled" }>;

/** What an event says was done, by whom. `evidence`: the number that it gives to what it submits. */
export function deedWords(terms: Terms, event: Deed, evidence: number): string {
  const who = actorName(terms, event.by);
  switch (event.kind) {
    case "started":
      return `${who} began${after(event.note)}`;
    case "evidenceSubmitted":
      return `${who} submitted evidence ${evidence}${event.parts === undefined ? "" : ` of ${event.parts} part${event.parts === 1 ? "" : "s"}`}: ${event.text}${event.reference === undefined ? "" : ` (${event.reference})`}`;
    case "accepted":
      return `${who} accepted evidence ${event.evidence}${after(event.note)}`;
    case "disputed":
      return `${who} disputed evidence ${event.evidence}: ${event.reason}`;
    case "waived":
      return `${who} waived it: ${event.reason}`;
    case "snapbackNotified":
      return `${who} notified a snapback${event.because === undefined ? "" : ` because of ${terms.stipulations.find(({ id }) => id === event.because)?.name ?? event.because}`}: ${event.reason}`;
    case "snapbackWithdrawn":
      return `${who} withdrew the notification: ${event.reason}`;
    case "snapbackDecided":
      return `${who} decided that ${silenceWords(event.outcome)}: ${event.reason}`;
    case "coded":
      return `${who} scored ${event.score}: ${event.reason}`;
    default:
      return assertNever(event);
  }
}

const after = (note: string | undefined): string => (note === undefined ? "" : `: ${note}`);
