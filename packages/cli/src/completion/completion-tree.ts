import type { Command, Option } from "commander";

/** One command as a completion script needs it. */
export interface CompletionNode {
  /** Names that lead here, the program left out; a command with an alias is reached by both. Empty for the program. */
  readonly paths: readonly string[];
  readonly subcommands: readonly { readonly name: string; readonly summary: string }[];
  readonly options: readonly CompletionOption[];
  /** What an argument may be: one of these words, or, where there are none, a file. */
  readonly words: readonly string[];
  readonly takesFiles: boolean;
}

export interface CompletionOption {
  /** With their dashes. */
  readonly flags: readonly string[];
  readonly summary: string;
  /** What follows it: nothing, a file or folder, or something nobody can guess. */
  readonly value: "none" | "file" | "text";
}

/** The program and all its commands, outermost first. */
export function completionTree(program: Command): readonly CompletionNode[] {
  return nodesOf(program, [""]);
}

function nodesOf(command: Command, paths: readonly string[]): readonly CompletionNode[] {
  const help = command.createHelp();
  const subcommands = help.visibleCommands(command);
  const words = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const own: CompletionNode = {
    paths,
    subcommands: subcommands.map((part) => ({ name: part.name(), summary: part.description() })),
    options: help.visibleOptions(command).map(completionOption),
    words,
    takesFiles: words.length === 0 && command.registeredArguments.length > 0,
  };
  const below = subcommands.filter((part) => part.name() !== "help");
  const pathsOf = (part: Command): readonly string[] =>
    paths.flatMap((path) => [part.name(), ...part.aliases()].map((name) => `${path} ${name}`.trim()));
  return [own, ...below.flatMap((part) => nodesOf(part, pathsOf(part)))];
}

function completionOption(option: Option): CompletionOption {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined && flag !== null);
  const takesValue = option.required || option.optional;
  const isFile = /<(?:file|folder)>/u.test(option.flags);
  return { flags, summary: option.description, value: !takesValue ? "none" : isFile ? "file" : "text" };
}
