import type { CaseDocument } from "./case-draft.ts";

/** What to call a document that may be unfinished. */
export function titleOf({ title, language }: CaseDocument): { readonly title: string; readonly language: string } {
  const isNamed = typeof title === "string" && title.trim() !== "";
  return { title: isNamed ? title : "—", language: typeof language === "string" ? language : "" };
}
