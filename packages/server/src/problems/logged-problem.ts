import type { FastifyRequest } from "fastify";
import type { Problem } from "../contract/problem.ts";
import { problemOfError } from "./problem-of-error.ts";

/** What an error that was thrown means to whoever asked. One that is ours is for the log, and told by the request's id alone. */
export function loggedProblem(request: FastifyRequest, error: unknown): Problem {
  const problem = problemOfError(error);
  if (problem === null) request.log.error({ err: error }, "broken");
  return problem ?? { code: "broken", id: request.id };
}
