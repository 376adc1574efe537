import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Argument, Command } from "commander";
import { expect, test } from "vitest";
import { bashScript } from "./bash.ts";
import { completionTree } from "./completion-tree.ts";
import { fishScript } from "./fish.ts";
import { powershellScript } from "./powershell.ts";
import { zshScript } from "./zsh.ts";

function nodes() {
  const program = new Command("detente").option("--no-color", "no colour");
  program
    .command("analyse")
    .alias("analyze")
    .description("what's possible")
    .argument("<file>")
    .option("-o, --output <file>", "here")
    .option("--seed <number>", "seed")
    .option("--json", "JSON");
  const exporting = program.command("export").description("to others: [all]");
  exporting.command("genius").description("XML").argument("<file>");
  exporting.command("json").description("JSON").argument("<file>").option("--deep", "all of it");
  program
    .command("schema")
    .description("schema")
    .addArgument(new Argument("[which]").choices(["case-file", "analysis"]));
  return completionTree(program);
}

/** What bash offers when Tab is pressed at the end of each line. */
function offered(lines: readonly string[]): readonly string[] {
  const presses = lines.map((line) => {
    const words = line.split(" ").map((word) => `'${word}'`);
    return `COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; COMPREPLY=(stale); _detente; echo "\${COMPREPLY[*]}"`;
  });
  const output = execFileSync("bash", ["--norc", "-uc", [bashScript(nodes()), ...presses].join("\n")], { encoding: "utf8" });
  return output.replace(/\n$/u, "").split("\n");
}

test.skipIf(!existsSync("/bin/bash"))("bash offers commands, options and words, and leaves files to bash itself", () => {
  const presses = {
    "detente ": "analyse export schema help",
    "detente an": "analyse",
    "detente analyse --": "--output --seed --json --help",
    "detente analyze --s": "--seed",
    "detente analyse ": "",
    "detente analyse --seed ": "",
    "detente analyse --output --": "",
    "detente export ": "genius json help",
    "detente export json --d": "--deep",
    "detente export --d": "",
    "detente schema ": "case-file analysis",
    "detente schema a": "analysis",
    "detente $(touch hacked) ": "analyse export schema help",
  };
  expect(offered(Object.keys(presses))).toEqual(Object.values(presses));
  expect(existsSync("hacked")).toBe(false);
});

test("every script names every command and option", () => {
  for (const script of [bashScript, zshScript, fishScript, powershellScript]) {
    const text = script(nodes());
    for (const word of ["analyse", "analyze", "genius", "json", "case-file", "output", "deep", "no-color"]) expect(text).toContain(word);
  }
});

test("descriptions cannot break out of the quotes they stand in", () => {
  expect(zshScript(nodes())).toContain("'analyse:what'\\''s possible'");
  expect(fishScript(nodes())).toContain("'what\\'s possible'");
  expect(powershellScript(nodes())).toContain("'what''s possible'");
});
