import { redLinesInForce, type Refusal, type RefusalCode } from "@detente/engine";
import { quoted } from "./quoted.ts";
import type { Sight } from "./sight.ts";

type Facts = Readonly<Record<string, string | number | undefined>>;

/** Of what the person can ask for. */
const WORDS: Readonly<Partial<Record<RefusalCode, (facts: Facts, sight: Sight) => string>>> = {
  crossesRedLine: ({ rule, name }) =>
    `That crosses your red line ${rule ?? ""}: ${name ?? ""}. Change it, or set the line aside with: override ${rule ?? ""} because ... (your reason).`,
  breaksConstraint: ({ rule, name }, sight) => `That cannot be: ${name ?? ""}. Change ${tiedIssues(String(rule), sight)}.`,
  unknownRedLine: ({ redLine }, sight) => unknownLine(String(redLine), sight),
  textEmpty: () => "Overriding takes a reason, for your own record: override LINE because REASON.",
  textTooLong: () => "The reason is too long: 10,000 characters at most.",
};

/** Why the table refuses what the person asked for, and what to do about it. */
export function refusalWords({ code, facts }: Refusal, sight: Sight): string {
  return WORDS[code]?.(facts, sight) ?? `The table refuses that (${code}).`;
}

function unknownLine(written: string, { brief, value }: Sight): string {
  const lines = redLinesInForce(brief, value.unknowns).map(({ id }) => id);
  if (lines.length === 0) return "No red line of your brief binds you, so there is none to override.";
  const what = written === "" ? "Say which red line" : `No red line ${quoted(written)} binds you`;
  return `${what}; yours ${lines.length === 1 ? "is" : "are"} ${lines.join(", ")}. Type: override ${lines[0] ?? ""} because ... (your reason).`;
}

/** The issues that a public constraint ties together. */
function tiedIssues(rule: string, { value, labels }: Sight): string {
  const found = value.constraints.find(({ id }) => id === rule);
  const tied = found === undefined ? {} : found.kind === "forbid" ? found.forbid : { ...found.if, ...found.then };
  const names = Object.keys(tied).map(labels.issue);
  return names.length === 0 ? "it" : names.join(" or ");
}
