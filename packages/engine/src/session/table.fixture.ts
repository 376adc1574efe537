import { parseCase } from "../case-file/parse-case.ts";
import type { Case } from "../model/case.ts";
import type { Outcome } from "../model/combination.ts";
import { type PartyId, partyId } from "../model/ids.ts";
import type { Deed, PartialOutcome } from "./action.ts";
import type { Actor } from "./actor.ts";
import type { Viewer } from "./audience.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./deciding.ts";
import type { SessionEvent } from "./event.ts";
import { evolve } from "./evolve.ts";
import type { Refusal } from "./refusal.ts";
import { type SessionCase, sessionCase } from "./session-case.ts";
import type { SessionSetup } from "./setup.ts";
import { type SessionState, unopened } from "./state.ts";
import { viewOf } from "./view-for.ts";

/** A small case to sit down to: buyer and seller, and a bank that may join them. */
export const CASE = caseOf(`
detente: 1
title: A boat
language: en
parties:
  - { id: buyer, name: Buyer }
  - { id: seller, name: Seller }
  - { id: bank, name: Bank }
issues:
  - { id: price, name: Price, range: { from: 10, to: 40, step: 10 } }
  - { id: delivery, name: Delivery, options: [{ id: now, name: Now }, { id: later, name: Later }] }
  - { id: warranty, name: Warranty, yesNo: true }
constraints:
  - { id: cheap, name: No warranty on the cheapest, forbid: { price: 10, warranty: yes } }
tracks:
  - { id: summit, name: Summit, level: summit }
  - { id: working, name: Working level, level: working, reportsTo: summit }
  - { id: experts, name: Experts, level: working, reportsTo: summit }
briefs:
  buyer:
    preferences: { points: { price: { options: { 10: 9, 20: 6 } }, warranty: { options: { yes: 3 } } } }
    reservationValue: 2
    redLines:
      - { id: dear, name: No more than 30, forbid: { price: 40 } }
      - { id: bare, name: No boat for 30 without warranty, forbid: { price: 30, warranty: no } }
  seller:
    preferences: { points: { price: { options: { 20: 3, 30: 6, 40: 9 } } } }
    reservationValue: 2
`);

/** One amount to be settled, between two. */
export const MONEY_CASE = caseOf(`
detente: 1
title: A claim
language: en
parties: [{ id: payer, name: Payer }, { id: payee, name: Payee }]
issues:
  - { id: sum, name: Sum, range: { from: 0, to: 100, step: 10 } }
constraints:
  - { id: odd, name: Never 70, forbid: { sum: 70 } }
briefs:
  payer:
    preferences: { points: { sum: { curve: [{ at: 0, worth: 100 }, { at: 100, worth: 0 }] } } }
    reservationValue: 20
    redLines:
      - { id: most, name: Not above 80, forbid: { sum: { from: 90 } } }
`);

export function caseOf(text: string): Case {
  const parsed = parseCase({ name: "table.yaml", text });
  if (parsed.kind === "ok") return parsed.value.case;
  throw new Error(parsed.failure.map(({ line, message }) => `${line}: ${message}`).join("\n"));
}

/** "20 later yes": an option for every issue of the boat, in their order. */
export function outcome(words: string): Outcome {
  const [price, delivery, warranty] = words.split(" ");
  // Three words name an option for each of the three issues; a test that means otherwise is meant to be refused.
  return { price, delivery, warranty } as unknown as Outcome;
}

/** Options by issue, as a test writes them. */
// The words are ids, or are meant to be refused.
export const part = (options: Readonly<Record<string, string>>): PartialOutcome => options as PartialOutcome;

/** "mediator", "facilitator", "clock", or else a party. */
export function actor(who: string): Actor {
  return who === "mediator" || who === "facilitator" || who === "clock" ? { kind: who } : { kind: "party", party: partyId(who) };
}

/** "mediator", "facilitator", "observer", or else a party. */
export function viewer(who: string): Viewer {
  return who === "mediator" || who === "facilitator" || who === "observer" ? { kind: who } : { kind: "party", party: partyId(who) };
}

/** "buyer seller bank" */
export const parties = (words: string): readonly PartyId[] => words.split(" ").map(partyId);

/** The session opens at minute 0. */
export const minute = (count: number): string => new Date(Date.UTC(2019, 1, 27, 9, 0) + count * 60_000).toISOString();

export interface TableSettings extends Partial<SessionSetup> {
  readonly value?: Case;
}

/** A session at which a test acts; a minute passes from one deed to the next unless it says when. */
export class Table {
  readonly base: SessionCase;
  readonly events: SessionEvent[] = [];
  state: SessionState;
  minutes = 0;

  constructor(value: Case) {
    this.base = sessionCase(value);
    this.state = unopened(this.base);
  }

  try(who: string, deed: Deed, at = minute(this.minutes + 1)): Decision {
    return decide(this.base, this.state, { by: actor(who), ...deed }, at);
  }

  /** What happened, as it is now kept. Throws where it was refused. */
  act(who: string, deed: Deed, at = minute(this.minutes + 1)): readonly SessionEvent[] {
    const decision = this.try(who, deed, at);
    if (decision.kind === "failed") throw new Error(`${who} was refused ${deed.kind}: ${JSON.stringify(decision.failure)}`);
    this.events.push(...decision.value);
    this.state = decision.value.reduce(evolve, this.state);
    this.minutes = Math.max(this.minutes, (Date.parse(at) - Date.parse(minute(0))) / 60_000);
    return decision.value;
  }

  /** The kinds of the events that follow, in their order. */
  kinds(who: string, deed: Deed, at?: string): readonly string[] {
    return this.act(who, deed, at).map(({ kind }) => kind);
  }

  refusal(who: string, deed: Deed, at?: string): Refusal {
    const decision = this.try(who, deed, at);
    if (decision.kind === "failed") return decision.failure;
    throw new Error(`${who} was not refused ${deed.kind}: ${JSON.stringify(decision.value)}`);
  }

  /** The code of the refusal. */
  refused(who: string, deed: Deed, at?: string): string {
    return this.refusal(who, deed, at).code;
  }

  view(who: string, at = minute(this.minutes)): ReturnType<typeof viewOf> {
    return viewOf(this.state, viewer(who), at);
  }
}

/** A table at which the session has been opened: alternating offers of buyer and seller over the boat, unless said otherwise. */
export function table({ value = CASE, ...settings }: TableSettings = {}): Table {
  const made = new Table(value);
  const parties = settings.parties ?? value.parties.slice(0, 2).map(({ id }) => id);
  const setup: SessionSetup = { protocol: { kind: "alternatingOffers" }, deadline: {}, parties, required: parties, ...settings };
  made.act("facilitator", { kind: "open", setup }, minute(0));
  return made;
}
