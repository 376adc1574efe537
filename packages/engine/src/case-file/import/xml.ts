import { SaxesParser } from "saxes";
import type { TextFile } from "../problem.ts";
import { Places } from "./places.ts";
import type { Place, Report } from "./report.ts";

const DEEPEST = 100;
const LONGEST = 20_000_000;
/** Reading stops between chunks once something is wrong, so that a text of nothing but errors costs no more than one chunk of them. */
const CHUNK = 16_384;

export interface XmlAttribute {
  readonly value: string;
  /** Where the value begins. */
  readonly at: Place;
}

/** An element with its place. Names of elements and attributes are in small letters; text between elements is not kept. */
export class XmlElement {
  readonly name: string;
  readonly at: Place;
  readonly attributes = new Map<string, XmlAttribute>();
  readonly children: XmlElement[] = [];

  constructor(name: string, at: Place) {
    this.name = name;
    this.at = at;
  }

  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }

  first(name: string): XmlElement | undefined {
    return this.children.find((child) => child.name === name);
  }

  /** The first of these attributes that is given. */
  attribute(...names: readonly string[]): XmlAttribute | undefined {
    return names.map((name) => this.attributes.get(name)).find((attribute) => attribute !== undefined);
  }
}

/**
 * Reads well-formed XML into a tree, or reports the first thing that is wrong with it. Document type declarations are refused,
 * so there are no entities beyond the five of XML itself. Deeper than 100 elements or longer than 20 million characters is refused.
 * An XML declaration that does not come first (files of the 2014 competition have a comment before it) is only warned of.
 */
export function readXml(file: TextFile, report: Report): XmlElement | undefined {
  return new XmlReading(file, report).root();
}

class XmlReading {
  readonly #text: string;
  readonly #places: Places;
  readonly #report: Report;
  readonly #parser = new SaxesParser({ position: true });
  readonly #open: XmlElement[] = [];
  #pending = new Map<string, XmlAttribute>();
  #root: XmlElement | undefined;
  #stopped = false;

  constructor(file: TextFile, report: Report) {
    const text = file.text.replace(/^\uFEFF/, "");
    this.#report = report;
    this.#places = new Places({ name: file.name, text });
    this.#text = this.#withoutLateDeclaration(text);
    this.#parser.on("error", (error) => this.#stop("xml-malformed", `This is not well-formed XML: ${sentence(error.message)}`, HINT));
    this.#parser.on("doctype", () =>
      this.#stop("xml-doctype", "A document type declaration is not read here.", "Delete the <!DOCTYPE …> part."),
    );
    this.#parser.on("opentagstart", (tag) => this.#opens(tag.name));
    this.#parser.on("attribute", ({ name, value }) => this.#holds(name, value));
    this.#parser.on("opentag", () => this.#opened());
    this.#parser.on("closetag", () => this.#open.pop());
  }

  root(): XmlElement | undefined {
    const text = this.#text;
    if (text.length > LONGEST) this.#stop("too-large", `The file has ${text.length} characters; at most ${LONGEST} are read.`);
    for (let i = 0; i < text.length && !this.#stopped; i += CHUNK) this.#parser.write(text.slice(i, i + CHUNK));
    if (!this.#stopped) this.#parser.close();
    return this.#stopped ? undefined : this.#root;
  }

  #opens(name: string): void {
    // The parser has read the name and one character more.
    const start = this.#text.lastIndexOf("<", this.#parser.position - 2);
    this.#pending = new Map();
    const element = new XmlElement(name.toLowerCase(), this.#places.at(start));
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
    if (this.#open.length > DEEPEST) this.#stop("xml-too-deep", `Elements are nested more than ${DEEPEST} deep.`);
  }

  #holds(name: string, value: string): void {
    const close = this.#parser.position - 1;
    const start = this.#text.lastIndexOf(this.#text.charAt(close), close - 1) + 1;
    const key = name.toLowerCase();
    if (!this.#pending.has(key)) this.#pending.set(key, { value, at: this.#places.at(start) });
  }

  #opened(): void {
    for (const [name, attribute] of this.#pending) this.#open.at(-1)?.attributes.set(name, attribute);
  }

  #stop(code: string, message: string, hint?: string): void {
    if (this.#stopped) return;
    this.#stopped = true;
    const at = this.#places.at(this.#parser.position - 1);
    this.#report.error({ at, code, path: "", message, ...(hint === undefined ? {} : { hint }) });
  }

  #withoutLateDeclaration(text: string): string {
    const start = afterBlanksAndComments(text);
    const end = text.indexOf("?>", start) + 2;
    if (start === 0 || end < 2 || !/^<\?xml\s/.test(text.slice(start, start + 6))) return text;
    const message = "The XML declaration is not the first thing in the file; it is passed over.";
    this.#report.warn({ at: this.#places.at(start), code: "xml-late-declaration", path: "", message });
    return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
  }
}

const HINT = "In names, & is written &amp; and < is written &lt;.";

const sentence = (message: string): string => message.replace(/^\d+:\d+: /, "").replace(/\.?$/, ".");

function afterBlanksAndComments(text: string): number {
  for (let i = 0; ; ) {
    while (/^\s/.test(text.charAt(i))) i++;
    const end = text.startsWith("<!--", i) ? text.indexOf("-->", i + 4) : -1;
    if (end < 0) return i;
    i = end + 3;
  }
}
