import { existsSync } from "node:fs";
import { skeleton } from "@detente/engine/case-file";
import type { Define } from "../define.ts";
import { deliver } from "../deliver.ts";
import { REFUSED, type ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible.ts";

const EXAMPLES = `
Examples:
  detente new                     print it
  detente new talks.yaml          write it
  detente new --force talks.yaml  write it over what is there`;

export const newFile: Define = (command, { terminal, end }) => {
  command
    .argument("[file]", "where to write it; standard output where absent")
    .option("-f, --force", "write over a file that is there")
    .addHelpText("after", EXAMPLES)
    .action((file: string | undefined, { force }: { force?: true }) => end(writeSkeleton(file, { mayReplace: force === true, terminal })));
};

function writeSkeleton(file: string | undefined, { mayReplace, terminal }: { mayReplace: boolean; terminal: Terminal }): ExitCode {
  if (file !== undefined && file !== "-" && !mayReplace && existsSync(file)) {
    terminal.say(`${visible(file, "line")}: is there already (--force writes over it)`);
    return REFUSED;
  }
  return deliver(skeleton, { to: file, kind: "data", terminal });
}
