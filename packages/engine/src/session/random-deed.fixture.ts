import type { Rng } from "../lib/rng.ts";
import type { Brief, Rule } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import type { PartyId } from "../model/ids.ts";
import type { Issue } from "../model/issue.ts";
import { outcomeOf } from "../model/outcome-space.ts";
import type { ActionKind, Deed, IssueMapping, PartialOutcome } from "./action.ts";
import type { Actor } from "./actor.ts";
import { standingOffers } from "./mapping.ts";
import { chance, pick, randomSetup, shuffled } from "./random-table.fixture.ts";
import type { SessionState } from "./state.ts";
import { minute } from "./table.fixture.ts";

/** Every kind of action; the compiler misses none. */
const EVERY_KIND: Readonly<Record<ActionKind, true>> = {
  open: true,
  offer: true,
  offerPart: true,
  accept: true,
  reject: true,
  withdraw: true,
  confirm: true,
  decline: true,
  overrideRedLine: true,
  giveMandate: true,
  message: true,
  state: true,
  openMeeting: true,
  closeMeeting: true,
  pause: true,
  resume: true,
  reset: true,
  walkAway: true,
  tick: true,
  moveDeadline: true,
  proposeText: true,
  agreeText: true,
  bracketText: true,
  reportGroundwork: true,
  overrideGroundwork: true,
  amend: true,
  reviseBrief: true,
  putText: true,
  vote: true,
  proposeAgreement: true,
  suggest: true,
  answer: true,
  bid: true,
  optIn: true,
  optOut: true,
  proposeImprovement: true,
  proposeNothing: true,
  answerImprovement: true,
};
// The keys are the kinds.
export const KINDS = Object.keys(EVERY_KIND) as readonly ActionKind[];

/** What leads to an agreement and on from there: where talks hurry, nothing else is done while one of these can be. */
export const HURRYING: ReadonlySet<ActionKind> = new Set<ActionKind>([
  ...(["accept", "confirm", "vote", "proposeAgreement", "answer", "bid"] as const),
  ...(["optIn", "proposeImprovement", "answerImprovement"] as const),
]);

interface Asked {
  readonly by: Actor;
  readonly kind: ActionKind;
}

