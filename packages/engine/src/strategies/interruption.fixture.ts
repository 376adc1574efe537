import type { Rng } from "../lib/rng.ts";
import { optionId, type PartyId } from "../model/ids.ts";
import type { Action } from "../session/action.ts";
import type { Table } from "./table.fixture.ts";

const FACILITATOR = { kind: "facilitator" } as const;

/** Something that happens to a table while parties take turns: issues change, a brief is revised, the deadline moves, talks begin anew. For tests. */
export function interruption(table: Table, party: PartyId, rng: Rng): Action {
  const { value } = table.state.current;
  switch (rng.below(4)) {
    case 0:
      return amendment(table, rng);
    case 1: {
      const other = value.parties[rng.below(value.parties.length)]?.id ?? party;
      const brief = value.briefs[other] ?? value.briefs[party];
      if (brief === undefined) throw new Error("Expected briefs");
      return { by: { kind: "party", party }, kind: "reviseBrief", brief };
    }
    case 2:
      return { by: FACILITATOR, kind: "moveDeadline", rounds: (table.state.setup?.deadline.rounds ?? 0) + 2 };
    default:
      return { by: FACILITATOR, kind: "reset" };
  }
}

/** Of an issue with named options, one is called otherwise or is gone. */
function amendment(table: Table, rng: Rng): Action {
  const { issues, constraints } = table.state.current.value;
  const issue = issues.find((each) => each.kind === "choice" && each.options.length > 1);
  if (issue?.kind !== "choice") return { by: FACILITATOR, kind: "amend", issues: [...issues], constraints: [], mapping: {} };
  const changed = issue.options[rng.below(issue.options.length)];
  const renamed = rng.below(2) === 0 || changed === undefined ? null : { ...changed, id: optionId(`${changed.id}-new`) };
  const options = issue.options.flatMap((option) => (option === changed ? (renamed ?? []) : option));
  return {
    by: FACILITATOR,
    kind: "amend",
    issues: issues.map((each) => (each === issue ? { ...issue, options } : each)),
    // What is gone must not be named any more.
    constraints: constraints.filter((rule) => !JSON.stringify(rule).includes(`"${issue.id}"`)),
    mapping: { [issue.id]: { issue: issue.id, options: { [changed?.id ?? ""]: renamed?.id ?? null } } },
  };
}
