import type { Action } from "../action.ts";
import { type Deciding, type Decision, decideTable, refuse } from "../deciding.ts";

type Text = Extract<Action, { readonly kind: "proposeText" | "agreeText" | "bracketText" }>;

/** Bracketed text, option by option [X1] to [X4]. */
export function decideText(deciding: Deciding, action: Text): Decision {
  if (action.by.kind !== "party") return refuse("notYourPlace", "kind", { kind: action.kind });
  const { party } = action.by;
  const { issue, option } = action;
  const { current, matters } = deciding.state;
  const numbered = current.space.issues.find((each) => each.id === issue);
  if (numbered === undefined) return refuse("unknownIssue", "issue", { issue });
  if (!numbered.optionNumbers.has(option)) return refuse("unknownOption", "option", { issue, option });
  if (action.kind === "proposeText") return decideTable(deciding, [{ kind: "textProposed", party, issue, option, text: action.text }]);
  const found = matters.texts.find((each) => each.issue === issue && each.option === option);
  if (found === undefined) return refuse("noText", "option", { issue, option });
  const isAgreed = found.agreedBy.includes(party);
  if (action.kind === "agreeText")
    return isAgreed ? refuse("alreadyAgreedText", "option") : decideTable(deciding, [{ kind: "textAgreed", party, issue, option }]);
  return isAgreed
    ? decideTable(deciding, [{ kind: "textBracketed", party, issue, option }])
    : refuse("noText", "option", { issue, option });
}