/** A deed of this kind that somebody in this place could mean, as good as chance allows. Minutes since the opening. */
// oxlint-disable-next-line complexity -- one case a kind of action.
export function randomDeed(rng: Rng, state: SessionState, { by, kind, minutes }: Asked & { readonly minutes: number }): Deed {
  const party = by.kind === "party" ? by.party : null;
  const { issue, option } = randomOption(rng, state);
  switch (kind) {
    case "open":
      return {
        kind,
        setup: randomSetup(rng, state.current.value),
        briefHashes: Object.fromEntries(state.current.value.parties.map(({ id }) => [id, `b ${id}`])),
      };
    case "offer":
      return { kind, outcome: randomOutcome(rng, state), ...(chance(rng, 0.2) && { message: "Our offer." }) };
    case "offerPart":
      return { kind, options: randomPart(rng, state) };
    case "accept": {
      const open = standingOffers(state).filter(({ acceptedBy }) => party === null || !acceptedBy.includes(party));
      return { kind, offer: offerOf(rng, open, state), ...(chance(rng, 0.4) && { adReferendum: true }) };
    }
    case "reject":
      return { kind, ...(chance(rng, 0.9) && notOnOwn(rng, state, party)) };
    case "withdraw":
      return {
        kind,
        offer: offerOf(
          rng,
          standingOffers(state).filter((each) => each.party === party),
          state,
        ),
      };
    case "confirm":
    case "decline":
    case "closeMeeting":
    case "resume":
    case "tick":
    case "proposeAgreement":
    case "optOut":
    case "proposeNothing":
      return { kind };
    case "overrideRedLine":
      return { kind, redLine: pick(rng, [...redLineIds(state, party), "none"]), reason: "It must be." };
    case "giveMandate":
      return { kind, issues: state.current.space.issues.map(({ id }) => id).filter(() => chance(rng, 0.8)) };
    case "message":
      return randomMessage(rng, state, by);
    case "state":
      return { kind, speaker: "A spokesman", text: "We are close.", date: "2019-02-27" };
    case "openMeeting":
      return { kind, title: "A meeting" };
    case "pause":
      return { kind, ...(chance(rng, 0.5) && { until: minute(minutes + 1 + rng.below(20)) }) };
    case "reset":
    case "walkAway":
      return { kind, ...(chance(rng, 0.3) && { reason: "Enough." }) };
    case "moveDeadline":
      return { kind, deadlineAt: minute(minutes + 1 + rng.below(60)) };
    case "proposeText":
      return { kind, issue, option, text: pick(rng, ["One wording.", "Another wording."]) };
    case "agreeText":
    case "bracketText": {
      const texts = state.matters.texts.filter(({ agreedBy }) => party !== null && agreedBy.includes(party) === (kind === "bracketText"));
      const text = texts.length === 0 ? { issue, option } : pick(rng, texts);
      return { kind, issue: text.issue, option: text.option };
    }
    case "reportGroundwork": {
      const track = state.current.value.tracks[rng.below(3)]?.id ?? "summit";
      return {
        kind,
        report: { track, settled: rng.below(4), bracketed: rng.below(2), open: rng.below(4), rounds: rng.below(3), timeLeft: null },
      };
    }
    case "overrideGroundwork":
      return { kind, reason: "There is no time." };
    case "amend":
      return randomAmendment(rng, state);
    case "reviseBrief":
      return { kind, brief: randomBrief(rng, state, party), ...(chance(rng, 0.3) && { briefHash: "b2" }) };
    case "putText":
      return { kind, outcome: randomOutcome(rng, state), ...(chance(rng, 0.7) && { draw: rng.float() }) };
    case "vote": {
      const text = state.floor.kind === "singleText" ? (state.floor.pending?.text ?? 1) : 1;
      return { kind, text, vote: { is: chance(rng, 0.7) ? "accept" : "reject", strength: chance(rng, 0.7) ? "weak" : "strong" } };
    }
    case "suggest":
      return { kind, outcome: randomOutcome(rng, state) };
    case "answer": {
      const suggestions = state.floor.kind === "blindBids" ? state.floor.suggestions : [];
      const suggestion = suggestions.length === 0 ? 1 : pick(rng, suggestions).suggestion;
      return { kind, suggestion, answer: chance(rng, 0.6) ? "yes" : "no" };
    }
    case "bid":
      return { kind, amount: rng.below(201) / 2 };
    case "optIn":
      return { kind, ...(chance(rng, 0.3) && { briefHash: "b3" }) };
    case "proposeImprovement": {
      const { ending } = state;
      const outcome = ending?.kind === "agreed" && chance(rng, 0.1) ? ending.outcome : randomOutcome(rng, state);
      return { kind, outcome, until: minute(minutes + 1 + rng.below(30)) };
    }
    case "answerImprovement":
      return { kind, answer: chance(rng, 0.7) ? "yes" : "no" };
    default:
      return kind satisfies never;
  }
}

/** Any combination of options, possible or not. */
export const randomOutcome = (rng: Rng, { current: { space } }: SessionState): Outcome =>
  outcomeOf(
    space,
    space.sizes.map((size) => rng.below(size)),
  );

function randomPart(rng: Rng, state: SessionState): PartialOutcome {
  const entries = shuffled(rng, Object.entries(randomOutcome(rng, state)));
  // Entries of an outcome, some of them.
  return Object.fromEntries(entries.slice(0, 1 + rng.below(Math.max(1, entries.length - 1)))) as PartialOutcome;
}

type Option = Pick<Extract<Deed, { readonly kind: "agreeText" }>, "issue" | "option">;

