import { spawnSync } from "node:child_process";
import { LAUNCHER } from "../run-detente.fixture.ts";

/** Types each line when the program asks for one, then Ctrl-D, on a terminal of so many columns; prints what the terminal showed. */
const DRIVER = `
import fcntl, json, os, pty, struct, sys, termios
command, lines, columns = json.loads(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(command[0], command)
shown, typed = b"", 0
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    shown += data
    while shown.count(b"Buyer> ") > typed:
        os.write(terminal, (lines[typed] + "\\n").encode() if typed < len(lines) else b"\\x04")
        typed += 1
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(status) & 255)
`;

interface Screen {
  readonly cwd: string;
  readonly lines: readonly string[];
  readonly columns: number;
  readonly env: Readonly<Record<string, string>>;
}

export const hasPython = spawnSync("python3", ["-c", "import pty"]).status === 0;

/** Plays on a pseudo-terminal, until there is nothing more to type. */
export function playedOnScreen(
  args: readonly string[],
  { cwd, lines, columns, env }: Screen,
): { readonly code: number | null; readonly shown: string } {
  const command = JSON.stringify([process.execPath, LAUNCHER, "play", ...args]);
  const { status, stdout } = spawnSync("python3", ["-c", DRIVER, command, JSON.stringify(lines), String(columns)], {
    cwd,
    timeout: 20_000,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
  });
  return { code: status, shown: stdout.replaceAll("\r\n", "\n") };
}
