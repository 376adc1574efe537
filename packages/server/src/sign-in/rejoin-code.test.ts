import { expect, test } from "vitest";
import { keptOfCode, newRejoinCode } from "./rejoin-code.ts";

test("a code is five groups of four letters, each time others, with at least 80 bits", () => {
  const codes = Array.from({ length: 1000 }, newRejoinCode);
  for (const code of codes) expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}(?:-[BCDFGHJKLMNPQRSTVWXZ]{4}){4}$/);
  expect(new Set(codes).size).toBe(1000);
  // Each letter is about as common as another: 1,000 of each are expected.
  const counts = Object.values(Object.groupBy(codes.join("").replaceAll("-", ""), (letter) => letter)).map((all) => all?.length ?? 0);
  expect(counts.length).toBe(20);
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200);
  expect(20 * Math.log2(20)).toBeGreaterThan(80);
});

test("how a code is written makes no difference, and what is no code is none", () => {
  const kept = keptOfCode("BCDF-GHJK-LMNP-QRST-VWXZ");
  expect(kept?.length).toBe(32);
  for (const same of ["bcdfghjklmnpqrstvwxz", " BCDF GHJK LMNP QRST VWXZ\n", "bcdf.ghjk–lmnp_qrst/vwxz"])
    expect(keptOfCode(same)).toEqual(kept);
  for (const odd of ["", "BCDF", "ACDF-GHJK-LMNP-QRST-VWXZ", "BCDF-GHJK-LMNP-QRST-VWXZ-B", "BCDF-GHJK-LMNP-QRST-VWX1"])
    expect(keptOfCode(odd)).toBeNull();
});
