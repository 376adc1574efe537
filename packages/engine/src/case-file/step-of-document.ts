import { partyId, stepId } from "../model/ids.ts";
import type { Step } from "../model/step.ts";
import { given, sourcesOf, texts, textsOf } from "./optional-fields.ts";
import type { StepDocument } from "./step-document.ts";

export function stepOf(step: StepDocument): Step {
  const { earliest, days, evidence, verifier, parts, undo } = step;
  return {
    id: stepId(String(step.id)),
    ...textsOf(step),
    party: partyId(String(step.party)),
    ...given(
      "after",
      step.after?.map((before) => stepId(String(before))),
    ),
    ...given("days", days),
    ...given("parts", parts),
    ...texts({ earliest, evidence, verifier, undo }),
    ...sourcesOf(step),
  };
}
