// The engine's public names. Inside the engine, import the file you mean instead.
export { adjustedWinner } from "./analysis/adjusted-winner.ts";
export { analyse, type AnalyseSettings, type AnalyseStep } from "./analysis/analyse.ts";
export type * from "./analysis/analysis.ts";
export { type Bettering, type Change, improve, type Improvement, type ImproveRefusal } from "./analysis/improve.ts";
export { FORMULAS } from "./analysis/solutions.ts";
export { assertNever } from "./lib/assert-never.ts";
export { failed, ok, type Result } from "./lib/result.ts";
export { Rng, type RngState } from "./lib/rng.ts";
export type { Alternative, Chance } from "./model/alternative.ts";
export type * from "./model/case.ts";
export type * from "./model/combination.ts";
export { ID_PATTERN, issueId, optionId, partyId, stateId, unknownId } from "./model/ids.ts";
export type { IssueId, OptionId, PartyId, StateId, UnknownId } from "./model/ids.ts";
export type * from "./model/issue.ts";
export type { Perspective, PerspectiveRefusal } from "./model/perspective.ts";
export type * from "./model/preferences.ts";
export type { Quantity, Range } from "./model/quantity.ts";
