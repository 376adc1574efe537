import type { FastifyReply } from "fastify";
import type { Problem } from "../contract/problem.ts";
import { PROBLEM_JSON, problemDocumentOf } from "./problem-document-of.ts";

declare module "fastify" {
  interface FastifyReply {
    /** For the log. */
    problemCode: string | null;
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const document = problemDocumentOf(problem);
  reply.problemCode = problem.refusal ?? problem.code;
  if (problem.code === "notReady") reply.header("retry-after", "1");
  if (problem.code === "busy") reply.header("retry-after", "5");
  return reply.code(document.status).type(PROBLEM_JSON).send(document);
}
