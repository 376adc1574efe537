import { assertNever, type CasePlanRefusal, type ExchangeFault } from "@detente/engine";
import type { WrongPart } from "../../problems/wrong-parts.ts";
import type { Refused } from "../refused.ts";
import { perspectiveWords } from "./perspective-words.ts";

/** Why there is no plan. */
export function exchangeRefused(refusal: CasePlanRefusal): Refused {
  const { code } = refusal;
  const said = { code: "refused", refusal: code } as const;
  switch (code) {
    case "unknownParty":
    case "missingBrief":
    case "missingEstimate":
      return { ...said, detail: perspectiveWords(refusal) };
    case "noSteps":
      return { ...said, detail: "The case has no steps to plan." };
    case "notTwoParties":
      return { ...said, detail: `An exchange is planned between two parties so far; the steps are done by ${refusal.parties.join(", ")}.` };
    case "missingWorths":
      return {
        ...said,
        detail: "What steps cost or bring is not stated in your side's brief or its estimates.",
        wrong: refusal.worths.map(({ party, step }) => ({ path: `steps.${step}`, detail: `For ${party} nothing is stated.` })),
      };
    case "faults":
      return {
        ...said,
        refusal: refusal.faults[0]?.code ?? code,
        detail: "The steps make no exchange.",
        wrong: refusal.faults.map(faultPart),
      };
    default:
      return assertNever(code);
  }
}

function faultPart(fault: ExchangeFault): WrongPart {
  switch (fault.code) {
    case "notTwoParties":
      return { path: "steps", detail: `An exchange is planned between two parties so far, not ${fault.parties}.` };
    case "noSteps":
      return { path: "steps", detail: "There are no steps to plan." };
    case "repeatedParty":
      return { path: "steps", detail: `Party ${fault.party} is listed twice.` };
    case "repeatedStep":
      return { path: `steps.${fault.step}`, detail: "It is listed twice." };
    case "unknownParty":
      return { path: `steps.${fault.step}`, detail: `It is done by ${fault.party}, who is no party.` };
    case "unknownStep":
      return { path: `steps.${fault.step}`, detail: `It names ${fault.names}, which is no step.` };
    case "circle":
      return { path: "steps", detail: `Steps wait for each other in a circle: ${fault.steps.join(", ")}.` };
    case "outOfRange":
      return {
        path: fault.step === null ? `parties.${fault.party ?? ""}` : `steps.${fault.step}`,
        detail: `${fault.field} cannot be ${fault.value}.`,
      };
    case "notADate":
      return {
        path: fault.step === null ? "body.start" : `steps.${fault.step}`,
        detail: "Give a date from 1900 to 8999, such as 2019-03-01.",
      };
    case "tooManyPieces":
      return { path: "steps", detail: `${fault.party} has ${fault.pieces} steps, each of their parts counted; the most is ${fault.most}.` };
    case "notAPair":
      return {
        path: "body.simultaneous.pairs",
        detail: `${fault.steps.join(" and ")} cannot be done at once: it takes a step of each party, neither of which waits for the other.`,
      };
    default:
      return assertNever(fault);
  }
}
