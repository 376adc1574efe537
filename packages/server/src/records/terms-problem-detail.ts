import { assertNever, type TermsProblem } from "@detente/engine";

/** What to do about a problem of terms, for people. */
export function termsProblemDetail({ code, facts }: TermsProblem): string {
  const id = facts["id"] ?? "";
  switch (code) {
    case "badShape":
      return "This is missing, of a wrong kind, or not known here.";
    case "doubled":
      return `There is another "${id}". Give each its own id.`;
    case "unknownId":
      return `There is no "${id}" among those that the terms name.`;
    case "verifierIsOwner":
      return `"${id}" would verify what is its own. Name another.`;
    case "owedToOwner":
      return `"${id}" would owe it to itself. Name others.`;
    case "circle":
      return `"${id}" waits for itself, or for others that do.`;
    default:
      return assertNever(code);
  }
}
