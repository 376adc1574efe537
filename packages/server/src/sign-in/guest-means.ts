import type { Database } from "../database/database.ts";
import type { SignIns } from "../services.ts";
import type { SignInCookies } from "./sign-in-cookies.ts";
import type { SignInsOver } from "./sign-ins-over.ts";

/** What the pages need for people who come by a link. */
export interface GuestMeans {
  readonly database: Database;
  readonly cookies: SignInCookies;
  readonly signIns: Pick<SignIns, "callerOf">;
  readonly over: SignInsOver;
}
