import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { AUDIT_DEEDS, type AuditDeed } from "./audit-deeds.ts";
import type { RouteContract } from "./route-contract.ts";

/** Whatever stands in a file of contracts and is one: a file that is added is looked at without being listed. */
async function contracts(): Promise<readonly RouteContract[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => /-contracts?\.ts$/.test(name) && name !== "route-contract.ts");
  const modules: readonly unknown[] = await Promise.all(files.map((name) => import(join(import.meta.dirname, name))));
  return modules.flatMap((each) => Object.values(Object(each))).filter(isContract);
}

const isContract = (value: unknown): value is RouteContract =>
  typeof value === "object" && value !== null && "method" in value && "path" in value;

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
