import type { PageAnswer, SetCookie } from "../routes/served-route.ts";

/** HTML that is ready, as against text that has to be escaped. */
class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A template whose values are escaped, unless they are HTML made by it themselves. */
export const html = (parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html =>
  new Html(parts.map((part, i) => part + shown(values[i] ?? "")).join(""));

function shown(value: string | Html | readonly Html[]): string {
  if (typeof value === "string") return escaped(value);
  return value instanceof Html ? value.text : value.map(({ text }) => text).join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");

interface Content {
  readonly status: number;
  readonly title: string;
  readonly body: Html;
  readonly cookies?: readonly SetCookie[];
  /** For the log. */
  readonly problem?: string;
}

/** A whole document: no script, no style, nothing from elsewhere. */
export const htmlPage = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Detente</title></head>
<body><main><h1>${title}</h1>
${body}</main></body>
</html>
`.text;

export const page = ({ status, title, body, cookies = [], problem }: Content): PageAnswer => ({
  kind: "page",
  status,
  cookies,
  problem: problem ?? null,
  html: htmlPage(title, body),
});
