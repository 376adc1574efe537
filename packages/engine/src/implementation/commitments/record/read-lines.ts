import { canonicalJson } from "../../../lib/canonical-json.ts";
import { is, type Look, objectOf } from "../../../lib/look.ts";
import { isText } from "../../../lib/plain-checks.ts";
import { plainProblem } from "../../../lib/plain-problem.ts";
import { eventShape } from "../action-shape.ts";
import type { CommitmentEvent } from "../action.ts";
import type { RecordFault } from "./record-fault.ts";
import { eventLineText } from "./record-line.ts";

const NEWLINE = 10;

/** The lines of a file, without their ends, each as the text that its bytes say; null where they are no UTF-8. */
export interface FileLines {
  readonly texts: readonly (string | null)[];
  /** Bytes after the last line end. */
  readonly torn: number;
}

/** Splits at line feeds and nowhere else. A byte order mark is kept, so that it does not go unnoticed. */
export function fileLines(bytes: Uint8Array): FileLines {
  const texts: (string | null)[] = [];
  let from = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
    texts.push(decoded(bytes.subarray(from, end)));
    from = end + 1;
  }
  return { texts, torn: bytes.length - from };
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const text = is(isText);
const salt = is((value) => isText(value) || value === null);
const eventLine: Look = objectOf({ commitment: text, event: eventShape, head: text, salt });

export interface EventLine {
  readonly commitment: string;
  readonly event: CommitmentEvent;
  /** The same as canonical JSON. */
  readonly eventText: string;
  readonly head: string;
  /** Null: what was said in the event was erased [K37]. */
  readonly salt: string | null;
}

/** The value in the first line, or what is wrong with how it is written [K31]. */
export function canonicalValue(line: number, source: string | null): { readonly value: unknown } | RecordFault {
  const read = plainValue(line, source);
  return !("value" in read) || canonicalJson(read.value) === source ? read : { line, code: "notCanonical" };
}

function plainValue(line: number, source: string | null): { readonly value: unknown } | RecordFault {
  if (source === null) return { line, code: "notUtf8" };
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    if (error instanceof SyntaxError) return { line, code: "notJson" };
    throw error;
  }
  // Before it is written out again, which would not come back from endless nesting.
  const unplain = plainProblem(value);
  return unplain === undefined ? { value } : { line, code: "badForm", path: unplain };
}

/** The event in a line, or what is wrong with how it is written [K31]. */
export function readEventLine(line: number, source: string | null): { readonly value: EventLine } | RecordFault {
  const read = plainValue(line, source);
  if (!("value" in read)) return read;
  const [path] = eventLine(read.value, "");
  if (path !== undefined) return { line, code: "badForm", path };
  // Its shape was looked at just now.
  const { commitment, event, head, salt } = read.value as Omit<EventLine, "eventText">;
  const value = { commitment, event, eventText: canonicalJson(event), head, salt };
  return eventLineText(value) === source ? { value } : { line, code: "notCanonical" };
}
