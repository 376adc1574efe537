import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { RouteContract } from "./route-contract.ts";

/** Whatever stands in a file of contracts and is one: a file that is added is looked at without being listed. */
export async function contracts(): Promise<readonly RouteContract[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => /-contracts?\.ts$/.test(name) && name !== "route-contract.ts");
  const modules: readonly unknown[] = await Promise.all(files.map((name) => import(join(import.meta.dirname, name))));
  return modules.flatMap((each) => Object.values(Object(each))).filter(isContract);
}

const isContract = (value: unknown): value is RouteContract =>
  typeof value === "object" && value !== null && "method" in value && "path" in value;
