import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { contracts } from "./all-contracts.fixture.ts";
import { AUDIT_DEEDS, type AuditDeed } from "./audit-deeds.ts";

const SOURCES = new URL("../", import.meta.url);

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

test("every deed of the audit log is written by something", () => {
  const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => /(?<!\.test|\.fixture)\.ts$/.test(name));
  const written = sources.flatMap((name) =>
    [...readFileSync(new URL(name, SOURCES), "utf8").matchAll(/\bdeed: (.*)$/gm)].flatMap(([, line = ""]) =>
      [...line.matchAll(/"(\w+)"/g)].map(([, word = ""]) => word),
    ),
  );
  const deeds = Object.keys(AUDIT_DEEDS);
  expect(deeds.filter((deed) => !written.includes(deed))).toEqual([]);
  expect(deeds.length).toBeGreaterThan(30);
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
