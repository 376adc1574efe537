import { expect, test } from "vitest";
import type { FileType } from "../contract/file-contracts.ts";
import { TypeCheck } from "./type-check.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

function checked(type: FileType, ...pieces: readonly Uint8Array[]): string {
  const check = new TypeCheck(type);
  for (const piece of pieces) check.pass(piece);
  return check.type();
}

const ODT = "application/vnd.oasis.opendocument.text";

test.each([
  ["application/pdf", "%PDF-1.7", "<script>"],
  ["image/png", "\x89PNG\r\n\x1a\n", "\x89PNG\n\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff\xe0", "\xff\xd8"],
  ["image/webp", "RIFF\x10\x00\x00\x00WEBPVP8 ", "RIFF\x10\x00\x00\x00WAVEfmt "],
  ["image/gif", "GIF89a", "GIF90a"],
  ["application/zip", "PK\x03\x04", "MZ\x90\x00"],
  [ODT, `PK\x03\x04${" ".repeat(26)}mimetype${ODT}`, "PK\x03\x04"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x03\x04", "<?xml"],
] as const)("%s is known by how it begins", (type, good, bad) => {
  expect(checked(type, bytes(`${good} and more`))).toBe(type);
  expect(checked(type, bytes(bad))).toBe("application/octet-stream");
  expect(checked(type)).toBe("application/octet-stream");
});

test("text is UTF-8 without zeros to its end, wherever it was cut; no text is text as well", () => {
  for (const type of ["text/plain", "text/csv", "application/json"] as const) {
    const text = Buffer.from("Ёлки, 나무");
    for (let cut = 0; cut <= text.length; cut++) expect(checked(type, text.subarray(0, cut), text.subarray(cut))).toBe(type);
    expect(checked(type, text.subarray(0, 1))).toBe("application/octet-stream");
    expect(checked(type, text, bytes("\xff"))).toBe("application/octet-stream");
    expect(checked(type, bytes("a\x00b"), text)).toBe("application/octet-stream");
    expect(checked(type)).toBe(type);
  }
});
