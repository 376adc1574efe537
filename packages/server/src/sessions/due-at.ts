import type { SessionState } from "@detente/engine";

/** When time alone next brings something about in a session: its end, or that of a pause [T3] [P3]. ISO; null: never, as it stands. */
export function dueAt({ phase, setup, matters }: SessionState): string | null {
  if (phase !== "open" && phase !== "paused" && phase !== "awaiting") return null;
  const deadline = setup?.deadline.at ?? null;
  const until = phase === "paused" ? (matters.pause?.until ?? null) : null;
  return deadline === null || (until !== null && until < deadline) ? until : deadline;
}
