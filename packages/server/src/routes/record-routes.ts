import { failed, ok, type Result } from "@detente/engine";
import { eraseFile, listFiles, readFile, uploadFile } from "../contract/file-contracts.ts";
import type { Problem } from "../contract/problem.ts";
import {
  actInRecord,
  beginRecord,
  consentToRecord,
  exportRecord,
  listRecordEvents,
  listRecords,
  nameRecordBody,
  readRecord,
  watchRecord,
  withdrawRecord,
} from "../contract/record-contracts.ts";
import type { Services } from "../services.ts";
import { servedToCaller, type ServedRoute, streamedToCaller } from "./served-route.ts";

/** Carrying a deal out: records of commitments, and the files that are evidence. */
export const recordRoutes = ({ records, files }: Pick<Services, "records" | "files">): readonly ServedRoute[] => [
  servedToCaller(beginRecord, records.begin),
  servedToCaller(listRecords, records.list),
  servedToCaller(readRecord, records.read),
  servedToCaller(consentToRecord, records.consent),
  servedToCaller(withdrawRecord, records.withdraw),
  servedToCaller(actInRecord, records.act),
  servedToCaller(listRecordEvents, records.events),
  servedToCaller(exportRecord, records.export),
  servedToCaller(nameRecordBody, records.nameBody),
  streamedToCaller(watchRecord, async (caller, { params: { record }, query: { seat, after }, headers }, reader) => {
    const read = readAfter(headers["last-event-id"], after);
    return read.kind === "failed" ? read : records.watch(caller, { record, seat, after: read.value }, reader);
  }),
  servedToCaller(uploadFile, files.upload),
  servedToCaller(listFiles, files.list),
  servedToCaller(readFile, files.read),
  servedToCaller(eraseFile, files.erase),
];

/** The header counts first: a browser that comes back asks the same address again, and says there how far it got. */
function readAfter(header: string | undefined, query: string | undefined): Result<number | null, Problem> {
  const text = header ?? query;
  if (text === undefined) return ok(null);
  if (/^\d{1,9}$/.test(text)) return ok(Number(text));
  const path = header === undefined ? "query.after" : "header.last-event-id";
  return failed({ code: "badRequest", wrong: [{ path, detail: "Give the id of a message of this stream, or leave it out." }] });
}
