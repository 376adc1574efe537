import type { Problem, ProblemDocument } from "../contract/problem.ts";
import { PROBLEMS } from "../contract/problem-codes.ts";

export const PROBLEM_JSON = "application/problem+json; charset=utf-8";

/** A problem as it goes over the wire, field by field. */
export const problemDocumentOf = ({ code, detail, path, facts, refusal, wrong, faults, id }: Problem): ProblemDocument => ({
  type: `urn:detente:problem:${code}`,
  title: PROBLEMS[code].title,
  status: PROBLEMS[code].status,
  code,
  ...(detail === undefined ? {} : { detail }),
  ...(path === undefined ? {} : { path }),
  ...(facts === undefined ? {} : { facts }),
  ...(refusal === undefined ? {} : { refusal }),
  ...(wrong === undefined ? {} : { wrong }),
  ...(faults === undefined ? {} : { faults }),
  ...(id === undefined ? {} : { id }),
});
