import { readFileSync } from "node:fs";
import { visible } from "./visible.ts";
import { REFUSED, type ExitCode } from "./exit-code.ts";

const args = process.argv.slice(2);
const version = readVersion();

// A reader that has seen enough (`| head`) is no error; anything else that keeps results from being written is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.stderr.write(`standard output: cannot be written (${error.code})\n`);
  process.exit(error.code === "EPIPE" ? process.exitCode : REFUSED);
});

// Where nobody reads what goes wrong, there is nobody to tell.
process.stderr.on("error", () => process.exit());

// Ctrl-C is left to the system: it ends the process at once, even in the middle of a computation (130 in the shell).
process.exitCode = args.length === 1 && (args[0] === "--version" || args[0] === "-V") ? printVersion() : await runCommand();

function printVersion(): ExitCode {
  process.stdout.write(`${version}\n`);
  return 0;
}

async function runCommand(): Promise<ExitCode> {
  try {
    const [{ runProgram }, { terminal }] = await Promise.all([import("./program.ts"), import("./terminal.ts")]);
    return await runProgram(args, { version, terminal: terminal(args) });
  } catch (error) {
    process.stderr.write(`This is a fault in Detente, not in what you gave it. Please report it with these lines:\n`);
    process.stderr.write(
      `detente ${version}, Node ${process.version}: ${visible(String(error instanceof Error ? error.stack : error), "lines")}\n`,
    );
    return REFUSED;
  }
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error("package.json of the command line has no version");
}
