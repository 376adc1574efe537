import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

const PIECES = ["/", "//", "\\", ".", "..", "@", ":", "?", "#", "%2f", "%5c", "%2e", "\t", "\n", " ", "\u0000", "https:", "javascript:"];
const pieces = fc.oneof(fc.constantFrom(...PIECES, "evil.example", "a"), fc.string({ unit: "binary", maxLength: 4 }));
const path = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(""));

test("[R1] whatever is taken for an own path leads, from any page, to this server, and is taken for the same path again", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        path,
        path.map((rest) => `/${rest}`),
      ),
      (given) => {
        const own = ownPath(given);
        if (own === null) return;
        for (const base of ["https://talks.example", "http://127.0.0.1:8020/sign-in/a/callback"])
          expect(new URL(own, base).origin).toBe(new URL(base).origin);
        expect(own).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        expect(ownPath(own)).toBe(own);
      },
    ),
    { seed: 1, numRuns: 5000 },
  );
});
