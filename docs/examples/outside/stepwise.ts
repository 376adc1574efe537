#!/usr/bin/env node
// Goes down its outcomes one by one, a step for each new offer of the other side. Needs Node 24, which reads TypeScript as it is.
import { createInterface } from "node:readline";

interface Ranked {
  readonly outcome: Readonly<Record<string, string>>;
  readonly utility: number;
}

let outcomes: readonly Ranked[] = [];
let step = 0;

const say = (message: object): void => console.log(JSON.stringify(message));

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.kind === "init") {
    outcomes = message.outcomes.filter(({ utility }: Ranked) => utility >= message.reservationValue);
    say({ kind: "ready", name: "stepwise", version: 1 });
  } else if (message.kind === "act") {
    const next = outcomes[Math.min(step++, outcomes.length - 1)];
    const good = next && Object.entries(message.worth).find(([, worth]) => Number(worth) >= next.utility);
    if (next === undefined) say({ kind: "move", deed: { kind: "walkAway" } });
    else if (good !== undefined && message.view.legal.includes("accept")) say({ kind: "move", deed: { kind: "accept", offer: Number(good[0]) } });
    else say({ kind: "move", deed: { kind: "offer", outcome: next.outcome } });
  }
}
