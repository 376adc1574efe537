import { lookup } from "node:dns/promises";
import { failed, ok, type Result } from "@detente/engine";
import type { FastifyInstance } from "fastify";
import { isLoopback } from "./settings/is-loopback.ts";
import type { SettingProblem } from "./settings/setting-problem.ts";
import type { Settings } from "./settings.ts";

/** Opens the door, and tells under which URL; or why it cannot. A server for this machine only listens nowhere else, whatever a name leads to. */
export async function listen(
  app: FastifyInstance,
  { listen: { host, port }, reach, publicUrl, tls }: Settings,
): Promise<Result<string, SettingProblem>> {
  try {
    const bare = host.replace(/^\[(.*)\]$/, "$1");
    const addresses = await lookup(bare, { all: true });
    if (reach === "loopback" && !addresses.every(({ address }) => isLoopback(address)))
      return failed({ variable: "HOST", message: "leads to an address that other machines reach. Give 127.0.0.1." });
    await app.listen({ host: bare, port });
  } catch (error) {
    const problem = error instanceof Error && "code" in error ? PROBLEMS[String(error.code)] : undefined;
    if (problem === undefined) throw error;
    return failed(problem);
  }
  const [first] = app.addresses();
  const taken = typeof first === "object" ? first.port : port;
  const name = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return ok(publicUrl ?? `${tls === null ? "http" : "https"}://${name}:${taken}`);
}

const PROBLEMS: Readonly<Record<string, SettingProblem>> = {
  EADDRINUSE: {
    variable: "PORT",
    message: "is taken by another program, perhaps this one started before. End that one, or give another port.",
  },
  EACCES: { variable: "PORT", message: "is not for this user to open. Give one above 1023." },
  EADDRNOTAVAIL: { variable: "HOST", message: "is no address of this machine. Give one that is, or 127.0.0.1." },
  ENOTFOUND: { variable: "HOST", message: "is a name that leads nowhere. Give an address." },
};
