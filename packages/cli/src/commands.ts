import type { Define } from "./define.ts";

export interface CommandEntry {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  /** Loads the module of the command. Only the command that is asked for is loaded. */
  readonly load: () => Promise<Define>;
}

/** In the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: "new", summary: "write a case file to start from", load: async () => (await import("./commands/new.ts")).newFile },
  { name: "check", summary: "say what is wrong or doubtful in case files", load: async () => (await import("./commands/check.ts")).check },
  {
    name: "prepare",
    summary: "ask what you want, in choices and rough numbers, and write it as your brief",
    load: async () => (await import("./commands/prepare.ts")).prepare,
  },
  {
    name: "analyse",
    alias: "analyze",
    summary: "what could be agreed: frontier, ZOPA, solutions, trades, red lines",
    load: async () => (await import("./commands/analyse.ts")).analyse,
  },
  {
    name: "improve",
    summary: "is there something better for everyone than this outcome?",
    load: async () => (await import("./commands/improve.ts")).improve,
  },
  {
    name: "alternatives",
    summary: "what a party has without agreement: risk, break-even chances, where to look first",
    load: async () => (await import("./commands/alternatives.ts")).alternatives,
  },
  {
    name: "assess",
    summary: "what to do with an offer: accept, counter, keep talking, pause or walk away, and why",
    load: async () => (await import("./commands/assess.ts")).assess,
  },
  {
    name: "counter",
    summary: "what to put forward instead of an offer, and several packages at once that are worth the same",
    load: async () => (await import("./commands/counter.ts")).counter,
  },
  {
    name: "plan",
    summary: "in which order to exchange steps, so that nobody gains by stopping",
    load: async () => (await import("./commands/plan.ts")).plan,
  },
  {
    name: "verify",
    summary: "what inspection shows: sample sizes, visits and belief, inspection games, deterrence",
    load: async () => (await import("./commands/verify.ts")).verify,
  },
  {
    name: "strategies",
    summary: "the strategies that play, with formulas, sources and parameters",
    load: async () => (await import("./commands/strategies.ts")).strategies,
  },
  {
    name: "play",
    summary: "sit down at the table yourself, against a strategy",
    load: async () => (await import("./commands/play.ts")).play,
  },
  {
    name: "simulate",
    summary: "play one game: strategies against each other, offer by offer",
    load: async () => (await import("./commands/simulate.ts")).simulate,
  },
  {
    name: "tournament",
    summary: "strategies against each other, on many cases: standings, and who beats whom",
    load: async () => (await import("./commands/tournament.ts")).tournament,
  },
  {
    name: "replay",
    summary: "play a recorded game again, step by step, and see that it comes out the same",
    load: async () => (await import("./commands/replay.ts")).replay,
  },
  {
    name: "serve",
    summary: "open tables at which people sit, on this machine or for others",
    load: async () => (await import("./commands/serve.ts")).serve,
  },
  {
    name: "backup",
    summary: "write everything that a server keeps into a file, while it runs or not",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  {
    name: "restore",
    summary: "put a backup into a database, on this machine or another",
    load: async () => (await import("./commands/restore.ts")).restore,
  },
  {
    name: "worker",
    summary: "play a server's tournaments and simulations, on this machine or another",
    load: async () => (await import("./commands/worker.ts")).worker,
  },
  {
    name: "track",
    summary: "how an agreement is carried out: commitments, evidence, clocks, both accounts",
    load: async () => (await import("./commands/track.ts")).track,
  },
  {
    name: "record",
    summary: "verify a record of commitments: any edit is found",
    load: async () => (await import("./commands/record.ts")).record,
  },
  {
    name: "import",
    summary: "make a case file from Genius XML or GeniusWeb JSON",
    load: async () => (await import("./commands/import.ts")).importCase,
  },
  {
    name: "export",
    summary: "write a case as Genius XML, GeniusWeb JSON or canonical JSON",
    load: async () => (await import("./commands/export.ts")).exportCase,
  },
  {
    name: "schema",
    summary: "print the JSON Schema of case files, or of the analysis",
    load: async () => (await import("./commands/schema.ts")).schema,
  },
  {
    name: "completion",
    summary: "print a completion script for your shell",
    load: async () => (await import("./commands/completion.ts")).completion,
  },
  {
    name: "tour",
    summary: "analyse the Hanoi summit of 2019 and write its report",
    load: async () => (await import("./commands/tour.ts")).tour,
  },
];
