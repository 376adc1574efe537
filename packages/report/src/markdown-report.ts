import type { Analysis } from "@detente/engine";
import type { CautionWords } from "./caution-words.ts";
import type { Block, Section } from "./document.ts";
import { plainText } from "./plain-text.ts";
import { reportDocument } from "./report-document.ts";
import type { Table } from "./table.ts";

/** The whole analysis as Markdown (GitHub's, for the tables), without pictures. Texts of the case cannot become markup or HTML. */
export function markdownReport(analysis: Analysis): string {
  const { title, summary, perspective, figures, cautions, sections } = reportDocument(analysis);
  const parts = [
    `# ${escaped(title)}`,
    `**${escaped(summary)}**`,
    escaped(perspective),
    figures.map(({ value, label }) => `- ${escaped(value)} ${escaped(label)}`).join("\n"),
    ...(cautions.length === 0 ? [] : ["## Before you rely on this", ...cautions.map(cautionPart)]),
    ...sections.map(sectionPart),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function cautionPart({ headline, text, checks }: CautionWords): string {
  return [
    `**${escaped(headline)}** ${escaped(text)}`,
    ...(checks.length === 0 ? [] : [checks.map((check) => `- ${escaped(check)}`).join("\n")]),
  ].join("\n\n");
}

function sectionPart({ title, blocks }: Section): string {
  return [`## ${escaped(title)}`, ...blocks.map(blockPart).filter((part) => part !== "")].join("\n\n");
}

function blockPart(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return escaped(block.text);
    case "list":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "table":
      return tablePart(block.table);
    case "picture":
      return "";
  }
}

function tablePart({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    `*${escaped(caption)}*`,
    "",
    line(columns.map(({ name }) => escaped(name))),
    line(columns.map(({ kind }) => (kind === "number" ? "--:" : "---"))),
    ...rows.map(({ cells }) => line(cells.map(escaped))),
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return plainText(text)
    .replace(/[&<>]/g, (character) => ENTITIES[character] ?? "")
    .replace(/[\\`*_[\]|~#$@]/g, "\\$&")
    .replaceAll("://", "\\://")
    .replace(/\bwww\./gi, (prefix) => `${prefix.slice(0, -1)}\\.`)
    .replace(/^(\d+)([.)])(?!\S)/, "$1\\$2")
    .replace(/^[-+=]/, "\\$&");
}
