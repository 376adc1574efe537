/** How values are read from PostgreSQL's text form, by the number of their type: the same for both kinds of database. */
export const READERS: Readonly<Record<number, (text: string) => unknown>> = {
  // int8
  20: readWholeNumber,
  // bytea
  17: readBytes,
  // date, timestamp: as they stand, for neither names an instant
  1082: asItStands,
  1114: asItStands,
  // timestamptz
  1184: (text) => new Date(text).toISOString(),
  // numeric: more digits than a number holds
  1700: asItStands,
};

function readWholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Expected a whole number below 2^53, got ${text}`);
  return number;
}

/** Bytes of its own, not a piece of a larger buffer. */
function readBytes(text: string): Uint8Array {
  if (!text.startsWith("\\x")) throw new Error("Expected bytes in hexadecimal: the database's bytea_output must be hex");
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
}

function asItStands(text: string): string {
  return text;
}
