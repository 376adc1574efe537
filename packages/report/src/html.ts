/** Markup that can be trusted. Only `html` makes it, so a text from outside cannot pass for one. */
class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}
export type { Html };

export type HtmlValue = Html | string | number | null | readonly HtmlValue[];

/**
 * HTML or SVG from a template. Every value is escaped unless `html` made it; null is left out; lists are joined.
 * A value may stand in content or in a double-quoted attribute, nowhere else (no tag names, handlers, styles, scripts or
 * outside addresses): a template that breaks this throws whatever the values are.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  if (!checked.has(strings)) {
    checkHoles(strings);
    checked.add(strings);
  }
  return new Html(strings.reduce((markup, string, i) => markup + rendered(values[i - 1] ?? null) + string));
}

const checked = new WeakSet<TemplateStringsArray>();

function rendered(value: HtmlValue): string {
  if (value === null) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "object") return value.map(rendered).join("");
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

function escaped(text: string): string {
  // A control character is not allowed in XML, and not wanted in HTML.
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, " ")
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? "");
}

const COMPLETE_RAW = /<!--[^]*?-->|<(style|script)\b[^>]*>[^]*?<\/\1>/g;
const OPEN_RAW = /<!--|<(style|script)\b/i;
const COMPLETE_TAG = /<(?:[^"'<>]|"[^"]*")*>/g;
const QUOTED_VALUE = /^<[a-zA-Z][\w-]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s+([\w:-]+)="([^"]*)$/;
const UNSAFE_ATTRIBUTE = /^(on.*|style|src|srcset|srcdoc|action|formaction|data|http-equiv)$/i;

function checkHoles(strings: readonly string[]): void {
  for (let i = 1; i < strings.length; i++) {
    const before = strings.slice(0, i).join("x");
    const open = before.replace(COMPLETE_RAW, "").replace(COMPLETE_TAG, (tag) => (OPEN_RAW.test(tag) ? tag : ""));
    if (OPEN_RAW.test(open)) throw new Error(`Expected no value inside a style, script or comment: ${before.slice(-60)}`);
    const tag = open.indexOf("<");
    if (tag === -1) continue;
    const [, attribute = "", value = ""] = QUOTED_VALUE.exec(open.slice(tag)) ?? [];
    const isLocal = attribute !== "href" || value.startsWith("#");
    if (attribute === "" || UNSAFE_ATTRIBUTE.test(attribute) || !isLocal) {
      throw new Error(`Expected a value in content or in a harmless quoted attribute: ${before.slice(-60)}`);
    }
  }
}
