import type { Database } from "../database/database.ts";
import { Gathering } from "../gathering.ts";
import type { ServedRoute } from "../routes/served-route.ts";
import type { SignIns } from "../services.ts";
import type { Settings } from "../settings.ts";
import { consoleRoutes } from "./console-routes.ts";
import { issuersByPath } from "./issuer-path.ts";
import type { GuestMeans } from "./guest-means.ts";
import { joinRoutes } from "./join-routes.ts";
import { rejoinRoutes } from "./rejoin-routes.ts";
import { keptOf } from "./secret.ts";
import { signInCookies } from "./sign-in-cookies.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { signOutRoutes } from "./sign-out-routes.ts";
import { signedInAll, type SignedIn } from "./sign-in-store.ts";
import { SignInWalk } from "./sign-in-walk.ts";
import { SignInsOver } from "./sign-ins-over.ts";
import { tokenCallers } from "./token-callers.ts";

export interface PeopleSignIn {
  readonly signIns: SignIns;
  /** To be served beside the others. */
  readonly routes: readonly ServedRoute[];
  /** For pages where more people come in; null: nobody comes by links or codes here. */
  readonly guests: GuestMeans | null;
  /** Ends what is read live with sign-ins whose time is over. To be done now and then. */
  readonly lookAround: () => Promise<void>;
}

interface Means {
  readonly database: Database;
  readonly settings: Settings;
}

/** Who asks is looked up for many requests at once, where there are many. */
const ROUNDS = { rounds: 2, most: 200 } as const;
const NOBODY = { issuers: [], privateHosts: [] } as const;

/** Sign-in of people by the identity providers of the settings. Asks none of them anything before somebody wants to sign in. */
export async function peopleSignIn({ database, settings }: Means): Promise<PeopleSignIn> {
  const { issuers: known, privateHosts } = settings.signIn.kind === "people" ? settings.signIn : NOBODY;
  const issuers = issuersByPath(known);
  const cookies = signInCookies(settings);
  const over = await SignInsOver.heardBy(database);
  const walk = new SignInWalk({ database, issuers, cookies, over, privateHosts });
  const asked = new Gathering<Uint8Array, SignedIn | null>(ROUNDS, (tokens) =>
    database.transact({ kind: "engine" }, (transaction) => signedInAll(transaction, tokens)),
  );
  const signIns: SignIns = {
    callerOf: async (given) => {
      const token = keptOf(given[cookies.signIn.name]);
      if (token === null) return null;
      const person = await asked.ask(token);
      return person === null ? null : { person: person.id, name: person.name, signedInAt: person.since };
    },
    ...tokenCallers(database, over),
    whenOver: (given, told) => {
      const token = keptOf(given[cookies.signIn.name]);
      return token === null ? () => undefined : over.when(token, told);
    },
  };
  const guests = { database, cookies, signIns, over };
  const byLink = settings.signIn.kind === "people" && settings.signIn.seatLinks === "on";
  const routes = [
    ...signInRoutes({ issuers, walk }),
    ...signOutRoutes(guests),
    ...(byLink ? [...joinRoutes(guests), ...rejoinRoutes(guests), ...consoleRoutes(guests)] : []),
  ];
  return { signIns, routes, guests: byLink ? guests : null, lookAround: () => over.lookAround() };
}
