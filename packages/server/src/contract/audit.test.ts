import { expect, test } from "vitest";
import * as z from "zod";
import { contracts } from "./all-contracts.fixture.ts";
import { AUDIT_DEEDS, type AuditDeed } from "./audit-deeds.ts";

test("every route that is no GET says what it writes into the audit log, or that it is an ordinary act", async () => {
  const found = await contracts();
  expect(found.length).toBeGreaterThan(20);
  const unsaid = found.filter(({ method, audit }) => method !== "GET" && audit === undefined);
  expect(unsaid.map(({ id }) => id)).toEqual([]);
});

test("what only a facilitator may do is in the audit log", async () => {
  const found = await contracts();
  const silent = found.filter(({ method, who, audit }) => method !== "GET" && who === "facilitator" && audit === null);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test("the audit log has no place for what people write", () => {
  // The keys of a record are its names.
  for (const deed of Object.keys(AUDIT_DEEDS) as AuditDeed[]) {
    const { properties = {} } = z.toJSONSchema(AUDIT_DEEDS[deed], { io: "input" });
    for (const [name, schema] of Object.entries(properties)) {
      const text = JSON.stringify(schema);
      const isBounded = !text.includes('"string"') || /"format":"uuid"|"pattern"|"maxLength":(?:40|80)\b/.test(text);
      expect([deed, name, isBounded]).toEqual([deed, name, true]);
    }
  }
});
