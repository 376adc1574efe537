#!/usr/bin/env node
// Goes down its outcomes as the time goes by. Needs Node 24, which reads TypeScript as it is.
import { createInterface } from "node:readline";

interface Ranked {
  readonly outcome: Readonly<Record<string, string>>;
  readonly utility: number;
}

let outcomes: readonly Ranked[] = [];

const say = (message: object): void => console.log(JSON.stringify(message));

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.kind === "init") {
    outcomes = message.outcomes.filter(({ utility }: Ranked) => utility >= message.reservationValue);
    say({ kind: "ready", name: "timely", version: 1 });
  } else if (message.kind === "act") {
    const { relativeTime, legal } = message.view;
    const next = outcomes[Math.floor(relativeTime * (outcomes.length - 1))];
    const good = next && Object.entries(message.worth).find(([, worth]) => Number(worth) >= next.utility);
    if (next === undefined) say({ kind: "move", deed: { kind: "walkAway" } });
    else if (good && legal.includes("accept")) say({ kind: "move", deed: { kind: "accept", offer: Number(good[0]) } });
    else say({ kind: "move", deed: { kind: "offer", outcome: next.outcome } });
  }
}
