import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { TABLE_FORM, type TableLine, tableLine } from "./table-line.ts";
import { WrongTableFile } from "./wrong-table-file.ts";

/** Bytes that are read before others have their turn. */
const AT_ONCE = 256 * 1024;
/** Bytes of a line. */
const LONGEST = 2 ** 20;

export interface NumberedLine {
  /** 1, 2, 3. */
  readonly number: number;
  readonly line: TableLine;
}

/**
 * The lines of a file as it comes, each of its form, but for the end, with which all bytes before must agree. Throws `WrongTableFile`. Holds a
 * line at a time.
 */
export async function* readTableLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  const sum = createHash("sha256");
  let [number, read] = [0, 0];
  let hasEnded = false;
  for await (const text of linesIn(bytes)) {
    number++;
    if (hasEnded) throw wrong(number, "The file ends before it.");
    const line = lineOf(text);
    if (line === null) throw wrong(number, "This is no line of a table of Detente.");
    if ((number === 1) !== (line.kind === "table")) throw wrong(number, "The first line, and no other, tells of a table.");
    if (line.kind === "table" && line.form > TABLE_FORM)
      throw new WrongTableFile("A newer version of Detente has written the file.", { line: 1, cure: "Bring this server up to date." });
    if (line.kind === "end") {
      if (sum.digest("hex") !== line.sha256) throw wrong(number, "The file is not as it was written.");
      hasEnded = true;
      continue;
    }
    sum.update(text);
    yield { number, line };
    read += text.length;
    if (read < AT_ONCE) continue;
    read = 0;
    await setImmediate();
  }
  if (!hasEnded) throw wrong(number + 1, "The file is torn: it has no end.");
}

const wrong = (line: number, what: string): WrongTableFile => new WrongTableFile(what, { line });

/** Each with its end. */
async function* linesIn(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let number = 1;
  let held: Buffer[] = [];
  let size = 0;
  for await (const part of bytes) {
    let rest = Buffer.from(part.buffer, part.byteOffset, part.length);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield Buffer.concat([...held, rest.subarray(0, end + 1)]);
      [held, size, rest] = [[], 0, rest.subarray(end + 1)];
      number++;
    }
    if (rest.length === 0) continue;
    held.push(rest);
    size += rest.length;
    if (size > LONGEST) throw wrong(number, "No line of a table is as long.");
  }
  if (size > 0) throw wrong(number, "The file is torn: it has no end.");
}

function lineOf(text: Uint8Array): TableLine | null {
  if (text.length > LONGEST || isDeep(text)) return null;
  try {
    // Other bytes than UTF-8 would be read as something else than was written.
    return tableLine.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Whether a line of JSON lies deeper in brackets than any of a table, so that what goes into it could run out of stack. */
function isDeep(text: Uint8Array): boolean {
  let [depth, isInText] = [0, false];
  for (let k = 0; k < text.length; k++) {
    const sign = text[k];
    if (isInText) {
      if (sign === BACKSLASH) k++;
      else if (sign === QUOTE) isInText = false;
    } else if (sign === QUOTE) isInText = true;
    else if (sign === BRACKET || sign === BRACE) {
      if (++depth > DEEPEST) return true;
    } else if (sign === BRACKET + 2 || sign === BRACE + 2) depth--;
  }
  return false;
}

const DEEPEST = 60;
/** Of UTF-8. What closes a bracket comes two behind what opens it. */
const [QUOTE, BRACKET, BACKSLASH, BRACE] = [0x22, 0x5b, 0x5c, 0x7b] as const;
