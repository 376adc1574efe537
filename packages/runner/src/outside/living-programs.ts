import type { ChildProcess } from "node:child_process";

/**
 * Programs that run for us. On POSIX each leads a group of its own, so that what it has started ends with it; Ctrl-C does not reach
 * such a group, therefore we end them all when we are told to end.
 */
const living = new Set<ChildProcess>();

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export const leadsGroup = process.platform !== "win32";

export function enlist(child: ChildProcess): void {
  if (living.size === 0) {
    for (const signal of SIGNALS) process.on(signal, endOn);
    process.on("exit", endAll);
  }
  living.add(child);
}

export function dismiss(child: ChildProcess): void {
  if (!living.delete(child) || living.size > 0) return;
  for (const signal of SIGNALS) process.off(signal, endOn);
  process.off("exit", endAll);
}

/** Ends a program at once, with everything it has started. */
export function endProgram(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (leadsGroup) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch (error) {
    // It was faster. Nothing else can be wrong with a group that is ours.
    if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM"))) throw error;
  }
}

function endAll(): void {
  for (const child of living) endProgram(child);
}

function endOn(signal: NodeJS.Signals): void {
  endAll();
  for (const each of SIGNALS) process.off(each, endOn);
  process.kill(process.pid, signal);
}
