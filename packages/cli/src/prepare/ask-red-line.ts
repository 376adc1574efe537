import { type Issue, optionId, type OptionId, type OptionSet, type Result, failed, ok } from "@detente/engine";
import { optionsInWords } from "../outcome-argument.ts";
import type { Told } from "./ask-alternatives.ts";
import type { Said } from "./entry.ts";
import type { Room } from "./room.ts";
import { typed } from "./typed.ts";

/** Asks for an option, or one end of a range, that the party will not accept whatever else it gets. */
export async function askRedLine(room: Room, { redLines }: Said): Promise<Told> {
  const { value, labels, screen, keyboard } = room;
  if (redLines.length === 0) {
    screen.say(
      "Is there anything you will not accept, whatever else you get? That is a red line; most people have few. Enter if there is none.",
    );
    for (const [k, issue] of value.issues.entries()) screen.item(`${k + 1}  ${labels.issue(issue.id)}: ${optionsOf(issue)}`);
  }
  for (;;) {
    const example = "such as 2 = 1, or for a range 1 below NUMBER";
    const line = typed(
      await keyboard.line(screen.prompt(redLines.length === 0 ? `A red line, ${example} (Enter: none):` : "Another one (Enter: no):")),
    );
    if (line.kind !== "text") return line;
    if (line.text === "") return { kind: "entry", entry: { kind: "done", part: "redLines" } };
    const read = redLineIn(room, line.text);
    if (read.kind === "failed") {
      screen.say(read.failure, "warning");
      continue;
    }
    const { issue, options, words } = read.value;
    const id = `never-${issue.id}`.slice(0, 70);
    const count = redLines.filter((line) => line.id === id || line.id.startsWith(`${id}-`)).length;
    const name = `Never ${labels.issue(issue.id)}: ${words}`;
    return {
      kind: "entry",
      entry: {
        kind: "redLine",
        rule: { kind: "forbid", id: count === 0 ? id : `${id}-${count + 1}`, name, forbid: { [issue.id]: options } },
      },
    };
  }
}

interface RedLineSaid {
  readonly issue: Issue;
  readonly options: OptionSet;
  readonly words: string;
}

/** `issue = options`, or `issue below number`, `issue above number`: issues and options by number, options by id as well. */
function redLineIn({ value, labels }: Room, text: string): Result<RedLineSaid, string> {
  const [, named = "", sign = "", rest = ""] = /^(.+?)\s*(=|\bbelow\b|\babove\b|<|>)\s*(.+)$/iu.exec(text) ?? [];
  const wanted = named.trim().toLowerCase();
  const issue = value.issues.find(
    ({ id }, k) => String(k + 1) === wanted || id.toLowerCase() === wanted || labels.issue(id).toLowerCase() === wanted,
  );
  if (issue === undefined) return failed(`The number of an issue, then = and its options by number, or below or above and a number.`);
  const isBelow = /below|</iu.test(sign);
  if (sign !== "=") {
    const number = Number(rest.replaceAll(/[,_\s](?=\d{3})/gu, ""));
    if (issue.kind !== "range" || !Number.isFinite(number))
      return failed(`Below and above need a range and a number; ${issue.id} has ${optionsOf(issue)}.`);
    const edge = strictly(issue, number, isBelow ? "below" : "above");
    if (edge === null) return failed(`That leaves nothing out, or nothing over: ${issue.id} has ${optionsOf(issue)}.`);
    return ok({
      issue,
      options: isBelow ? { to: edge } : { from: edge },
      words: `${isBelow ? "below" : "above"} ${labels.option(issue.id, String(number))}`,
    });
  }
  const all = idsOf(issue);
  const options = rest
    .split(/[,;\s]+/u)
    .map((each) => all.find((id, k) => id === each || (issue.kind !== "range" && String(k + 1) === each)));
  const found = options.filter((option) => option !== undefined);
  if (found.length < options.length || found.length === all.length)
    return failed(`Some of its options, not all of them: ${issue.id} has ${optionsOf(issue)}.`);
  return ok({ issue, options: found, words: found.map((option) => labels.option(issue.id, option)).join(", ") });
}

/** The last number of the range on that side of the given one; null where none or all are. */
function strictly(issue: Extract<Issue, { readonly kind: "range" }>, number: number, side: "below" | "above"): number | null {
  const { from, to, step } = issue.range;
  const edge =
    side === "below" ? from + step * (Math.ceil((number - from) / step) - 1) : from + step * (Math.floor((number - from) / step) + 1);
  const rounded = Number(edge.toPrecision(12));
  if (rounded < from || rounded > to) return null;
  return side === "below" && rounded + step > to ? null : side === "above" && rounded - step < from ? null : rounded;
}

function idsOf(issue: Issue): readonly OptionId[] {
  switch (issue.kind) {
    case "choice":
      return issue.options.map(({ id }) => id);
    case "yesNo":
      return [optionId("no"), optionId("yes")];
    case "range":
      return [];
  }
}

const optionsOf = (issue: Issue): string =>
  issue.kind === "range"
    ? optionsInWords(issue)
    : idsOf(issue)
        .map((id, k) => `${k + 1} ${id}`)
        .join(", ");
