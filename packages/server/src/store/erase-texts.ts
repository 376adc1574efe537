import { sql as raw } from "kysely";
import { canonicalJson, type SessionEvent } from "@detente/engine";
import type { Transaction } from "../database/database.ts";
import type { Sealer } from "../secrets/sealed.ts";
import type { IsKept } from "../sessions/bare-brief.ts";
import { withoutTexts } from "../sessions/without-texts.ts";
import { placeOf } from "./session-log.ts";

interface Erasing {
  /** Uuid. */
  readonly session: string;
  readonly sealer: Sealer;
  readonly which: { readonly by: string } | { readonly audience: string; readonly seq: number };
  readonly isKept: IsKept;
}

/**
 * Seals events anew without their texts and their salts; links and heads stay. What was kept to answer their requests again goes too, for it
 * would tell whether a guess at the words is right. How many events were there, and how many of them held words.
 */
export async function eraseTexts(
  { sql }: Transaction,
  { session, sealer, which, isKept }: Erasing,
): Promise<{ readonly found: number; readonly erased: number }> {
  const all = sql.selectFrom("session_event").select(["audience", "seq", "position", "sealed"]).where("session_id", "=", session);
  const meant =
    "by" in which ? all.where("by_person", "=", which.by) : all.where("audience", "=", which.audience).where("seq", "=", which.seq);
  const rows = await meant.forUpdate().execute();
  let erased = 0;
  for (const { audience, seq, position, sealed } of rows) {
    if (sealed === null) continue;
    const place = placeOf(session, audience, seq);
    // Sealed by appendLogs or here, and opened with its place.
    const { event } = JSON.parse(sealer.open(place, sealed)) as { readonly event: SessionEvent };
    const left = withoutTexts(event, isKept);
    if (left === null || canonicalJson(left) === canonicalJson(event)) continue;
    await sql
      .updateTable("session_event")
      .set({ sealed: sealer.seal(place, JSON.stringify({ event: left, salt: null })) })
      .where("session_id", "=", session)
      .where("audience", "=", audience)
      .where("seq", "=", seq)
      .execute();
    await raw`delete from action_key where session_id = ${session}::uuid
      and (answer->>'first')::bigint <= ${position}::bigint and (answer->>'last')::bigint >= ${position}::bigint`.execute(sql);
    erased++;
  }
  return { found: rows.length, erased };
}
