/** JSON for people and programs: indented, with a line end, and with every control character written out, so that it may be shown. */
export function jsonText(value: unknown): string {
  // JSON.stringify escapes U+0000 to U+001F. The others can stand only inside texts, where an escape means the same.
  const text = JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${text}\n`;
}
