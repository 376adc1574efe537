import { ACTING } from "./acting.ts";
import { BUILDING, setOptions } from "./building.ts";
import { type Command, type Consequence, LEFT, STAY } from "./command.ts";
import { LEAVING } from "./leaving.ts";
import { LOOKING } from "./looking.ts";
import { quoted } from "./quoted.ts";
import { showHelp } from "./show-help.ts";
import type { Turn } from "./turn.ts";
import { showWorth } from "./turn-screen.ts";

const HELP: Command = {
  name: "help",
  also: ["?"],
  takes: "",
  help: "this list",
  spelling: "beginning",
  run: ({ screen }) => {
    showHelp(screen, GROUPS);
    return STAY;
  },
};

/** By what they do, in the order of the help. */
const GROUPS = [
  { title: "Build an offer", commands: BUILDING },
  { title: "Act: these cannot be taken back", commands: ACTING },
  { title: "Look", commands: LOOKING },
  { title: "Leave", commands: [...LEAVING, HELP] },
] as const;

const COMMANDS: readonly Command[] = GROUPS.flatMap(({ commands }) => commands);

/** Reads commands until one is a deed, or the person leaves. */
export async function dialogue(turn: Turn): Promise<Exclude<Consequence, { readonly kind: "stay" }>> {
  const { screen, keyboard, sight } = turn;
  for (;;) {
    const line = await keyboard.line(screen.prompt(`${sight.labels.parties[0] ?? "You"}>`));
    const consequence = line === null ? LEFT : await consequenceOf(turn, line);
    if (consequence.kind !== "stay") return consequence;
  }
}

function consequenceOf(turn: Turn, line: string): Promise<Consequence> | Consequence {
  if (line === "") {
    showWorth(turn);
    turn.screen.say("? lists what you can do.", "dim");
    return STAY;
  }
  const [, word = "", rest = ""] = /^(\S+)\s*(.*)$/su.exec(line) ?? [];
  if (word.includes("=") || rest.startsWith("=")) return setOptions(turn, line);
  const found = meant(word.toLowerCase());
  if (found.length === 1 && found[0] !== undefined) return runNamed(turn, found[0], { word, rest });
  if (line.includes("=")) return setOptions(turn, line);
  const which = found.length > 1 ? ` It could be ${found.map(({ name }) => name).join(" or ")}.` : "";
  turn.screen.say(`${quoted(word)} is nothing that can be done.${which} ? lists what can; an offer is typed as issue=option.`, "warning");
  return STAY;
}

function runNamed(
  turn: Turn,
  command: Command,
  { word, rest }: { readonly word: string; readonly rest: string },
): Promise<Consequence> | Consequence {
  const isWhole = [command.name, ...command.also].includes(word.toLowerCase());
  if (isWhole || command.spelling === "beginning") return command.run(turn, rest);
  turn.screen.say(`Type ${command.name} in full: it cannot be taken back.`);
  return STAY;
}

/** The command of this name; if there is none, those that begin so. */
function meant(word: string): readonly Command[] {
  const those = (fits: (name: string) => boolean): readonly Command[] => COMMANDS.filter(({ name, also }) => [name, ...also].some(fits));
  const exact = those((name) => name === word);
  return exact.length > 0 ? exact : those((name) => name.startsWith(word));
}
