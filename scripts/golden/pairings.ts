import type { Deadline, ProtocolSettings } from "@detente/engine";

/** Strategies that meet on every case, and how. */
export interface Pairing {
  readonly name: string;
  /** Seated in the order of the case's parties; from the first again where there are more parties. */
  readonly strategies: readonly string[];
  readonly protocol: ProtocolSettings;
  readonly deadline: Deadline;
  /** Milliseconds that a turn takes. */
  readonly turnTime: number;
}

export const OPENED_AT = "2000-01-01T09:00:00.000Z";

/** Few rounds, so that what is recorded stays short enough to read. */
const TWENTY_ROUNDS = { protocol: { kind: "alternatingOffers" }, deadline: { rounds: 20 }, turnTime: 60_000 } as const;
/** Five minutes a turn. */
const AN_AFTERNOON = { protocol: { kind: "openFloor" }, deadline: { at: "2000-01-01T12:00:00.000Z" }, turnTime: 300_000 } as const;

export const PAIRINGS: readonly Pairing[] = [
  { name: "boulware-conceder", strategies: ["boulware", "conceder"], ...TWENTY_ROUNDS },
  { name: "micro-micro", strategies: ["micro"], ...TWENTY_ROUNDS },
  { name: "linear-tit-for-tat", strategies: ["linear", "tit-for-tat"], ...TWENTY_ROUNDS },
  { name: "steady-boulware", strategies: ["steady", "boulware"], ...TWENTY_ROUNDS },
  { name: "steady-linear-open-floor", strategies: ["steady", "linear"], ...AN_AFTERNOON },
];
