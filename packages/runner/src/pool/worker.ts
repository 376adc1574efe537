import { parentPort, workerData } from "node:worker_threads";
import { caseMeasures, type GameResult, ownUtility, sessionCase, type Strategy, tournamentPlan } from "@detente/engine";
import { houseStrategy } from "../house-strategy.ts";
import type { FromWorker, Order, ToWorker, WorkerData } from "./messages.ts";
import { playOrder, type Playroom } from "./play-order.ts";
import { RemoteDesk } from "./remote-desk.ts";
import { Watch } from "./watch.ts";

/** Milliseconds between two messages with results, at most: a message for each game would cost more than the game. */
const PATIENCE = 50;

// The thread that starts this one hands over nothing else.
const { settings, limits, watch: cells, strategies } = workerData as WorkerData;
const port = parentPort;
if (port === null) throw new Error("Expected to be started as a thread");
const post = (message: FromWorker): void => port.postMessage(message);

const made = tournamentPlan(settings);
if (made.kind === "failed") throw new Error("Expected settings that make a plan");
const plan = made.value;
const desk = new RemoteDesk(post);
const known = new Map<string, Strategy<unknown>>();
const room: Playroom = { plan, watch: new Watch(cells), desk, limits, strategyOf };
const own = strategies === null ? null : await import(strategies);
const prepared = new Set<number>();

function strategyOf(name: string): Strategy<unknown> {
  const strategy = known.get(name) ?? own?.strategyOf(name) ?? houseStrategy(name);
  known.set(name, strategy);
  return strategy;
}

/** Computes what all players of a case need, so that the time is nobody's: in a large case it takes seconds. */
function prepare({ number }: Order): void {
  const { caseIndex } = plan.spec(number);
  if (prepared.has(caseIndex)) return;
  prepared.add(caseIndex);
  const value = settings.cases[caseIndex]?.value;
  if (value === undefined) return;
  caseMeasures(value);
  const { space } = sessionCase(value);
  for (const brief of Object.values(value.briefs)) {
    if (brief !== undefined) ownUtility({ space, unknowns: value.unknowns, constraints: value.constraints, brief });
  }
}

async function playAll(orders: readonly Order[]): Promise<void> {
  let results: GameResult[] = [];
  let postedAt = performance.now();
  for (const order of orders) {
    prepare(order);
    const result = playOrder(room, order);
    // Waiting, even for what is there, would cost more than many a game.
    results.push(result instanceof Promise ? await result : result);
    if (performance.now() - postedAt < PATIENCE) continue;
    post({ kind: "played", results });
    [results, postedAt] = [[], performance.now()];
  }
  if (results.length > 0) post({ kind: "played", results });
  post({ kind: "through" });
}

let playing = Promise.resolve();
port.on("message", (message: ToWorker) => {
  if (message.kind === "asked") desk.take(message.question, message.asked);
  else playing = playing.then(() => playAll(message.orders));
});
