import type { TerminalSettings } from "@detente/report";
import type { Terminal } from "./terminal.ts";

/** How a text is laid out: as the terminal wants it, and in a file without colours and with every letter. `output`: absent or "-" is no file. */
export function textSettings(output: string | undefined, { width, colours, unicode }: Terminal): TerminalSettings {
  const isFile = output !== undefined && output !== "-";
  return { width, colour: !isFile && colours.isColorSupported, unicode: isFile || unicode };
}
