import type { readAuditLog } from "../contract/audit-contracts.ts";
import type { letBotSitIn, listBots, seatBot, takeBot } from "../contract/bot-contracts.ts";
import type { listSeatLinks, makeSeatLink, revokeSeatLink } from "../contract/seat-link-contracts.ts";
import type { changeSeat, giveSeat, listSeats, takeSeat } from "../contract/seat-contracts.ts";
import type { createTable, listTables, readTable } from "../contract/table-contracts.ts";
import type { listTokens, makeToken, revokeToken } from "../contract/token-contracts.ts";
import type { Caller, Service } from "./service.ts";

export interface SignIns {
  /** Who the cookies of a request stand for; null: nobody. In single-person mode that one person, whatever the cookies. */
  readonly callerOf: (cookies: Readonly<Record<string, string | undefined>>) => Promise<Caller | null>;
  /** Whom a bearer token stands for, the means of clients that are programs; null: nobody, or no more. */
  readonly callerOfToken: (token: string) => Promise<Caller | null>;
  /**
   * Tells once when what these cookies stand for is over, whichever process ended it; what they stand for may be over already. The function
   * that it gives ends the telling.
   */
  readonly whenOver: (cookies: Readonly<Record<string, string | undefined>>, told: () => void) => () => void;
  /** The same of a bearer token. */
  readonly whenTokenOver: (token: string, told: () => void) => () => void;
}

export interface Tokens {
  readonly make: Service<typeof makeToken>;
  readonly list: Service<typeof listTokens>;
  readonly revoke: Service<typeof revokeToken>;
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

export interface Bots {
  readonly list: Service<typeof listBots>;
  readonly seat: Service<typeof seatBot>;
  readonly sitIn: Service<typeof letBotSitIn>;
  readonly take: Service<typeof takeBot>;
}

export interface Audits {
  readonly read: Service<typeof readAuditLog>;
}
