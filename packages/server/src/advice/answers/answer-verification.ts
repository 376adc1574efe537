import {
  assertNever,
  beliefPlan,
  caseBelief,
  deterrence,
  failed,
  inspectionGame,
  ok,
  oneShotInspection,
  repeatedPlay,
  type Result,
  samplePlan,
  type VerificationRefusal,
} from "@detente/engine";
import type { VerificationQuestion } from "../../contract/verification-question.ts";
import type { OwnCase } from "../own-case.ts";
import { refused, type Refused } from "../refused.ts";
import { verificationRefused } from "../words/verification-refused.ts";

export interface VerificationAnswer {
  readonly kind: VerificationQuestion["kind"];
  readonly answer: object;
}

/** The questions of `detente verify`. Only that about the case looks at the side's brief. */
export function answerVerification(own: OwnCase, asked: VerificationQuestion): Result<VerificationAnswer, Refused> {
  if (asked.kind === "case" && asked.unknown === undefined && own.value.unknowns.length !== 1) return whichUnknown(own);
  const found = answerOf(own, asked);
  return found.kind === "failed" ? failed(verificationRefused(found.failure)) : ok({ kind: asked.kind, answer: found.value });
}

function answerOf({ value, party }: OwnCase, asked: VerificationQuestion): Result<object, readonly VerificationRefusal[]> {
  switch (asked.kind) {
    case "case": {
      const { states, sensitivity, sensitivities, specificity, access, visits, finds, goal } = asked;
      const unknown = asked.unknown ?? value.unknowns[0]?.id;
      if (unknown === undefined) throw new Error("Expected the unknown to be settled before");
      return caseBelief(value, { party, unknown, states, sensitivity, sensitivities, specificity, access, visits, finds, goal });
    }
    case "sample": {
      const { items, defects, miss, instrument } = asked;
      return samplePlan({ items, defects, miss, instrument });
    }
    case "belief": {
      const { prior, sensitivity, specificity, access, visits, finds, goal } = asked;
      return beliefPlan({ prior, sensitivity, specificity, access, visits, finds, goal });
    }
    case "game":
      return inspectionGame({ periods: asked.periods, inspections: asked.inspections });
    case "once": {
      const { gain, penalty, inspectionCost, caughtCost } = asked;
      return oneShotInspection({ gain, penalty, inspectionCost, caughtCost });
    }
    case "deterrence":
      return deterrence({ gain: asked.gain, loss: asked.loss, visits: asked.visits });
    case "repeated": {
      const { temptation, reward, punishment } = asked;
      const played = repeatedPlay({ temptation, reward, punishment });
      return played.kind === "failed" ? played : ok({ temptation, reward, punishment, threshold: played.value });
    }
    default:
      return assertNever(asked);
  }
}

function whichUnknown({ value: { unknowns } }: OwnCase): Result<never, Refused> {
  const ids = unknowns.map(({ id }) => id).join(", ");
  return refused({
    refusal: "unknownUnknown",
    path: "body.unknown",
    detail: ids === "" ? "The case has no unknowns." : `Say which unknown is meant: ${ids}.`,
  });
}
