import { caseService } from "./cases/case-service.ts";
import type { Database } from "./database/database.ts";
import { classRoutes } from "./exercises/class-routes.ts";
import { fileService } from "./files/file-service.ts";
import { keepingService } from "./keeping/keeping-service.ts";
import { tableFileService } from "./keeping/table-file-service.ts";
import { guardedRoutes } from "./routes/guarded-routes.ts";
import { KeptAnswers } from "./routes/kept-answers.ts";
import { keepingRoutes } from "./routes/keeping-routes.ts";
import { peopleRoutes } from "./routes/people-routes.ts";
import type { ServedRoute } from "./routes/served-route.ts";
import type { Services } from "./services.ts";
import { tokenService } from "./sign-in/token-service.ts";
import { auditService } from "./tables/audit-service.ts";
import { seatLinkService } from "./tables/seat-link-service.ts";
import { tableService } from "./tables/table-service.ts";
import { type Life, lifeOf } from "./life-of.ts";
import { openParts, type PartMeans, type Parts } from "./open-parts.ts";

export interface OpenServices extends Life {
  readonly services: Services;
  /** All there are for people. */
  readonly routes: readonly ServedRoute[];
  /** Ends the threads, once nobody asks any more. */
  readonly close: () => Promise<void>;
}

/** Everything that routes ask, put together. */
export async function openServices(means: PartMeans): Promise<OpenServices> {
  const parts = await openParts(means);
  const services = servicesOf(parts, means);
  const routes = routesOf(parts, services, means);
  return { services, routes, ...lifeOf(parts, means.settings.workers ?? 1), close: () => parts.desks.close() };
}

function servicesOf(parts: Parts, { database, sealers }: PartMeans): Services {
  const { desks, tasks, sessions, seats, briefs, records, signIn, bots, exercises, advice } = parts;
  return {
    signIns: signIn.signIns,
    tokens: tokenService(database),
    cases: caseService({ database, sealer: sealers.server, desk: desks.cases }),
    tables: tableService({ database, sealers }),
    seats,
    seatLinks: seatLinkService({ database, changed: seats.changed }),
    audits: auditService(database),
    bots: bots.service,
    exercises,
    briefs,
    sessions,
    records,
    files: fileService({ database, sealers }),
    advice,
    tournaments: tasks.tournaments,
    simulations: tasks.simulations,
    isReady: () => answers(database),
  };
}

function routesOf(
  { signIn, seats, desks, words }: Parts,
  services: Services,
  { database, sealers, settings }: PartMeans,
): readonly ServedRoute[] {
  const classes = signIn.guests === null ? [] : classRoutes({ ...signIn.guests, sealer: sealers.server });
  const kept = keepingRoutes(
    keepingService({ database, sealers, words, changed: seats.changed, mode: settings.signIn.kind }),
    tableFileService({ database, sealers, desk: desks.cases }),
  );
  const guarded = guardedRoutes([...peopleRoutes(services, settings), ...kept], new KeptAnswers({ database, sealer: sealers.server }));
  return [...signIn.routes, ...classes, ...guarded];
}

async function answers(database: Database): Promise<boolean> {
  try {
    return await database.transact({ kind: "nobody" }, async () => true);
  } catch {
    return false;
  }
}
