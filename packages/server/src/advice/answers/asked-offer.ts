import { ok, type Outcome, type PartyId, type Result, type Sight, sightOf, type Standpoint } from "@detente/engine";
import type { OfferMeant } from "../../contract/advice-parts.ts";
import { refused, type Refused } from "../refused.ts";

/** An offer that was asked about. */
export interface AskedOffer {
  readonly outcome: Outcome;
  /** Null: that is not known, and makes no difference. */
  readonly by: PartyId | null;
  /** Its number; null: the session has no such offer. */
  readonly number: number | null;
}

/** The offer that a question means: the one that it names, else the last standing one of another party. */
export function askedOffer(from: Standpoint, meant: OfferMeant): Result<AskedOffer, Refused> {
  const found = foundOffer(from, meant);
  if (found.kind === "failed") return found;
  const { by } = found.value;
  if (by === from.party)
    return refused({
      refusal: "ownOffer",
      path: "body",
      detail: "Your own side has made it. Before you send an offer, ask for its guard.",
    });
  if (by !== null && !from.value.parties.some(({ id }) => id === by))
    return refused({
      refusal: "unknownParty",
      path: "body.by",
      detail: `The parties are ${listed(from.value.parties.map(({ id }) => id))}.`,
    });
  return found;
}

function foundOffer(from: Standpoint, meant: OfferMeant): Result<AskedOffer, Refused> {
  if (meant.offer !== undefined) return byNumber(from, meant.offer);
  if (meant.position !== undefined) return byPosition(from, { id: meant.position, by: meant.by });
  if (meant.outcome !== undefined) return ok(byOutcome(from, meant.outcome, meant.by));
  const last = standing(sightOf(from))
    .filter(({ by }) => by !== from.party && (meant.by === undefined || by === meant.by))
    .reduce<AskedOffer | null>((latest, each) => ((latest?.number ?? 0) < (each.number ?? 0) ? each : latest), null);
  if (last !== null) return ok(last);
  return refused({
    refusal: "noOffer",
    path: "body",
    detail: "No whole offer of another party stands. Name one by its number, as a position of the case, or as an outcome.",
  });
}

function byNumber({ events }: Standpoint, number: number): Result<AskedOffer, Refused> {
  const whole = events.flatMap((event) => (event.kind === "offered" ? [event] : []));
  const found = whole.find(({ offer }) => offer === number);
  if (found !== undefined) return ok({ outcome: found.outcome, by: found.party, number });
  const numbers = whole.map(({ offer }) => offer);
  const there = numbers.length === 0 ? "There are none so far." : `The last whole offers are ${listed(numbers.slice(-MOST_LISTED))}.`;
  return refused({ refusal: "unknownOffer", path: "body.offer", detail: there });
}

const MOST_LISTED = 12;

function byPosition(from: Standpoint, { id, by }: { readonly id: string; readonly by: PartyId | undefined }): Result<AskedOffer, Refused> {
  const { positions } = sightOf(from)?.value ?? from.value;
  const found = positions.find((each) => each.id === id);
  if (found !== undefined) return ok({ ...byOutcome(from, found.outcome, by ?? found.party), number: null });
  const detail = positions.length === 0 ? "The case has no positions." : `The positions are ${listed(positions.map((each) => each.id))}.`;
  return refused({ refusal: "unknownPosition", path: "body.position", detail });
}

/** Where nobody is named: of whoever else is there, if that is one party. Its number where it stands. */
function byOutcome(from: Standpoint, outcome: Outcome, named: PartyId | undefined): AskedOffer {
  const others = from.value.parties.flatMap(({ id }) => (id === from.party ? [] : [id]));
  const by = named ?? (others.length === 1 ? (others[0] ?? null) : null);
  const known = standing(sightOf(from)).find((each) => each.by === by && isSame(each.outcome, outcome));
  return { outcome, by, number: known?.number ?? null };
}

const standing = (sight: Sight | null): readonly AskedOffer[] =>
  (sight?.view.standing ?? []).flatMap(({ content, party, offer }) =>
    content.kind === "whole" ? [{ outcome: content.outcome, by: party, number: offer }] : [],
  );

function isSame(a: Outcome, b: Outcome): boolean {
  // Both are records by issue.
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, string>>];
  return left.length === Object.keys(right).length && left.every(([issue, option]) => right[issue] === option);
}

const listed = (names: readonly (string | number)[]): string => names.join(", ");
