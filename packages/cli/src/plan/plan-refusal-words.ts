import { assertNever, type CasePlanRefusal, type ExchangeFault } from "@detente/engine";
import { refusalWords } from "../analysis-of.ts";

/** Why there is no plan, one problem a line. Texts of a case are not yet safe to show. */
export function planRefusalWords(refusal: CasePlanRefusal): readonly string[] {
  switch (refusal.code) {
    case "unknownParty":
    case "missingBrief":
    case "missingEstimate":
      return [refusalWords(refusal)];
    case "noSteps":
      return ["the case has no steps to plan; they stand in its list steps"];
    case "notTwoParties":
      return [`an exchange is planned between two parties so far; the steps of this case are done by ${refusal.parties.join(", ")}`];
    case "missingWorths":
      return refusal.worths.map(({ party, step }) => `what step ${step} costs or brings ${party} is not stated`);
    case "faults":
      return refusal.faults.map(faultWords);
    default:
      return assertNever(refusal);
  }
}

function faultWords(fault: ExchangeFault): string {
  switch (fault.code) {
    case "notTwoParties":
      return `an exchange is planned between two parties so far, not ${fault.parties}`;
    case "noSteps":
      return "there are no steps to plan";
    case "repeatedParty":
      return `party ${fault.party} is listed twice`;
    case "repeatedStep":
      return `step ${fault.step} is listed twice`;
    case "unknownParty":
      return `step ${fault.step} is done by ${fault.party}, who is no party`;
    case "unknownStep":
      return `step ${fault.step} comes after ${fault.names}, which is no step`;
    case "circle":
      return `steps wait for each other in a circle: ${fault.steps.join(", ")}`;
    case "outOfRange":
      return `${fault.step === null ? `party ${fault.party ?? ""}` : `step ${fault.step}`}: ${fault.field} cannot be ${fault.value}`;
    case "notADate":
      return `${fault.step === null ? "--start" : `step ${fault.step}`}: ${fault.value} is no date from 1900 to 8999, such as 2019-03-01`;
    case "tooManyPieces":
      return `${fault.party} has ${fault.pieces} steps, with each of their parts counted; the most is ${fault.most}`;
    case "notAPair":
      return `${fault.steps.join(" and ")} cannot be done at once: it takes a step of each party, neither of which waits for the other`;
    default:
      return assertNever(fault);
  }
}
