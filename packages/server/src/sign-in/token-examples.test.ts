import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { start } from "../main.ts";

const run = promisify(execFile);
const DOCUMENT = readFileSync(new URL("../../../../docs/server.md", import.meta.url), "utf8");
const SECTION = DOCUMENT.slice(DOCUMENT.indexOf("### Programs"), DOCUMENT.indexOf("## Asking for advice"));

/** What stands there in a language. */
const shown = (language: string): string => new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "ms").exec(SECTION)?.[1] ?? "";

test("what the document shows of programs works as it stands there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "detente-programs-"));
  const started = await start({ DETENTE_DATA: folder, PORT: "0", LOG_LEVEL: "silent", WORKERS: "0" });
  if (started.kind === "failed") throw new Error(started.failure.join("\n"));
  const { url, stop } = started.value;
  try {
    const headers = { origin: url, "content-type": "application/json" };
    const body = JSON.stringify({ name: "An example", rights: "all" });
    const made: unknown = await (await fetch(`${url}/api/me/tokens`, { method: "POST", headers, body })).json();
    if (typeof made !== "object" || made === null || !("token" in made)) throw new Error("Expected a token");
    const env = { ...process.env, DETENTE_URL: url, DETENTE_TOKEN: String(made.token) };
    expect((await run(process.execPath, ["--input-type=module", "--eval", shown("js")], { env })).stdout).toBe("201\n");
    expect((await run("bash", ["-c", shown("bash")], { env })).stdout).toContain("A table of a program");
    await expect(run("bash", ["-c", shown("bash")], { env: { ...env, DETENTE_TOKEN: "detente_no" } })).rejects.toThrow("Command failed");
  } finally {
    await stop();
    rmSync(folder, { recursive: true });
  }
}, 60_000);
