import { expect, test } from "vitest";
import { csv } from "./csv.ts";

test("cells with commas, quotes and line breaks are quoted, and read back as they were", () => {
  expect(csv([["a,b", 'say "no"', "two\nlines", null, 1.5]])).toBe('\uFEFF"a,b","say ""no""","two\nlines",,1.5\r\n');
});

test("a text that a spreadsheet would compute is led by an apostrophe; a number below nothing is none", () => {
  expect(csv([["=1+1", "+49", "-x", "@cmd", -3]])).toBe("\uFEFF'=1+1,'+49,'-x,'@cmd,-3\r\n");
});
