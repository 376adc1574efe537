import { Command, CommanderError } from "commander";
import { COMMANDS, type CommandEntry } from "./commands.ts";
import type { Surroundings } from "./define.ts";
import { BAD_INPUT, FINE, type ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

interface ProgramSettings {
  readonly version: string;
  readonly terminal: Terminal;
}

/** Runs one command line (without the names of Node and of the program). Only the module of the command asked for is loaded. */
export async function runProgram(args: readonly string[], settings: ProgramSettings): Promise<ExitCode> {
  let ending: ExitCode = FINE;
  const asked = args[0] === "help" ? args[1] : args.find((arg) => !arg.startsWith("-"));
  const surroundings: Surroundings = {
    terminal: settings.terminal,
    end: (code) => (ending = code),
    wholeProgram: () => programWith(() => true, settings, surroundings),
  };
  const program = await programWith(
    ({ name, alias }) => asked !== undefined && (asked === name || asked === alias),
    settings,
    surroundings,
  );
  try {
    await program.parseAsync(args, { from: "user" });
    return ending;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? FINE : BAD_INPUT;
  }
}

/** The program, with these commands fully defined and of the others only name and summary. */
async function programWith(
  isLoaded: (entry: CommandEntry) => boolean,
  settings: ProgramSettings,
  surroundings: Surroundings,
): Promise<Command> {
  const program = emptyProgram(settings);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).description(entry.summary);
    if (entry.alias !== undefined) command.alias(entry.alias);
    if (!isLoaded(entry)) continue;
    const define = await entry.load();
    define(command, surroundings);
    finish(command);
  }
  return program;
}

function emptyProgram({ version, terminal }: ProgramSettings): Command {
  return new Command("detente")
    .showHelpAfterError("Try: detente --help")
    .description("Prepares negotiations: what could be agreed, and what each side gives and gets.")
    .version(version, "-V, --version", "print the version")
    .option("--no-color", "never colour anything")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text),
      writeErr: (text) => terminal.say(text.replace(/\n$/u, "")),
      getOutHelpWidth: () => terminal.width,
      getOutHasColors: () => terminal.colours.isColorSupported,
      getErrHasColors: () => terminal.errorColours.isColorSupported,
    })
    .configureHelp({ minWidthToWrap: LEAST_COLUMN })
    .addHelpText("after", "\nFiles may be - for standard input.\nExit codes: 0 done, 1 refused, 2 wrong input or options.");
}

/** Descriptions beside long options still wrap on a screen of 60 columns. */
const LEAST_COLUMN = 20;

/** What every command has. Colour is decided before the command line is parsed; the option is here so that it is known and shown. */
function finish(command: Command): void {
  for (const part of command.commands) finish(part);
  if (command.commands.length === 0) command.option("--no-color", "never colour anything");
  const path = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  command.showHelpAfterError(`Try: detente ${path} --help`);
}
