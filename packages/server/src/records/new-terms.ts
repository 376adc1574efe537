import {
  type Case,
  compileTerms,
  type CompiledTerms,
  failed,
  isTimeZone,
  ok,
  type Result,
  type TermsProblem,
  termsOfSteps,
} from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { beginRecord } from "../contract/record-contracts.ts";
import type { Input } from "../contract/route-contract.ts";
import type { KeptEvent } from "../sessions/kept-session.ts";
import type { RecordBasis } from "./held-record.ts";
import { termsProblemDetail } from "./terms-problem-detail.ts";

type Source = Input<typeof beginRecord>["body"]["from"];
type FromAgreement = Extract<Source, { readonly kind: "agreement" }>;

export interface NewTerms {
  readonly terms: CompiledTerms;
  readonly basis: RecordBasis | null;
}

/** Problems that are told at most; the rest shows when these are mended. */
const MOST_TOLD = 50;

/** Terms as somebody wrote them, or everything that is wrong with them. */
export function termsAsGiven(terms: unknown): Result<NewTerms, Problem> {
  const compiled = compileTerms(terms);
  return compiled.kind === "ok" ? ok({ terms: compiled.value, basis: null }) : failed(wrong("body.from.terms", compiled.failure));
}

/** Where an agreement is to be carried out: the log of the session as the table sees it, and the case with its steps. */
interface Agreed {
  readonly log: readonly KeptEvent[];
  readonly base: Pick<Case, "title" | "language" | "parties" | "steps">;
}

/**
 * Steps of a case as terms for what a session has agreed on. Their id is the head of the table's log after the agreement: so the chain of the
 * record is bound to that of the session.
 */
export function termsOfAgreement(from: FromAgreement, { log, base }: Agreed): Result<NewTerms, Problem> {
  // A round after the agreement may have put another in its place.
  const agreed = log.findLast(({ event }) => event.kind === "agreed");
  if (agreed?.event.kind !== "agreed") return failed({ code: "noAgreement" });
  const { at, head, seq } = agreed.link;
  const { zone = "UTC", title = base.title, coder, snapback } = from;
  const unknown = (from.steps ?? []).filter((step) => !base.steps.some(({ id }) => id === step));
  const problems = [
    ...(isTimeZone(zone) ? [] : [{ path: "body.from.zone", detail: "Give the name of a time zone here, as Europe/Vienna." }]),
    ...unknown.map((step) => ({ path: "body.from.steps", detail: `The case has no step "${step}".` })),
    ...(base.steps.length > 0 ? [] : [{ path: "body.from", detail: "The case has no steps. Give terms instead." }]),
  ];
  if (problems.length > 0) return failed({ code: "badRequest", wrong: problems.slice(0, MOST_TOLD) });
  const steps = from.steps === undefined ? base.steps : base.steps.filter(({ id }) => from.steps?.includes(id));
  const compiled = compileTerms(
    termsOfSteps(
      { ...base, steps },
      {
        id: head,
        title,
        agreedAt: at,
        zone,
        ...(coder === undefined ? {} : { coder }),
        ...(snapback === undefined ? {} : { snapback }),
      },
    ),
  );
  if (compiled.kind === "failed") return failed(wrong("body.from.steps", compiled.failure));
  return ok({ terms: compiled.value, basis: { session: from.session, outcome: agreed.event.outcome, seq, head } });
}

const wrong = (under: string, problems: readonly TermsProblem[]): Problem => ({
  code: "badRequest",
  wrong: problems.slice(0, MOST_TOLD).map((problem) => ({
    path: problem.path === "" ? under : `${under}.${problem.path}`,
    detail: termsProblemDetail(problem),
  })),
});
