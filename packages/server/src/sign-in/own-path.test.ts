import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

/** What browsers make of each was seen in Chromium: those that leave the site, and those that only look as if. */
const LEAVES = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r/evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https://evil.example",
  "http://localhost@evil.example",
  " //evil.example",
  "\u0000//evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/a/../..//evil.example",
  "/%2e%2e//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "evil.example",
  "",
  "?a",
  "#a",
];

test.each(LEAVES)("[R1] %j is no path of this server", (given) => {
  expect(ownPath(given)).toBeNull();
});

test("[R1] a path of this server stays as it is, with what a browser would have written otherwise written so", () => {
  expect(ownPath("/")).toBe("/");
  expect(ownPath("/tables/3b241101?tab=views#offers")).toBe("/tables/3b241101?tab=views#offers");
  expect(ownPath("/a/../b")).toBe("/b");
  expect(ownPath("/cases/Hà-Nội")).toBe("/cases/H%C3%A0-N%E1%BB%99i");
  for (const odd of ["/%5cevil.example", "/%2f/evil.example", "/%2f%2fevil.example", "/a//evil.example", "/@evil.example", "/:80"])
    expect(ownPath(odd)).toBe(odd);
});
