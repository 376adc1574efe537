import type { CST } from "yaml";

/** Texts in quotes from this length on are read here. Shorter ones cost the parser little. */
const LONG = 1_000;

/**
 * The YAML parser puts a text in double quotes together sign by sign, which takes seconds and a gigabyte for 50 MB of notes
 * in JSON. So a long one is taken out of the syntax tree before it is composed, read as JSON, which it nearly always is, and
 * put back after. What stands in for it has half of a character, so it can never pass for a text by mistake.
 */
export class LongTexts {
  readonly #texts = new Map<string, { readonly offset: number; readonly text: string }>();

  /** Takes the long texts out of a syntax tree. */
  takeFrom(token: CST.Token | null | undefined): void {
    switch (token?.type) {
      case "document":
        return this.takeFrom(token.value);
      case "block-map":
      case "block-seq":
      case "flow-collection":
        for (const { value } of token.items) this.takeFrom(value);
        return;
      case "double-quoted-scalar":
        return this.#take(token);
      default:
        return;
    }
  }

  /** The text that this value at this offset stands in for, or undefined. */
  standingAt(offset: number, value: string): string | undefined {
    const found = this.#texts.get(value);
    return found?.offset === offset ? found.text : undefined;
  }

  #take(token: CST.FlowScalar): void {
    const { source, offset } = token;
    if (source.length < LONG || source.includes("\n")) return;
    const text = jsonText(source);
    if (text === undefined) return;
    const standIn = `\uD800${this.#texts.size}`;
    this.#texts.set(standIn, { offset, text });
    token.source = `"${standIn}"`;
  }
}

/** Undefined where the source is no JSON; YAML knows more escapes, and is left to say what is wrong with others. */
function jsonText(source: string): string | undefined {
  try {
    return String(JSON.parse(source));
  } catch {
    return undefined;
  }
}
