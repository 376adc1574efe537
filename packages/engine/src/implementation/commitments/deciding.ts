import type { CompiledStipulation, CompiledTerms } from "./compiled-terms.ts";
import type { CommitmentsState, StipulationState } from "./state.ts";

/** What a decision has in hand, once it is known which stipulation it is about. */
export interface Deciding {
  readonly terms: CompiledTerms;
  readonly state: CommitmentsState;
  readonly at: string;
  readonly number: number;
  readonly compiled: CompiledStipulation;
  readonly own: StipulationState;
}
