import type { Analysis, InputName } from "@detente/engine";
import type { Labels } from "./labels.ts";
import { decimalsFor, decimalText } from "./numbers.ts";
import { plainText } from "./plain-text.ts";

/** An uncertain input of a brief: what it is called, and its range. */
export function inputWords(input: InputName, analysis: Analysis, labels: Labels): { readonly name: string; readonly range: string } {
  const decimals = decimalsFor([input.low, input.likely, input.high]);
  const [low, likely, high] = [input.low, input.likely, input.high].map((value) => decimalText(value, Math.min(3, decimals)));
  return { name: `${labels.party(input.party)}: ${kindWords(input, analysis, labels)}`, range: `${low} to ${high}, likely ${likely}` };
}

function kindWords({ kind, issue, detail }: InputName, analysis: Analysis, labels: Labels): string {
  const issueName = issue === null ? "" : labels.issue(issue);
  switch (kind) {
    case "weight":
      return `weight of ${issueName || plainText(detail)}`;
    case "worth":
      return `worth of ${[issueName, issue === null ? plainText(detail) : labels.option(issue, detail)].filter(Boolean).join(": ")}`;
    case "interaction":
      return `interaction ${plainText(detail)}`;
    case "reservation":
      return `reservation value${detail ? ` (${plainText(detail)})` : ""}`;
    case "probability":
      return `probability of ${unknownName(detail, analysis)}`;
  }
}

/** The detail names an unknown and a state by id; where it does not, it is printed as it is. */
function unknownName(detail: string, { unknowns }: Analysis): string {
  for (const unknown of unknowns) {
    const state = unknown.states.find(
      ({ id }) => detail.startsWith(unknown.id) && detail.endsWith(id) && detail.length > unknown.id.length + id.length,
    );
    if (state) return `${plainText(unknown.name)}: ${plainText(state.name)}`;
  }
  return plainText(detail);
}
