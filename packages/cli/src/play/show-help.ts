import type { Command } from "./command.ts";
import type { Screen } from "./screen.ts";

interface HelpGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** What can be typed, by what it does. */
export function showHelp(screen: Screen, groups: readonly HelpGroup[]): void {
  for (const { title, commands } of groups) {
    const rows = commands.map(({ name, takes, help }) => ({ cells: [`${name} ${takes}`.trim(), help] }));
    screen.table({
      caption: "",
      columns: [
        { name: title, kind: "name" },
        { name: "", kind: "text" },
      ],
      rows,
    });
    screen.blank();
  }
  screen.say("issue=option, issue=option changes your draft at once; other issues stay as they are. Beginnings of words will do.");
  screen.say("Enter alone shows what your draft is worth. (est.) is what your brief estimates of the others; it may be wrong.");
}
