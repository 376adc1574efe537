import { failed, ok, type Result } from "@detente/engine";

/** How a program is started: a file and its arguments, handed over as they are. No shell reads them. */
export interface ProgramCommand {
  /** As it was given: "program(python3 bot.py)". */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

const FILE = /^program:(.*)$/su;
const WORDS = /^program\((.*)\)$/su;

/** Whether a strategy's name means a program outside. */
export const isProgramName = (name: string): boolean => /^program[:(]/u.test(name);

/**
 * The command in a name such as "program:./bot.py" or "program(python3 bot.py --calm)". Words are divided by spaces; single or
 * double quotes hold a word together, a backslash means itself. The failure is a sentence.
 */
export function programCommand(name: string): Result<ProgramCommand, string> {
  const [, path] = FILE.exec(name) ?? [];
  if (path !== undefined) return path.trim() === "" ? failed(NOTHING) : ok({ name, file: path, args: [] });
  const [, line] = WORDS.exec(name) ?? [];
  if (line === undefined) return failed("a program is written program:./bot.py or program(python3 bot.py)");
  const words = wordsOf(line);
  if (words === null) return failed("a quote is opened and not closed");
  const [file, ...args] = words;
  return file === undefined || file === "" ? failed(NOTHING) : ok({ name, file, args });
}

const NOTHING = "names no program; write program:./bot.py or program(python3 bot.py)";

/** Null where a quote is left open. */
function wordsOf(line: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (const character of line) {
    if (quote !== "") {
      if (character === quote) quote = "";
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= "";
    } else if (/\s/u.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? "") + character;
  }
  if (word !== null) words.push(word);
  return quote === "" ? words : null;
}
