import { ok, type PartyId, type Result } from "@detente/engine";
import type { Problem } from "../contract/problem.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { Advice, Caller } from "../services.ts";
import type { Meanwhile } from "../services/told-service.ts";
import type { Remembering } from "../sessions/erased-words.ts";
import { AnswerCache, type KnownQuestion } from "./answer-cache.ts";
import type { AdviceDesk, OfKind } from "./advice-desk.ts";
import type { AdviceAnswers, AdviceKind } from "./question.ts";
import { type AskedSide, type SideMeans, sideOfSession, type SideOfSession } from "./side-of-session.ts";
import { sideOfTable, type SideOfTable } from "./side-of-table.ts";

export interface AdviceMeans extends SideMeans {
  readonly desk: AdviceDesk;
}

export interface AdviceService extends Advice {
  /** The last answers, which quote what people wrote. */
  readonly memory: Remembering;
}

/** Advice for the own side. What it rests on is read here; what is computed is computed in threads. */
export function adviceService({ database, sealers, desk }: AdviceMeans): AdviceService {
  const cache = new AnswerCache();
  const means: Means = { database, sealers, desk, cache };
  return {
    memory: cache,
    verdict: (caller, { params: { session }, query, body }, meanwhile) =>
      ofSession(means, { kind: "verdict", session, ...whose(caller, query, body), body, ...meanwhile }, ({ from }) => ({
        kind: "verdict",
        from,
        asked: body,
      })),
    counterOffers: (caller, { params: { session }, query, body }, meanwhile) =>
      ofSession(means, { kind: "counterOffers", session, ...whose(caller, query, body), body, ...meanwhile }, ({ from }) => ({
        kind: "counterOffers",
        from,
        asked: body,
      })),
    guard: (caller, { params: { session }, query, body }, meanwhile) =>
      ofSession(means, { kind: "guard", session, ...whose(caller, query, body), body, ...meanwhile }, ({ from }) => ({
        kind: "guard",
        from,
        asked: body,
      })),
    reading: (caller, { params: { session }, query }, meanwhile) =>
      ofSession(
        means,
        { kind: "reading", session, ...whose(caller, query, query), path: "query.as", body: null, ...meanwhile },
        ({ from }) => ({
          kind: "reading",
          from,
        }),
      ),
    analysis: (caller, { params: { table }, query, body }, meanwhile) =>
      ofTable(means, { kind: "analysis", table, ...whose(caller, query, body), body, ...meanwhile }, (from) => ({
        kind: "analysis",
        from,
        asked: body,
      })),
    exchangePlan: (caller, { params: { table }, query, body }, meanwhile) =>
      ofTable(means, { kind: "exchangePlan", table, ...whose(caller, query, body), body, ...meanwhile }, (from) => ({
        kind: "exchangePlan",
        from,
        asked: body,
      })),
    verification: (caller, { params: { table }, query, body }, meanwhile) =>
      ofTable(means, { kind: "verification", table, ...whose(caller, query, body), body, ...meanwhile }, (from) => ({
        kind: "verification",
        from,
        asked: body,
      })),
  };
}

interface Means extends AdviceMeans {
  readonly cache: AnswerCache;
}

interface Asking<Kind> extends AskedSide, Meanwhile {
  readonly kind: Kind;
  /** As it was asked: part of what an answer is known by. */
  readonly body: unknown;
}

const whose = (
  { person }: Caller,
  { seat }: { readonly seat?: string | undefined },
  { as }: { readonly as?: PartyId | undefined },
): AskedSide => ({ person, seat, as, path: "body.as" });

type OfSession<Kind extends AdviceKind> = { readonly party: PartyId; readonly at: string; readonly seqs: Seqs } & AdviceAnswers[Kind];

async function ofSession<Kind extends AdviceKind>(
  means: Means,
  asking: Asking<Kind> & { readonly session: string },
  question: (side: SideOfSession) => OfKind<Kind>,
): Promise<Result<OfSession<Kind>, Problem>> {
  const { session, kind, body } = asking;
  const erasures = means.cache.now;
  const side = await sideOfSession(means, session, asking);
  if (side.kind === "failed") return side;
  const { table, from, seqs, briefSeq, caseHash } = side.value;
  const { party, at } = from;
  const known = { table, party, session, basis: { caseHash, briefSeq, seqs }, asked: { kind, body } };
  return remembered<OfSession<Kind>>(means, { known, at, erasures }, async () => {
    const answer = await means.desk.ask<Kind>(question(side.value), { ...asking, table });
    return answer.kind === "failed" ? answer : ok({ party, at, seqs, ...answer.value });
  });
}

type OfTable<Kind extends AdviceKind> = { readonly party: PartyId; readonly briefSeq: number } & AdviceAnswers[Kind];

async function ofTable<Kind extends AdviceKind>(
  means: Means,
  asking: Asking<Kind> & { readonly table: string },
  question: (side: Pick<SideOfTable, "value" | "party">) => OfKind<Kind>,
): Promise<Result<OfTable<Kind>, Problem>> {
  const { kind, body, table } = asking;
  const erasures = means.cache.now;
  const side = await sideOfTable(means, table, asking);
  if (side.kind === "failed") return side;
  const { party, value, briefSeq, caseHash, at } = side.value;
  const known = { table, party, session: null, basis: { caseHash, briefSeq }, asked: { kind, body } };
  return remembered<OfTable<Kind>>(means, { known, at, erasures }, async () => {
    const answer = await means.desk.ask<Kind>(question({ value, party }), asking);
    return answer.kind === "failed" ? answer : ok({ party, briefSeq, ...answer.value });
  });
}

async function remembered<Answer>(
  { cache }: Means,
  { known, at, erasures }: { readonly known: KnownQuestion; readonly at: string; readonly erasures: number },
  compute: () => Promise<Result<Answer, Problem>>,
): Promise<Result<Answer, Problem>> {
  const kept = cache.read(known, at);
  // What is kept under a question is what was computed for it, of which its kind is part.
  if (kept !== undefined) return ok(kept as Answer);
  const computed = await compute();
  if (computed.kind === "ok") cache.keep(known, { answer: computed.value, at, erasures });
  return computed;
}
