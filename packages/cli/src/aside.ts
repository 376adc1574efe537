import type { Terminal } from "./terminal.ts";

/** The same terminal with everything on standard error: for a dialogue beside a result that is printed. */
export function aside(terminal: Terminal): Terminal {
  const { stderr } = process;
  return {
    ...terminal,
    colours: terminal.errorColours,
    // Columns are not a number where standard error is no terminal, and 0 where the terminal does not say.
    width: stderr.isTTY ? stderr.columns || terminal.width : terminal.width,
    isWatched: stderr.isTTY,
    print: (text) => void stderr.write(text),
  };
}
