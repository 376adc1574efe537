import type { Result } from "@detente/engine";
import type { askCounterOffers, askGuard, askReading, askVerdict } from "../contract/advice-contracts.ts";
import type { changeBrief, LiveBriefMessage, readBrief, readBriefHistory } from "../contract/brief-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type { Seqs } from "../contract/seqs.ts";
import type { act, createSession, exportSession, readSession } from "../contract/session-contracts.ts";
import type { askAnalysis, askExchangePlan, askVerification } from "../contract/table-advice-contracts.ts";
import type { Reader, Watch } from "./reader.ts";
import type { Caller, Service } from "./service.ts";
import type { ToldService } from "./told-service.ts";

export interface Briefs {
  readonly read: Service<typeof readBrief>;
  readonly history: Service<typeof readBriefHistory>;
  readonly change: Service<typeof changeBrief>;
  readonly watch: (caller: Caller, asked: WatchingBrief, reader: Reader<LiveBriefMessage>) => Promise<Result<Watch, Problem>>;
}

export interface WatchingBrief {
  /** Uuid. */
  readonly table: string;
  readonly party: string;
  /** Which of the caller's seats is meant. */
  readonly seat: string | undefined;
  /** Number of the last edit that was read; null: it begins here. */
  readonly after: number | null;
}

export interface Sessions {
  readonly create: Service<typeof createSession>;
  readonly read: Service<typeof readSession>;
  readonly act: Service<typeof act>;
  readonly watch: (caller: Caller, asked: Watching, reader: Reader) => Promise<Result<Watch, Problem>>;
  readonly export: Service<typeof exportSession>;
}

export interface Watching {
  /** Uuid. */
  readonly session: string;
  /** Uuid of the seat that is meant; undefined: the one that was given first. */
  readonly seat?: string | undefined;
  /** How far the reader is; null: it begins here, and is told the view first. */
  readonly after: Seqs | null;
}

/** For the side of whoever asks, from what that side sees alone. */
export interface Advice {
  readonly verdict: ToldService<typeof askVerdict>;
  readonly counterOffers: ToldService<typeof askCounterOffers>;
  readonly guard: ToldService<typeof askGuard>;
  readonly reading: ToldService<typeof askReading>;
  readonly analysis: ToldService<typeof askAnalysis>;
  readonly exchangePlan: ToldService<typeof askExchangePlan>;
  readonly verification: ToldService<typeof askVerification>;
}
