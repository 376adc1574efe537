import { assertNever, type Actor, type PartyId, type SessionEvent } from "@detente/engine";
import type { Labels } from "../labels.ts";
import { decimalText } from "../numbers.ts";
import { plainText } from "../plain-text.ts";

/** What happened, as a sentence without its full stop. Plain text, whose names may be anything: whoever prints it escapes it. */
export function eventWords(event: SessionEvent, labels: Labels): string {
  const party = (id: PartyId): string => labels.party(id);
  switch (event.kind) {
    case "opened":
      return `The talks open: ${event.setup.parties.map(party).join(", ")}`;
    case "offered":
      return `${party(event.party)} offers${reopening(event.reopens, labels)}${said(event.message)}`;
    case "partOffered":
      return `${party(event.party)} offers for a part: ${optionsInWords(event.options, labels)}${said(event.message)}`;
    case "accepted":
      return `${party(event.party)} accepts offer ${event.offer}${event.adReferendum === true ? ", ad referendum" : ""}`;
    case "rejected":
      return event.offer === undefined ? `${party(event.party)} passes` : `${party(event.party)} rejects offer ${event.offer}`;
    case "withdrawn":
      return `${party(event.party)} withdraws offer ${event.offer}`;
    case "settled":
      return `Settled ad referendum: ${optionsInWords(event.options, labels)}`;
    case "reserved":
      return `Offer ${event.offer} waits to be confirmed by ${event.by.map(party).join(", ")}`;
    case "confirmed":
      return `${party(event.party)} confirms`;
    case "declined":
      return `${party(event.party)} declines`;
    case "agreed":
      if (event.replaces !== undefined) return "The parties all agree to an improvement, in place of their agreement";
      return event.offer === undefined ? "The parties agree" : `The parties agree on offer ${event.offer}`;
    case "endedWithoutAgreement":
      return event.reason === "deadline" ? "The time is up: no agreement" : "No agreement: a party has left";
    case "walkedAway":
      return `${party(event.party)} walks away${said(event.reason)}`;
    default:
      return rareEventWords(event, labels);
  }
}

type Frequent =
  | "opened"
  | "offered"
  | "partOffered"
  | "accepted"
  | "rejected"
  | "withdrawn"
  | "settled"
  | "reserved"
  | "confirmed"
  | "declined"
  | "agreed"
  | "endedWithoutAgreement"
  | "walkedAway";

type Rare = Exclude<SessionEvent, { readonly kind: Frequent }>;

function rareEventWords(event: Rare, labels: Labels): string {
  const party = (id: PartyId): string => labels.party(id);
  switch (event.kind) {
    case "messaged":
      return `${actorWords(event.by, labels)} says${event.isBinding === true ? ", binding" : ""}: “${plainText(event.text)}”`;
    case "stated":
      return `${plainText(event.speaker)}, ${plainText(event.date)}: “${plainText(event.text)}”`;
    case "meetingOpened":
      return `A meeting opens${said(event.title)}`;
    case "meetingClosed":
      return "The meeting closes";
    case "paused":
      return `${actorWords(event.by, labels)} pauses the talks${said(event.reason)}`;
    case "resumed":
      return `${actorWords(event.by, labels)} resumes the talks`;
    case "resetAsked":
      return `${party(event.party)} asks for a reset${said(event.reason)}`;
    case "wasReset":
      return `A new sitting begins${said(event.reason)}`;
    case "deadlineMoved":
      return `${actorWords(event.by, labels)} moves the deadline`;
    case "textProposed":
      return `${party(event.party)} proposes a text for ${labels.issue(event.issue)}: “${plainText(event.text)}”`;
    case "textAgreed":
      return `${party(event.party)} agrees to the text for ${labels.issue(event.issue)}`;
    case "textBracketed":
      return `${party(event.party)} puts the text for ${labels.issue(event.issue)} into brackets`;
    case "groundworkReported":
      return `Groundwork of ${plainText(event.report.track)}: ${event.report.settled} settled, ${event.report.bracketed} bracketed, ${event.report.open} open`;
    case "groundworkOverridden":
      return `${actorWords(event.by, labels)} sets the bar of the groundwork aside${said(event.reason)}`;
    case "amended":
      return `${actorWords(event.by, labels)} amends the case`;
    case "textPut":
      return `The mediator puts text ${event.text}: ${optionsInWords(event.outcome, labels)}`;
    case "textDecided":
      return `Text ${event.text} is ${event.isKept ? "kept" : "dropped"}`;
    case "agreementProposed":
      return `The mediator proposes an agreement as offer ${event.offer}: ${optionsInWords(event.outcome, labels)}`;
    case "suggested":
      return `${actorWords(event.by, labels)} suggests (${event.suggestion}): ${optionsInWords(event.outcome, labels)}`;
    default:
      return privateEventWords(event, labels);
  }
}

