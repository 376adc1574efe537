import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { failed, ok, type Result } from "@detente/engine";
import { TABLE_FORM, type TableLine, tableLine } from "./table-file.ts";

/** Lines that are read before others have their turn. */
const AT_ONCE = 50;
/** Bytes of a line. Only the second, the case, may be longer. */
const LONGEST = 2 ** 20;

/** The lines of a file but for its end, each of its form; or what is wrong, with the number of the line. */
export async function readTableFile(bytes: Buffer): Promise<Result<readonly TableLine[], string>> {
  const lines: TableLine[] = [];
  for (let begin = 0; begin < bytes.length; ) {
    const end = bytes.indexOf(10, begin);
    const at = `Line ${lines.length + 1}`;
    if (end === -1) return failed(`${at} is torn: the file has no end.`);
    if (end - begin > LONGEST && lines.length !== 1) return failed(`${at} is longer than any of a table.`);
    const line = lineIn(bytes.subarray(begin, end));
    if (line === null) return failed(`${at} is no line of a table of Detente.`);
    if (line.kind === "end") {
      const told = createHash("sha256").update(bytes.subarray(0, begin)).digest("hex");
      if (told !== line.sha256) return failed("The file is not as it was written.");
      if (end + 1 !== bytes.length) return failed(`${at} is the end, but more follows.`);
      const [first] = lines;
      if (first?.kind !== "table") return failed("Line 1 does not tell of a table.");
      if (first.form > TABLE_FORM) return failed("The file was made by a newer version of Detente.");
      return ok(lines);
    }
    lines.push(line);
    begin = end + 1;
    if (lines.length % AT_ONCE === 0) await setImmediate();
  }
  return failed("The file has no end.");
}

function lineIn(bytes: Uint8Array): TableLine | null {
  try {
    // Other bytes than UTF-8 would be read as something else than was written.
    return tableLine.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))).data ?? null;
  } catch {
    return null;
  }
}