function randomOption(rng: Rng, { current: { space } }: SessionState): Option {
  const issue = pick(rng, space.issues);
  return { issue: issue.id, option: pick(rng, issue.options) };
}

const offerOf = (rng: Rng, offers: readonly { readonly offer: number }[], { offers: last }: SessionState): number =>
  offers.length === 0 ? last : pick(rng, offers).offer;

function notOnOwn(rng: Rng, state: SessionState, party: PartyId | null): { readonly offer?: number } {
  const standing = standingOffers(state);
  const others = standing.filter((each) => each.party !== party);
  if (others.length > 0) return { offer: pick(rng, others).offer };
  return standing.length === 0 ? {} : { offer: pick(rng, standing).offer };
}

const redLineIds = ({ current }: SessionState, party: PartyId | null): readonly string[] =>
  party === null || !Object.hasOwn(current.value.briefs, party) ? [] : (current.value.briefs[party]?.redLines.map(({ id }) => id) ?? []);

function randomMessage(rng: Rng, { setup }: SessionState, by: Actor): Deed {
  const text = pick(rng, ["Good morning.", "Our patience has an end.", "Agreed in principle \ud83e\udd1d \ud800."]);
  const party = setup === null ? undefined : pick(rng, setup.parties);
  const to =
    by.kind === "party"
      ? pick(rng, ["table", "delegation", "caucus"] as const)
      : by.kind === "mediator"
        ? pick(rng, ["table", "caucus"] as const)
        : "table";
  return { kind: "message", to, text, ...(party !== undefined && { party }), ...(chance(rng, 0.1) && { isBinding: true }) };
}

/** Another brief on the issues of now: other lines, other worths, a note. */
export function randomBrief(rng: Rng, { current: { space } }: SessionState, party: PartyId | null): Brief {
  const redLines = space.issues.flatMap(({ id, options }): Rule[] =>
    chance(rng, 0.3) ? [{ kind: "forbid", id: `${id}-line`, name: "A line", forbid: { [id]: [pick(rng, options)] } }] : [],
  );
  const worths = space.issues.map(({ id, options }) => {
    const points = Object.fromEntries(options.map((option) => [option, rng.below(100)]));
    return [id, { kind: "options", options: points }] as const;
  });
  return {
    notes: `Brief ${rng.below(1000)} of ${String(party)}.`,
    preferences: { kind: "points", interactions: [], issues: Object.fromEntries(worths) },
    noAgreement: { kind: "reservationValue", reservationValue: rng.below(50) },
    redLines,
    probabilities: {},
    steps: {},
    estimates: {},
  };
}

/** Issues and options under other names, some gone, some new. */
function randomAmendment(rng: Rng, { current: { value, space } }: SessionState): Deed {
  const mapping: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const issue of value.issues) {
    const kind = rng.below(6);
    const options = space.issues.find(({ id }) => id === issue.id)?.options ?? [];
    if (kind === 0 && value.issues.length > 1) mapping[issue.id] = null;
    else if (kind === 1) {
      const left = options.length > 1 && chance(rng, 0.5) ? options.slice(1) : options;
      const renamed = left.map((id) => ({ id: `${id}x`.slice(-20), name: "Renamed" }));
      // Ids made of ids.
      issues.push({ kind: "choice", id: issue.id, name: issue.name, options: renamed } as unknown as Issue);
      mapping[issue.id] = {
        issue: issue.id,
        options: Object.fromEntries(options.map((id) => [id, left.includes(id) ? `${id}x`.slice(-20) : null])),
      };
    } else issues.push(issue);
  }
  // As above.
  if (chance(rng, 0.2)) issues.push({ kind: "yesNo", id: `new${rng.below(1000)}`, name: "New" } as unknown as Issue);
  const constraints = chance(rng, 0.5) || issues.length < value.issues.length || Object.keys(mapping).length > 0 ? [] : value.constraints;
  return { kind: "amend", issues, constraints, mapping: chance(rng, 0.1) ? {} : (mapping as IssueMapping) };
}
