import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test("canonical JSON is the same for equal values, however they came about", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "é\u2028\ud800" }], a: true, gone: undefined })).toBe(
    '{"a":true,"b":[1,{"c":"é\u2028\\ud800","d":null}]}',
  );
  const text = '{"b":{"y":[],"x":{}},"__proto__":1,"a":1.0}';
  expect(canonicalJson(JSON.parse(text))).toBe('{"__proto__":1,"a":1,"b":{"x":{},"y":[]}}');
});
