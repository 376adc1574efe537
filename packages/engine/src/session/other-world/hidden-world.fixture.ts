import { own } from "../../lib/own.ts";
import type { Rng } from "../../lib/rng.ts";
import type { Rule } from "../../model/case.ts";
import type { PartyId } from "../../model/ids.ts";
import type { Action } from "../action.ts";
import type { Viewer } from "../audience.ts";
import { lastSeenAt } from "../deciding.ts";
import type { SessionEvent } from "../event.ts";
import { randomBrief } from "../random-deed.fixture.ts";
import type { MoneyBids } from "../setup.ts";
import type { VotePlan } from "./vote-plan.fixture.ts";
import { later, type Step, visibleTo, World, withOtherSecrets } from "./world.fixture.ts";

export const byParty = (party: PartyId): Action["by"] => ({ kind: "party", party });

/** The outcome that was agreed on among these events, as a text to compare. */
export function agreedIn(events: readonly SessionEvent[]): string | undefined {
  const agreed = events.find(({ kind }) => kind === "agreed");
  return agreed?.kind === "agreed" ? JSON.stringify(agreed.outcome) : undefined;
}

/** Thrown where chance found no other secrets that fit what the viewer saw; such a case shows nothing. */
export class NoOtherSecrets extends Error {}

/** A second session, and what may be done in it behind a viewer's back while that viewer lives through the first once more. */
export class HiddenWorld {
  readonly rng: Rng;
  readonly first: World;
  readonly viewer: Viewer;
  readonly world: World;
  /** Everybody at the table but the viewer. */
  readonly others: readonly PartyId[];
  plan: VotePlan | null = null;

  constructor(rng: Rng, first: World, viewer: Viewer) {
    this.rng = rng;
    this.first = first;
    this.viewer = viewer;
    this.world = new World(withOtherSecrets(rng, first.base.value, viewer));
    this.others = (first.state.setup?.parties ?? []).filter((id) => viewer.kind !== "party" || viewer.party !== id);
  }

  step(k: number): Step {
    const step = this.first.steps[k];
    if (step === undefined) throw new Error(`there is no step ${k}`);
    return step;
  }

  isOfViewer({ by }: Action): boolean {
    return by.kind === this.viewer.kind && (by.kind !== "party" || (this.viewer.kind === "party" && by.party === this.viewer.party));
  }

  /** Done before step k of the first world, if it can be done so that the viewer sees nothing of it. */
  hide(action: Action, k: number): void {
    const at = this.hiddenTime(action, k);
    // The deadline may lie between: then at once or never.
    const times = at === null ? [] : [at, lastSeenAt(this.world.state, action.by)];
    times.some((time) => this.world.take(action, time, (events) => visibleTo(this.viewer, events).length === 0) !== null);
  }

  /** From when its actor may act, to the first time at which somebody who could see it acts later; null where that is before. */
  private hiddenTime({ by }: Action, k: number): string | null {
    const from = lastSeenAt(this.world.state, by);
    const times = this.first.steps
      .slice(k)
      .flatMap((step) => (visibleTo(this.viewer, step.events).length > 0 && couldSee(step, by) ? [step.at] : []));
    const to = times.reduce((least, time) => (time < least ? time : least), later(from, 300_000));
    return to < from ? null : later(from, this.rng.float() * (Date.parse(to) - Date.parse(from)));
  }

  /** Takes out of a party's way what only it knows of: its lines and its mandate. */
  allow(id: PartyId, action: Action, { at, k }: { readonly at: string; readonly k: number }): void {
    const decision = this.world.decide(action, at);
    if (decision.kind === "ok" || (decision.failure.code !== "crossesRedLine" && decision.failure.code !== "beyondMandate")) return;
    this.clear(id, k);
  }

  /** Another brief with these red lines and no others, and a mandate for everything. */
  clear(id: PartyId, k: number, redLines: readonly Rule[] = []): void {
    const { state } = this.world;
    this.hide({ by: byParty(id), kind: "reviseBrief", brief: { ...randomBrief(this.rng, state, id), redLines } }, k);
    this.hide({ by: byParty(id), kind: "giveMandate", issues: state.current.space.issues.map((issue) => issue.id) }, k);
  }

  /** The outcome that would be agreed on. */
  agreed(action: Action, at: string): string | undefined {
    const decision = this.world.decide(action, at);
    return decision.kind === "ok" ? agreedIn(decision.value) : undefined;
  }

  do(action: Action, at: string): readonly SessionEvent[] {
    const decision = this.world.decide(action, at);
    if (decision.kind === "failed") throw new Error(`refused in the other world: ${JSON.stringify([action, decision.failure])}`);
    return this.world.take(action, at) ?? [];
  }

  /** Once all was done for it. Whoever was silent until after the deadline can be made to answer no more. */
  doIfAgreed(action: Action, at: string, wanted: string | undefined): readonly SessionEvent[] {
    if (this.agreed(action, at) !== wanted) throw new NoOtherSecrets();
    return this.do(action, at);
  }

  /** Those who could act then: the mediator may have told one of them something later, which the viewer saw. */
  inTime(parties: readonly PartyId[], at: string): readonly PartyId[] {
    return parties.filter((id) => lastSeenAt(this.world.state, byParty(id)) <= at);
  }

  get money(): MoneyBids | null {
    const protocol = this.world.state.setup?.protocol;
    return protocol?.kind === "blindBids" && protocol.over.kind === "money" ? protocol.over : null;
  }

  bidsOf(id: PartyId): number {
    const { floor } = this.world.state;
    return floor.kind === "blindBids" ? (own(floor.bids, id)?.count ?? 0) : 0;
  }
}

function couldSee({ action, events }: Step, by: Action["by"]): boolean {
  const { kind } = action.by;
  if (kind === "facilitator" || kind === "mediator") return true;
  // What decides or agrees may be somebody else's act in the other world.
  const isOpen = events.some((event) => event.kind === "textDecided" || event.kind === "agreed");
  return isOpen || by.kind !== "party" || (action.by.kind === "party" && action.by.party === by.party);
}
