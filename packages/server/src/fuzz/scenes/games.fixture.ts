import type { Company } from "../company.fixture.ts";
import { CutShort, newKey, type Stage, type Visitor } from "../stage.fixture.ts";

/** Looks for the end of games that a thread plays, with others asking meanwhile. */
const MOST_LOOKS = 60;

/** A tournament and a simulation, played, read and erased. */
export async function games(stage: Stage, { facilitator, case: hash }: Company): Promise<void> {
  const seed = stage.rng.below(1000);
  const usual = { title: "A small one", rounds: 5, seed };
  const tournament = { ...usual, cases: [hash], strategies: ["boulware", "conceder"] };
  const simulation = { ...usual, case: hash, seats: ["boulware", "conceder"], games: 2 };
  await task(stage, facilitator, { kind: "Tournament", asked: tournament });
  await task(stage, facilitator, { kind: "Simulation", asked: simulation });
}

interface Asked {
  readonly kind: "Tournament" | "Simulation";
  readonly asked: object;
}

async function task(stage: Stage, who: Visitor, { kind, asked }: Asked): Promise<void> {
  const headers = { "idempotency-key": newKey() };
  const { id } = (await stage.do({ id: `create${kind}`, who, headers, body: asked })).json;
  const params = { task: String(id) };
  await stage.do({ id: `watch${kind}`, who, params });
  await untilDone(stage, async () => (await stage.do({ id: `read${kind}`, who, params })).json.state);
  await stage.do({ id: `list${kind}s`, who });
  await stage.do({ id: `read${kind}Results`, who, params });
  await stage.do({ id: `list${kind}Games`, who, params });
  await stage.do({ id: `read${kind}Table`, who, params });
  await stage.do({ id: `replay${kind}Game`, who, params: { ...params, number: "0" } });
  await stage.do({ id: `end${kind}`, who, params });
}

async function untilDone(stage: Stage, look: () => Promise<string>): Promise<void> {
  for (let k = 0; k < MOST_LOOKS; k++) {
    if ((await look()) === "done") return;
    await stage.ask({ id: "readReadiness", who: null });
  }
  throw new CutShort("no thread has played the games in time");
}
