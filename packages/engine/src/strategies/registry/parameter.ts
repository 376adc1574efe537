import type { AcceptancePolicy } from "../acceptance/acceptance-policy.ts";
import type { OfferingPolicy } from "../offering/offering-policy.ts";
import type { OpponentModel } from "../opponent-models/opponent-model.ts";
import type { WalkAwayPolicy } from "../walking-away/walk-away-policy.ts";

/** What can be set about an entry of the registry. */
export type Parameter = NumberParameter | ChoiceParameter | PartParameter;

export interface NumberParameter {
  readonly kind: "number";
  readonly name: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
  /** "any" within the limits, or only whole ones. */
  readonly numbers: "any" | "whole";
  readonly meaning: string;
}

export interface ChoiceParameter {
  readonly kind: "choice";
  readonly name: string;
  readonly default: string;
  readonly choices: readonly string[];
  readonly meaning: string;
}

export interface PartParameter {
  readonly kind: "part";
  readonly name: string;
  readonly part: PartKind;
  /** Null: the strategy does without. "required": it cannot. */
  readonly default: Part | null | "required";
  readonly meaning: string;
}

/** One part of a strategy, and which. */
export type Part =
  | { readonly kind: "offering"; readonly part: OfferingPolicy<unknown> }
  | { readonly kind: "acceptance"; readonly part: AcceptancePolicy<unknown> }
  | { readonly kind: "model"; readonly part: OpponentModel<unknown> }
  | { readonly kind: "walkAway"; readonly part: WalkAwayPolicy };

export type PartKind = Part["kind"];
