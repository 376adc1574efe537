import { assertNever, type VerificationRefusal } from "@detente/engine";

/** What is wrong with a question about verification, as a sentence for the user. */
export function verificationRefusalWords({ code, path, facts }: VerificationRefusal): string {
  const option = optionOf(path);
  switch (code) {
    case "outOfRange":
      return `${option}: expected a number from ${facts["least"]} to ${facts["most"]}, got ${facts["value"]}`;
    case "notWhole":
      return `${option}: expected a whole number from ${facts["least"]} to ${facts["most"]}, got ${facts["value"]}`;
    case "notAboveZero":
      return `${option}: expected a number above 0, got ${facts["value"]}`;
    case "notBelow":
      return `${option}: expected a number below ${facts["below"]}, got ${facts["value"]}`;
    case "notBetween":
      return `${option}: expected a number between ${facts["above"]} and ${facts["below"]}, got ${facts["value"]}; breaking must tempt more than keeping gives, and keeping give more than when nobody keeps`;
    case "impossibleEvidence":
      return `${facts["finds"]} finds in ${facts["visits"]} visits cannot be, whether something is there or not; look at prior, sensitivity and specificity`;
    case "unknownParty":
      return `${option}: no party ${facts["party"]}; the parties are ${facts["parties"]}`;
    case "missingBrief":
      return `the case has no brief for ${facts["party"]}, so what it believes is not known`;
    case "unknownUnknown":
      return `${option}: no unknown ${facts["unknown"]}; ${facts["unknowns"] === "" ? "the case has none" : `the unknowns are ${facts["unknowns"]}`}`;
    case "unknownState":
      return `${option}: no state ${facts["state"]}; the states are ${facts["states"]}`;
    case "noStates":
      return `say of which state to make sure, with --state; the states are ${facts["states"]}`;
    case "allStates":
      return `${option}: one of the states is true for certain; leave at least one out`;
    default:
      return assertNever(code);
  }
}

const NAMES: Readonly<Record<string, string>> = { party: "--as", states: "--state" };

/** The option that a path of the engine comes from: "caughtCost" from --caught-cost, "sensitivities.one" from --sensitivity. */
function optionOf(path: string): string {
  const [head = ""] = path.split(".");
  if (head === "sensitivities") return `--sensitivity ${path.slice(head.length + 1)}`;
  return NAMES[head] ?? `--${head.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}
