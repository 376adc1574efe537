import type { Hash } from "../lib/chain.ts";
import { type Audience, sees, type Viewer } from "./audience.ts";
import { type ChainFault, chainFaults, type Disclosed, type Link } from "./chain.ts";

/** The log of one audience as it is kept: its links, and beside them, by sequence number, what they commit to and is not erased. */
export interface KeptLog {
  readonly audience: Audience;
  readonly links: readonly Link[];
  readonly disclosed: ReadonlyMap<number, Disclosed>;
}

/** Everything of a session that one viewer may see. A plain value that JSON can carry, and that verifies alone. */
export interface SessionExport {
  /** Version of this format. */
  readonly detente: 1;
  readonly session: string;
  readonly viewer: Viewer;
  /** The logs of the audiences that the viewer belongs to, whole, and no others. */
  readonly logs: readonly ExportedLog[];
}

export interface ExportedLog {
  readonly audience: Audience;
  readonly links: readonly Link[];
  /** In their order; what was erased is missing. */
  readonly disclosed: readonly Disclosed[];
}

/** What a server gave out once: where the chain of a log stood then. */
export interface Receipt {
  readonly audience: Audience;
  readonly seq: number;
  readonly head: string;
}

export const sessionExport = (session: string, viewer: Viewer, logs: readonly KeptLog[]): SessionExport => ({
  detente: 1,
  session,
  viewer,
  logs: logs
    .filter(({ audience }) => sees(viewer, audience))
    .map(({ audience, links, disclosed }) => ({
      audience,
      links,
      disclosed: [...disclosed].toSorted(([a], [b]) => a - b).map(([, known]) => known),
    })),
});

export type ExportFault = { readonly audience: Audience } & (ChainFault | { readonly code: "notForViewer" | "missingLog" | "twice" });

/**
 * Everything that is wrong with an export, log by log; empty: it is whole. Needs nothing but the export. With the receipts that the viewer
 * kept, it also notices logs that end too early, lead elsewhere, or are not there at all.
 */
export function exportFaults(
  hash: Hash,
  { session, viewer, logs }: SessionExport,
  receipts: readonly Receipt[] = [],
): readonly ExportFault[] {
  const missing = receipts.filter(({ audience }) => !logs.some((log) => log.audience === audience));
  return [
    ...logs.flatMap((log, k) =>
      logFaults(hash, { session, viewer, log, receipts, isFirst: logs.findIndex(({ audience }) => audience === log.audience) === k }),
    ),
    ...missing.map(({ audience }) => ({ audience, code: "missingLog" }) as const),
  ];
}

interface LogToVerify extends Pick<SessionExport, "session" | "viewer"> {
  readonly log: ExportedLog;
  readonly receipts: readonly Receipt[];
  readonly isFirst: boolean;
}

function logFaults(hash: Hash, { session, viewer, log, receipts, isFirst }: LogToVerify): readonly ExportFault[] {
  const { audience, links } = log;
  if (!isFirst) return [{ audience, code: "twice" }];
  if (!sees(viewer, audience)) return [{ audience, code: "notForViewer" }];
  const disclosed = new Map(log.disclosed.map((known) => [known.event.seq, known]));
  const whole = chainFaults(hash, { session, audience, links, disclosed });
  const cut = receipts
    .filter((receipt) => receipt.audience === audience)
    .flatMap(({ seq, head }) => chainFaults(hash, { session, audience, links, disclosed, receipt: { seq, head } }))
    .filter(({ code }) => code === "cutTail");
  return [...whole, ...cut].map((fault) => ({ audience, ...fault }));
}
