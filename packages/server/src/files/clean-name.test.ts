import { expect, test } from "vitest";
import { FILE_TYPES, UNKNOWN_TYPE } from "../contract/file-contracts.ts";
import { cleanName } from "./clean-name.ts";

test.each([
  ["Notice 5.pdf", "application/pdf", "Notice 5.pdf"],
  ["Отчёт, часть 2.PDF", "application/pdf", "Отчёт, часть 2.PDF"],
  ["../../etc/passwd", "text/plain", "passwd.txt"],
  ["C:\\windows\\system32\\evil.exe", "application/zip", "evil.exe.zip"],
  ["photo\u202egpj.exe", "image/jpeg", "photogpj.exe.jpg"],
  ["a\u0000b\r\nc\u0085.txt", "text/plain", "abc.txt"],
  ["page.html", "text/plain", "page.html.txt"],
  ["page.html", UNKNOWN_TYPE, "page.html.bin"],
  ["..", "text/csv", "file.csv"],
  ["", "application/json", "file.json"],
  [".htaccess", "text/plain", "htaccess.txt"],
  ["con.txt", "text/plain", "_con.txt"],
  ["NUL", "text/plain", "_NUL.txt"],
  ['a<b>:"|?*%20.csv', "text/csv", "a_b_______20.csv"],
  ["\ud800\ufeff\u2066", "text/plain", "file.txt"],
  ["می\u200cخواهم.txt", "text/plain", "می\u200cخواهم.txt"],
  ["trailing. . .", "image/png", "trailing.png"],
  ["e\u0301.png", "image/png", "\u00e9.png"],
] as const)("%j of %s is saved as %j", (given, type, wanted) => {
  expect(cleanName(given, type)).toBe(wanted);
});

test("whatever a name is, what comes of it fits a file system, ends in its type, and comes of itself", () => {
  const hostile = [
    "x".repeat(300),
    "😀".repeat(300),
    `${"a".repeat(300)}.pdf`,
    "/".repeat(300),
    "\u202e".repeat(300),
    ".".repeat(300),
    "a/b\\c.d.e",
  ];
  for (const type of [...FILE_TYPES, UNKNOWN_TYPE] as const)
    for (const given of hostile) {
      const name = cleanName(given, type);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(name).toMatch(/^[^/\\\p{Cc}]+\.[a-z]{3,4}$/u);
      expect(cleanName(name, type)).toBe(name);
    }
});
