import { expect, test } from "vitest";
import { isProgramName, programCommand } from "./program-command.ts";

const command = (name: string) => {
  const parsed = programCommand(name);
  return parsed.kind === "ok" ? [parsed.value.file, ...parsed.value.args] : parsed.failure;
};

test("a name after a colon is one file, whatever is in it", () => {
  expect(command("program:./bot.py")).toEqual(["./bot.py"]);
  expect(command("program:./my bot (2).py")).toEqual(["./my bot (2).py"]);
});

test("in brackets stand a file and its arguments; quotes hold a word together", () => {
  expect(command("program(python3 bot.py)")).toEqual(["python3", "bot.py"]);
  expect(command(`program( python3  "my bot.py" --say='a "b"' '' )`)).toEqual(["python3", "my bot.py", `--say=a "b"`, ""]);
});

test("what a shell would read means itself", () => {
  expect(command("program(bot $(touch hacked); rm -rf *>x \\n)")).toEqual(["bot", "$(touch", "hacked);", "rm", "-rf", "*>x", "\\n"]);
});

test("what names no program says how to name one", () => {
  for (const name of ["program:", "program()", "program( )", `program("")`]) expect(command(name)).toMatch(/names no program/u);
  expect(command("program(bot")).toMatch(/is written program:/u);
  expect(command(`program(bot "x)`)).toBe("a quote is opened and not closed");
});

test("only these two spellings mean a program", () => {
  expect(["program:x", "program(x)", "programmer", "boulware", "program"].filter(isProgramName)).toEqual(["program:x", "program(x)"]);
});
