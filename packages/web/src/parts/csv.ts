export type Cell = string | number | null;

/**
 * A table as CSV (RFC 4180), as spreadsheets open it: a text that they would take for a formula is led by an apostrophe. Numbers are written
 * whole, with a point, whatever the language.
 */
export const csv = (rows: readonly (readonly Cell[])[]): string => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
