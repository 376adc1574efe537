import { assertNever, type TermsProblem } from "@detente/engine";

/** What is wrong with terms, for people. */
export function termsProblemWords({ code, path, facts }: TermsProblem): string {
  const id = facts["id"] ?? "";
  switch (code) {
    case "badShape":
      return path === "" ? "these are no terms" : `${path} is missing, of a wrong kind, or not known here`;
    case "doubled":
      return `${path}: there is another "${id}"`;
    case "unknownId":
      return `${path}: no "${id}" among those that are named`;
    case "verifierIsOwner":
      return `${path}: "${id}" would verify what is its own`;
    case "owedToOwner":
      return `${path}: "${id}" would owe it to itself`;
    case "circle":
      return `${path}: "${id}" waits for itself, or for others that do`;
    default:
      return assertNever(code);
  }
}
