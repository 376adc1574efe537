import type { Result } from "@detente/engine";
import type { eraseFile, listFiles, readFile, uploadFile } from "../contract/file-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import type {
  actInRecord,
  beginRecord,
  consentToRecord,
  exportRecord,
  listRecordEvents,
  listRecords,
  nameRecordBody,
  readRecord,
  RecordMessage,
  withdrawRecord,
} from "../contract/record-contracts.ts";
import type { Reader, Watch } from "./reader.ts";
import type { Caller, Service } from "./service.ts";

export interface Records {
  readonly begin: Service<typeof beginRecord>;
  readonly list: Service<typeof listRecords>;
  readonly read: Service<typeof readRecord>;
  readonly consent: Service<typeof consentToRecord>;
  readonly withdraw: Service<typeof withdrawRecord>;
  readonly act: Service<typeof actInRecord>;
  readonly events: Service<typeof listRecordEvents>;
  readonly watch: (caller: Caller, asked: WatchingRecord, reader: Reader<RecordMessage>) => Promise<Result<Watch, Problem>>;
  readonly export: Service<typeof exportRecord>;
  readonly nameBody: Service<typeof nameRecordBody>;
}

export interface WatchingRecord {
  /** Uuid. */
  readonly record: string;
  /** Uuid of the seat that is meant; undefined: the one that was given first. */
  readonly seat: string | undefined;
  /** Number of the last event that the reader has; null: it begins here. */
  readonly after: number | null;
}

export interface Files {
  readonly upload: Service<typeof uploadFile>;
  readonly list: Service<typeof listFiles>;
  readonly read: Service<typeof readFile>;
  readonly erase: Service<typeof eraseFile>;
}
