import type { Result } from "@detente/engine";
import type { readAuditLog } from "./contract/audit-contracts.ts";
import type {
  dropCase,
  exportCase,
  importCase,
  listCaseHolders,
  listCases,
  listCaseVersions,
  readCase,
  shareCase,
  unshareCase,
} from "./contract/case-contracts.ts";
import type { Ended } from "./contract/parts.ts";
import type { askCounterOffers, askGuard, askReading, askVerdict } from "./contract/advice-contracts.ts";
import type { askAnalysis, askExchangePlan, askVerification } from "./contract/table-advice-contracts.ts";
import type { Problem } from "./contract/problem.ts";
import type { Input, Output, RouteContract } from "./contract/route-contract.ts";
import type { listSeatLinks, makeSeatLink, revokeSeatLink } from "./contract/seat-link-contracts.ts";
import type { changeSeat, giveSeat, listSeats, takeSeat } from "./contract/seat-contracts.ts";
import type { Seqs } from "./contract/seqs.ts";
import type { act, createSession, exportSession, LiveMessage, readSession } from "./contract/session-contracts.ts";
import type { createTable, listTables, readTable } from "./contract/table-contracts.ts";

/** Who asks, once that is known. */
export interface Caller {
  /** Uuid. */
  readonly person: string;
  readonly name: string;
}

/** What the routes need, and do not do themselves. Handlers take a request apart, ask one of these, and put the answer together. */
export interface Services {
  readonly signIns: SignIns;
  readonly cases: Cases;
  readonly tables: Tables;
  readonly seats: Seats;
  readonly seatLinks: SeatLinks;
  readonly audits: Audits;
  readonly sessions: Sessions;
  readonly advice: Advice;
  /** Whether the database answers. Never throws. */
  readonly isReady: () => Promise<boolean>;
}

/** Does what a route asks for, for this caller: as its contract says, or a problem. Who may what is decided here. */
export type Service<Contract extends RouteContract> = (
  caller: Caller,
  asked: Input<Contract>,
) => Promise<Result<Output<Contract>, Problem>>;

/** The same for what takes time: `gone` is aborted when nobody waits for the answer any more. */
export type PatientService<Contract extends RouteContract> = (
  caller: Caller,
  asked: Input<Contract>,
  gone: AbortSignal,
) => Promise<Result<Output<Contract>, Problem>>;

export interface SignIns {
  /** Who the cookies of a request stand for; null: nobody. In single-person mode that one person, whatever the cookies. */
  readonly callerOf: (cookies: Readonly<Record<string, string | undefined>>) => Promise<Caller | null>;
  /** Whom a bearer token stands for, the means of clients that are programs; null: nobody, as long as there are no such tokens. */
  readonly callerOfToken: (token: string) => Promise<Caller | null>;
  /**
   * Tells once when what these cookies stand for is over, whichever process ended it; what they stand for may be over already. The function
   * that it gives ends the telling.
   */
  readonly whenOver: (cookies: Readonly<Record<string, string | undefined>>, told: () => void) => () => void;
}

export interface Cases {
  readonly list: Service<typeof listCases>;
  readonly read: Service<typeof readCase>;
  readonly import: Service<typeof importCase>;
  readonly versions: Service<typeof listCaseVersions>;
  readonly file: Service<typeof exportCase>;
  readonly drop: Service<typeof dropCase>;
  readonly share: Service<typeof shareCase>;
  readonly holders: Service<typeof listCaseHolders>;
  readonly unshare: Service<typeof unshareCase>;
}

export interface Tables {
  readonly create: Service<typeof createTable>;
  readonly list: Service<typeof listTables>;
  readonly read: Service<typeof readTable>;
}

export interface Seats {
  readonly list: Service<typeof listSeats>;
  readonly give: Service<typeof giveSeat>;
  readonly change: Service<typeof changeSeat>;
  readonly take: Service<typeof takeSeat>;
}

export interface SeatLinks {
  readonly make: Service<typeof makeSeatLink>;
  readonly list: Service<typeof listSeatLinks>;
  readonly revoke: Service<typeof revokeSeatLink>;
}

export interface Audits {
  readonly read: Service<typeof readAuditLog>;
}

export interface Sessions {
  readonly create: Service<typeof createSession>;
  readonly read: Service<typeof readSession>;
  readonly act: Service<typeof act>;
  readonly watch: (caller: Caller, asked: Watching, reader: Reader) => Promise<Result<Watch, Problem>>;
  readonly export: Service<typeof exportSession>;
}

/** For the side of whoever asks, from what that side sees alone. */
export interface Advice {
  readonly verdict: PatientService<typeof askVerdict>;
  readonly counterOffers: PatientService<typeof askCounterOffers>;
  readonly guard: PatientService<typeof askGuard>;
  readonly reading: PatientService<typeof askReading>;
  readonly analysis: PatientService<typeof askAnalysis>;
  readonly exchangePlan: PatientService<typeof askExchangePlan>;
  readonly verification: PatientService<typeof askVerification>;
}

export interface Watching {
  /** Uuid. */
  readonly session: string;
  /** Uuid of the seat that is meant; undefined: the one that was given first. */
  readonly seat?: string | undefined;
  /** How far the reader is; null: it begins here, and is told the view first. */
  readonly after: Seqs | null;
}

/** Where the messages of one stream go. The route writes them out, beats while nothing happens, and cuts off readers that do not read. */
export interface Reader<Message = LiveMessage> {
  readonly tell: (message: Message | Ended) => void;
  /** Called by the service after the last message, as when a seat was taken away. */
  readonly end: () => void;
}

/** A stream that was begun. */
export interface Watch {
  /** Called once, when the reader has gone, or was cut off. */
  readonly stop: () => void;
}
