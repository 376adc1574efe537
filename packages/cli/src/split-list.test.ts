import { expect, test } from "vitest";
import { splitList } from "./split-list.ts";

test("commas divide, but not inside brackets and quotes", () => {
  expect(splitList("boulware, conceder")).toEqual(["boulware", "conceder"]);
  expect(splitList("aspiration(e=0.5, k=0),composed(offering=aspiration(e=2, k=0.1), acceptance=next),tough")).toEqual([
    "aspiration(e=0.5, k=0)",
    "composed(offering=aspiration(e=2, k=0.1), acceptance=next)",
    "tough",
  ]);
  expect(splitList(`program(bot ")," 'x,(' z),program:./a.py`)).toEqual([`program(bot ")," 'x,(' z)`, "program:./a.py"]);
});

test("empty parts are left out, and a bracket that is closed once too often divides as before", () => {
  expect(splitList(" ,a,, b ,")).toEqual(["a", "b"]);
  expect(splitList("")).toEqual([]);
  expect(splitList("a),b")).toEqual(["a)", "b"]);
});
