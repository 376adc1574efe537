import {
  failed,
  generosityGuard,
  type GuardReading,
  happeningsSoFar,
  ok,
  onlookerOfView,
  type Outcome,
  redLinesCrossed,
  type Result,
  type Rule,
  sessionCase,
  sightOf,
  type Standpoint,
} from "@detente/engine";
import type { AskedMoment } from "../../contract/advice-parts.ts";
import { refused, type Refused } from "../refused.ts";
import { blindRefused } from "../words/blind-refused.ts";
import { momentAsked } from "./asked-moment.ts";

export interface GuardAnswer {
  readonly guard: GuardReading;
  /** Own ones in force that the package crosses, those left out that the party has overridden. */
  readonly redLines: readonly Rule[];
}

export interface GuardAsked {
  readonly outcome: Outcome;
  readonly moment?: AskedMoment | undefined;
}

export function answerGuard(from: Standpoint, { outcome, moment }: GuardAsked): Result<GuardAnswer, Refused> {
  const at = moment === undefined ? ok({ standpoint: from }) : momentAsked(from, moment, null);
  if (at.kind === "failed") return at;
  const { standpoint } = at.value;
  const sight = sightOf(standpoint);
  const onlooker = sight && onlookerOfView(sight.view);
  if (sight === null || onlooker === null) return failed(blindRefused(standpoint));
  const { view, counterparts, value } = sight;
  const overridden = view.overrides.map(({ redLine }) => redLine);
  const guard = generosityGuard({
    onlooker,
    counterparts,
    outcome,
    relativeTime: view.relativeTime,
    happenings: happeningsSoFar(standpoint.value, standpoint.events, standpoint.at),
    overridden,
  });
  if (guard === null)
    return refused({ refusal: "incompleteOutcome", path: "body.outcome", detail: "A package has an option of the case for every issue." });
  const crossed = redLinesCrossed(sessionCase(value), standpoint.party, outcome);
  return ok({ guard, redLines: crossed.filter(({ id }) => !overridden.includes(id)) });
}