type AfterAgreement = "optedIn" | "optedOut" | "improvementProposed" | "nothingProposed" | "improvementAnswered";

type Private = Extract<
  Rare,
  {
    readonly kind:
      | "briefPinned"
      | "redLineOverridden"
      | "mandateGiven"
      | "briefRevised"
      | "drawMade"
      | "voted"
      | "answered"
      | "bidMade"
      | AfterAgreement;
  }
>;

/** What one party alone, or the mediator, learns of. */
function privateEventWords(event: Private, labels: Labels): string {
  switch (event.kind) {
    case "briefPinned":
      return `The brief of ${labels.party(event.party)} is pinned`;
    case "redLineOverridden":
      return `${labels.party(event.party)} overrides its red line ${plainText(event.redLine)}${said(event.reason)}`;
    case "mandateGiven":
      return `${labels.party(event.party)} gives a mandate for ${event.issues.map(labels.issue).join(", ")}`;
    case "briefRevised":
      return `${labels.party(event.party)} revises its brief`;
    case "drawMade":
      return `The mediator draws ${decimalText(event.draw, 3)} for text ${event.text}`;
    case "voted":
      return `${labels.party(event.party)} votes to ${event.vote.is} text ${event.text}, ${event.vote.strength === "weak" ? "weakly" : "strongly"}`;
    case "answered":
      return `${labels.party(event.party)} answers ${event.answer} to suggestion ${event.suggestion}`;
    case "bidMade":
      return `${labels.party(event.party)} names ${decimalText(event.amount, Number.isInteger(event.amount) ? 0 : 2)}`;
    default:
      return postSettlementWords(event, labels);
  }
}

function postSettlementWords(event: Extract<Private, { readonly kind: AfterAgreement }>, labels: Labels): string {
  switch (event.kind) {
    case "optedIn":
      return `${labels.party(event.party)} opts in to a post-settlement round`;
    case "optedOut":
      return `${labels.party(event.party)} opts out of the post-settlement round`;
    case "improvementProposed":
      return `The facilitator proposes an improvement, to be answered before ${plainText(event.until)}: ${optionsInWords(event.outcome, labels)}`;
    case "nothingProposed":
      return "The facilitator says that there will be no proposal";
    case "improvementAnswered":
      return `${labels.party(event.party)} answers ${event.answer} to the improvement`;
    default:
      return assertNever(event);
  }
}

/** "Price 7,000 EUR; Tyres yes". */
export function optionsInWords(options: Readonly<Partial<Record<string, string>>>, labels: Labels): string {
  const words = Object.entries(options).map(([issue, option]) => `${labels.issue(issue)}: ${labels.option(issue, option ?? "–")}`);
  return words.join("; ");
}

function actorWords(actor: Actor, labels: Labels): string {
  switch (actor.kind) {
    case "party":
      return labels.party(actor.party);
    case "mediator":
      return "The mediator";
    case "facilitator":
      return "The facilitator";
    case "clock":
      return "The clock";
    default:
      return assertNever(actor);
  }
}

function reopening(issues: readonly string[] | undefined, labels: Labels): string {
  return issues === undefined || issues.length === 0 ? "" : ` and reopens ${issues.map(labels.issue).join(", ")}`;
}

function said(text: string | undefined): string {
  const plain = plainText(text ?? "");
  return plain === "" ? "" : `: “${plain}”`;
}
