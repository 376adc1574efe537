import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Kilobytes of memory that a process holds now. */
export function memoryOf(pid: number): number {
  if (process.platform === "linux") return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}
