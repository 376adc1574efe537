import type { CaseDocument } from "../document.ts";
import type { Check } from "./check.ts";

/** Translations are of public texts that the case has. */
export const translations: Check = (document, root) => {
  if (!document.translations) return;
  const known = publicTexts(document);
  const names = [...known];
  for (const [language, texts] of Object.entries(document.translations)) {
    for (const path of Object.keys(texts)) {
      if (known.has(path)) continue;
      const place = root.at("translations", language, path).key();
      if (path.startsWith("briefs.")) {
        place.error("private-translation", "Translations are public; a text of a brief is not.");
      } else {
        place.warning("unknown-text", `The case has no text "${path.slice(0, 120)}".`, {
          meant: { written: path, known: names },
        });
      }
    }
  }
};

interface Named {
  readonly id: string | number | boolean;
  readonly description?: string | undefined;
}

/** The path of every public text: "title", "issues.price.name". */
function publicTexts(document: CaseDocument): ReadonlySet<string> {
  const { provenance } = document;
  const texts = new Set(present("", { title: document.title, summary: document.summary }));
  for (const path of present("provenance.", { facts: provenance?.facts, assumptions: provenance?.assumptions })) texts.add(path);
  for (const list of ["parties", "groups", "issues", "constraints", "unknowns", "tracks", "positions", "steps"] as const) {
    for (const item of document[list] ?? []) for (const path of named(list, item)) texts.add(path);
  }
  for (const { id, options, range } of document.issues) {
    for (const option of options ?? []) for (const path of named(`issues.${id}.options`, option)) texts.add(path);
    if (range?.unit !== undefined) texts.add(`issues.${id}.range.unit`);
  }
  for (const { id, states } of document.unknowns ?? []) {
    for (const state of states) for (const path of named(`unknowns.${id}.states`, state)) texts.add(path);
  }
  for (const { id, text, speaker } of document.record ?? []) {
    for (const path of present(`record.${id}.`, { text, speaker })) texts.add(path);
  }
  for (const { id, evidence, verifier, undo } of document.steps ?? []) {
    for (const path of present(`steps.${id}.`, { evidence, verifier, undo })) texts.add(path);
  }
  for (const { id, title, publisher, note } of document.sources ?? []) {
    for (const path of present(`sources.${id}.`, { title, publisher, note })) texts.add(path);
  }
  return texts;
}

/** A thing has a name, the id where none is written, and perhaps a description. */
const named = (list: string, { id, description }: Named): string[] => present(`${list}.${id}.`, { name: "", description });

const present = (prefix: string, texts: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [prefix + key]));
