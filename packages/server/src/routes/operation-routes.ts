import { createHash, timingSafeEqual } from "node:crypto";
import { failed, ok } from "@detente/engine";
import { openApi } from "../contract/open-api.ts";
import { readLiveness, readMetrics, readOpenApi, readReadiness } from "../contract/operation-contracts.ts";
import type { RouteContract } from "../contract/route-contract.ts";
import type { Metrics } from "../metrics.ts";
import type { Services } from "../services.ts";
import { isLoopback } from "../settings/is-loopback.ts";
import type { Settings } from "../settings.ts";
import { type From, served, type ServedRoute } from "./served-route.ts";

interface Means {
  readonly settings: Settings;
  readonly services: Pick<Services, "isReady">;
  readonly metrics: Metrics;
  /** Of all other routes. */
  readonly contracts: readonly RouteContract[];
}

/** For whoever runs the server, and for programs that want to know what it answers to. */
export function operationRoutes({ settings, services, metrics, contracts }: Means): readonly ServedRoute[] {
  const document = openApi([...contracts, readLiveness, readReadiness, readMetrics, readOpenApi]);
  return [
    served(readLiveness, async () => ok({ is: "alive" })),
    served(readReadiness, async () =>
      (await services.isReady()) ? ok({ is: "ready" }) : failed({ code: "notReady", detail: "The database does not answer." }),
    ),
    served(readMetrics, async ({ from }) => (mayMeasure(settings, from) ? ok(metrics.text()) : failed({ code: "notAllowed" }))),
    served(readOpenApi, async () => ok(document)),
  ];
}

function mayMeasure({ metricsToken, trustedProxies }: Settings, { address, token, isForwarded }: From): boolean {
  if (metricsToken !== null && token !== null && isSame(metricsToken, token)) return true;
  // A proxy on this machine that nobody has named would make everybody seem to be here.
  return isLoopback(address) && (!isForwarded || trustedProxies.length > 0);
}

/** Takes as long whatever is different. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
