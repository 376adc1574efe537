import type { CivilTime } from "../../lib/civil-time.ts";
import type { BodyId, PartyId, StipulationId, ThemeId } from "../../model/ids.ts";

/** Who may have a part in carrying an agreement out. No id is both a party's and a body's. */
export type ActorId = PartyId | BodyId;

/** What is to be carried out: an agreement as stipulations. Fixed when its record begins. */
export interface Terms {
  /** Names the record, so that no event fits in another. */
  readonly id: string;
  readonly title: string;
  /** Of the texts, as a language tag. Absent: en. */
  readonly language?: string;
  /** ISO time from which it binds. Nothing is recorded before it. */
  readonly agreedAt: string;
  /** At least two. */
  readonly parties: readonly Named<PartyId>[];
  /** Inspectors, councils, monitors: whoever verifies, decides or scores and is no party. */
  readonly bodies: readonly Named<BodyId>[];
  /** Bodies whose scores count before those that follow from events. */
  readonly coders: readonly BodyId[];
  readonly themes: readonly Named<ThemeId>[];
  readonly stipulations: readonly Stipulation[];
}

export interface Named<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** One thing that one party has undertaken. */
export interface Stipulation {
  readonly id: StipulationId;
  readonly name: string;
  /** Its wording in the agreement, and where that stands. */
  readonly text?: string;
  readonly theme: ThemeId;
  /** Who has undertaken it. */
  readonly owner: PartyId;
  /** Whose waiver it takes, of all of them. Absent: all other parties. */
  readonly owedTo?: readonly PartyId[];
  /** What shows that it was done. */
  readonly evidence: string;
  /** Who says whether the evidence does. Never the owner. */
  readonly verifier: ActorId;
  /** Equal parts that may be shown one by one: a whole number, 1 or more. Absent: 1. */
  readonly parts?: number;
  readonly gate?: Gate;
  readonly due?: Due;
  readonly snapback?: Snapback;
}

/** What must be before a stipulation can begin: all of it. */
export interface Gate {
  /** Fulfilled: their evidence accepted, or waived. Never in a circle. */
  readonly fulfilled?: readonly StipulationId[];
  readonly from?: Moment;
}

export type Moment = { readonly kind: "instant"; readonly at: string } | ({ readonly kind: "civil" } & CivilTime);

/** By when: evidence must be submitted before that instant. "days": the end of so many days after the day on which its gate opened. */
export type Due = Moment | { readonly kind: "days"; readonly days: number; readonly zone: string };

export type SnapbackOutcome = "measuresReturn" | "reliefStays";

/** How what was done can be taken back: a notification starts a clock, and the silence of all until its end decides as was agreed. */
export interface Snapback {
  /** What returns, in words. */
  readonly measures: string;
  /** Who may notify; each of them alone. */
  readonly mayTrigger: readonly ActorId[];
  /** The clock runs out at the end of so many days after the day of the notification, in this zone. At least 1. */
  readonly days: number;
  readonly zone: string;
  /** What happens when nobody has decided until then. */
  readonly onSilence: SnapbackOutcome;
  /** Who may decide before; each of them alone. Empty: nobody, and only the notification's withdrawal stops the clock. */
  readonly deciders: readonly ActorId[];
  /** From then on nobody may notify. A clock that runs, runs on. */
  readonly sunset?: Moment;
  /** The share of what was done that is lost when the measures return, 0 to 1. */
  readonly lost: number;
}
