import type { Audience, KeptLog } from "@detente/engine";
import type { KeptEvent } from "./kept-session.ts";

/** Events of a session, log by log, as an export takes them. */
export function keptLogs(events: readonly KeptEvent[]): readonly KeptLog[] {
  const audiences = new Set<Audience>(events.map(({ link }) => link.audience));
  return [...audiences].map((audience) => {
    const own = events.filter(({ link }) => link.audience === audience);
    return {
      audience,
      links: own.map(({ link }) => link),
      disclosed: new Map(own.flatMap(({ link: { seq }, event, salt }) => (salt === null ? [] : [[seq, { event, salt }] as const]))),
    };
  });
}
