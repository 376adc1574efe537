import type { Outcome } from "../model/combination.ts";
import type { IssueId } from "../model/ids.ts";

/** Whether two outcomes of one space are the same, whatever objects they are. */
export const haveSameOptions = (a: Outcome, b: Outcome): boolean =>
  // The keys of an outcome are issue ids.
  a === b || (Object.keys(a) as IssueId[]).every((issue) => a[issue] === b[issue]);
