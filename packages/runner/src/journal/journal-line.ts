import { crc32 } from "node:zlib";
import type { GameResult } from "@detente/engine";

const HEAD = /^\{"crc":"([0-9a-f]{8})","result":/u;

/** A finished game as a line of a journal, with its end. The checksum (CRC-32) is that of the result's own text. */
export function journalLine(result: GameResult): string {
  const text = JSON.stringify(result);
  return `{"crc":"${checksum(text)}","result":${text}}\n`;
}

/** The game in a line without its end; null where it is not whole. */
export function readJournalLine(line: string): GameResult | null {
  const [head, sum] = HEAD.exec(line) ?? [];
  if (head === undefined || !line.endsWith("}")) return null;
  const text = line.slice(head.length, -1);
  if (checksum(text) !== sum) return null;
  // The checksum says that this is, to the letter, what was written.
  return JSON.parse(text) as GameResult;
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, "0");
