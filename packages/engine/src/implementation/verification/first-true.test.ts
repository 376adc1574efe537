import { expect, test } from "vitest";
import { firstTrue } from "./first-true.ts";

test("the border is found wherever it is, up to the most and not beyond", () => {
  for (const most of [0, 1, 2, 7, 100]) {
    for (let border = 0; border <= most + 1; border++) {
      const asked: number[] = [];
      const found = firstTrue((n) => {
        asked.push(n);
        return n >= border;
      }, most);
      expect(found).toBe(border);
      expect(Math.max(...asked)).toBeLessThanOrEqual(Math.max(most, 0));
    }
  }
});
