import { analyse, type Analysis, type AnalyseSettings, ok, type PartyId, type Result } from "@detente/engine";
import type { OwnCase } from "../own-case.ts";
import { refused, type Refused } from "../refused.ts";
import { perspectiveWords } from "../words/perspective-words.ts";
import { type Progress, USUAL_SEED } from "./answer-verdict.ts";

export interface AnalysisAnswer {
  readonly analysis: Analysis;
}

export interface AnalysisAsked {
  readonly seed?: number | undefined;
  readonly model?: AnalyseSettings["model"] | undefined;
  readonly draws?: number | undefined;
  readonly reservation?: Readonly<Partial<Record<PartyId, number>>> | undefined;
}

/** As many as `detente analyse` draws. */
const USUAL_DRAWS = 1000;

export function answerAnalysis({ value, party }: OwnCase, asked: AnalysisAsked, progress: Progress): Result<AnalysisAnswer, Refused> {
  const { seed = USUAL_SEED, model = "full", draws = USUAL_DRAWS, reservation = {} } = asked;
  const ids: readonly string[] = value.parties.map(({ id }) => id);
  const strange = Object.keys(reservation).find((id) => !ids.includes(id));
  if (strange !== undefined)
    return refused({ refusal: "unknownParty", path: `body.reservation.${strange}`, detail: `The parties are ${ids.join(", ")}.` });
  const analysed = analyse(value, { perspective: { kind: "party", party }, model, seed, draws, reservation, progress });
  return analysed.kind === "ok"
    ? ok({ analysis: analysed.value })
    : refused({ refusal: analysed.failure.code, detail: perspectiveWords(analysed.failure) });
}
