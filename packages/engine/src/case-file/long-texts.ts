import type { CST } from "yaml";

/** Texts in quotes from this length on are read here. Shorter ones cost the parser little. */
const LONG = 1_000;

const HALF = "\uD800";

/**
 * The YAML parser puts a text in double quotes together sign by sign, which takes seconds and a gigabyte for 50 MB of notes
 * in JSON. So a long one is taken out of the syntax tree before it is composed, read as JSON, which it nearly always is, and
 * put back after. What stands in for it is as long, so that all places stay true, and begins with half of a character, so
 * that it can never pass for a text by mistake.
 */
export class LongTexts {
  /** By offset. */
  readonly #texts = new Map<number, string>();

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
    return value.startsWith(HALF) ? this.#texts.get(offset) : undefined;
  }

  #take(token: CST.FlowScalar): void {
    const { source, offset } = token;
    if (source.length < LONG || source.includes("\n")) return;
    const text = jsonText(source);
    if (text === undefined) return;
    this.#texts.set(offset, text);
    // Single quotes have no escapes and cost the parser nothing.
    token.type = "single-quoted-scalar";
    token.source = `'${HALF.padEnd(source.length - 2, "x")}'`;
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
