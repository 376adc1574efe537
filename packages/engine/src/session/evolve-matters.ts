import { assertNever } from "../lib/assert-never.ts";
import { own } from "../lib/own.ts";
import type { Outcome } from "../model/combination.ts";
import { amendedCase } from "./amended-case.ts";
import type { Fact, SessionEvent } from "./event.ts";
import { mappedOffer, mappedOption, mappedOptions, mappedOutcome, mappedIssue } from "./mapping.ts";
import type { Draft } from "./protocols/protocol.ts";
import { sessionCase } from "./session-case.ts";
import type { Floor, Matters, OptionText, StandingOffer } from "./state.ts";

/** Folds the events that no protocol owns into a state that was copied for it. */
export function applyToMatters(draft: Draft, event: SessionEvent): void {
  switch (event.kind) {
    case "paused":
      draft.phase = "paused";
      break;
    case "resumed":
    case "declined":
      draft.phase = "open";
      break;
    case "reserved":
      draft.phase = "awaiting";
      break;
    case "amended":
      return applyAmendment(draft, event);
    case "briefRevised": {
      const { value } = draft.current;
      draft.current = sessionCase({ ...value, briefs: { ...value.briefs, [event.party]: event.brief } });
      // [A3] An override is of a line as it was written.
      draft.matters = { ...draft.matters, overrides: { ...draft.matters.overrides, [event.party]: [] } };
      return;
    }
    default:
  }
  const changed = mattersAfter(draft.matters, event);
  if (changed !== null) draft.matters = { ...draft.matters, ...changed };
}

/** What changes; null for nothing. */
function mattersAfter(matters: Matters, event: SessionEvent): Partial<Matters> | null {
  switch (event.kind) {
    case "settled":
      return { settled: { ...matters.settled, ...event.options } };
    case "reserved":
      return { reserved: { offer: event.offer, outcome: event.outcome, by: event.by } };
    case "confirmed":
      return { reserved: matters.reserved && { ...matters.reserved, by: matters.reserved.by.filter((party) => party !== event.party) } };
    case "declined":
      return { reserved: null };
    case "redLineOverridden": {
      const before = own(matters.overrides, event.party) ?? [];
      const others = before.filter(({ redLine }) => redLine !== event.redLine);
      return { overrides: { ...matters.overrides, [event.party]: [...others, { redLine: event.redLine, reason: event.reason }] } };
    }
    case "mandateGiven":
      return { mandates: { ...matters.mandates, [event.party]: event.issues } };
    case "meetingOpened":
      return { meeting: { title: event.title ?? null, since: event.at } };
    case "meetingClosed":
      return { meeting: null, meetings: matters.meetings + 1 };
    case "paused":
      return { pause: { by: event.by, reason: event.reason ?? null, until: event.until ?? null } };
    case "resumed":
      return { pause: null };
    case "resetAsked":
      return { resetAsked: [...matters.resetAsked.filter((party) => party !== event.party), event.party] };
    case "groundworkReported":
      return { groundwork: [...matters.groundwork.filter(({ track }) => track !== event.report.track), event.report] };
    case "groundworkOverridden":
      return { groundworkOverride: { by: event.by, reason: event.reason } };
    case "textProposed":
    case "textAgreed":
    case "textBracketed":
      return { texts: textsAfter(matters.texts, event) };
    default:
      return null;
  }
}

type TextEvent = Extract<Fact, { readonly kind: "textProposed" | "textAgreed" | "textBracketed" }>;

function textsAfter(texts: readonly OptionText[], event: TextEvent): readonly OptionText[] {
  const { issue, option, party } = event;
  const isIt = (each: OptionText): boolean => each.issue === issue && each.option === option;
  if (event.kind === "textProposed")
    return [...texts.filter((each) => !isIt(each)), { issue, option, text: event.text, agreedBy: [party] }];
  return texts.map((each) => {
    if (!isIt(each)) return each;
    const others = each.agreedBy.filter((other) => other !== party);
    return { ...each, agreedBy: event.kind === "textAgreed" ? [...others, party] : others };
  });
}

/** [A2] */
function applyAmendment(draft: Draft, event: Extract<SessionEvent, { readonly kind: "amended" }>): void {
  const { mapping } = event;
  draft.current = amendedCase(draft.current, event);
  const next = draft.current;
  const keep = (standing: StandingOffer): StandingOffer | null => mappedOffer(standing, next, mapping);
  draft.floor = floorAfter(draft.floor, keep, (outcome) => mappedOutcome(outcome, next, mapping));
  const texts = draft.matters.texts.flatMap((text): OptionText[] => {
    const issue = mappedIssue(mapping, text.issue);
    const option = mappedOption(mapping, text.issue, text.option);
    return issue === null || option === null ? [] : [{ ...text, issue, option }];
  });
  const mandates = Object.fromEntries(
    Object.entries(draft.matters.mandates).map(([party, issues]) => [party, issues?.flatMap((id) => mappedIssue(mapping, id) ?? [])]),
  );
  draft.matters = { ...draft.matters, texts, mandates, settled: mappedOptions(mapping, draft.matters.settled) };
}

function floorAfter(
  floor: Floor,
  keep: (standing: StandingOffer) => StandingOffer | null,
  rename: (outcome: Outcome) => Outcome | null,
): Floor {
  const renamed = <Holder extends { readonly outcome: Outcome }>(holder: Holder | null): Holder | null => {
    const outcome = holder && rename(holder.outcome);
    return outcome && { ...holder, outcome };
  };
  switch (floor.kind) {
    case "openFloor":
      return { ...floor, standing: floor.standing.flatMap((each) => keep(each) ?? []) };
    case "alternatingOffers":
      return { ...floor, standing: floor.standing && keep(floor.standing) };
    case "singleText":
      return { ...floor, pending: renamed(floor.pending), kept: renamed(floor.kept), standing: floor.standing && keep(floor.standing) };
    case "blindBids":
      return { ...floor, suggestions: floor.suggestions.flatMap((each) => renamed(each) ?? []), bids: {} };
    case "none":
    case "postSettlement":
      return floor;
    default:
      return assertNever(floor);
  }
}
