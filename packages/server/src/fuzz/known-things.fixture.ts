import type { Rng } from "@detente/engine";

const MOST = 400;
const LONGEST = 80;
/** Characters of an answer that is looked at. */
const LONGEST_BODY = 50_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the server's answers named: ids and words, by the names of their fields, to be asked for again. */
export class KnownThings {
  readonly #texts = new Map<string, string[]>();
  readonly #seqs = new Map<string, unknown>();
  #added = 0;

  /** Rather what this asker was told of itself. */
  own(name: string, rng: Rng, who: string): string | null {
    return (rng.below(5) > 0 ? this.text(`${who} ${name}`, rng) : null) ?? this.text(name, rng);
  }

  /** Null: nothing of that name was ever seen. */
  text(name: string, rng: Rng): string | null {
    const list = this.#texts.get(name);
    return list === undefined ? null : (list[rng.below(list.length)] ?? null);
  }

  add(name: string, text: string): void {
    const list = this.#texts.get(name) ?? [];
    this.#texts.set(name, list);
    if (list.length < MOST) list.push(text);
    else list[this.#added++ % MOST] = text;
  }

  /** Takes what there is from the body of an answer of JSON, by the path of its route. */
  learnOf(path: string, body: string, who: string): void {
    if (body.length > LONGEST_BODY) return;
    const told: unknown = JSON.parse(body);
    const name = /\/([a-z-]+)(?:\/\{\w+\})?$/.exec(path)?.[1] ?? "";
    this.learn(told, who, singular(name));
    if (typeof told !== "object" || told === null || !("seqs" in told)) return;
    // Whatever of them comes back is text or number, and asked with as it is.
    this.keepSeqs(`${who} ${"id" in told ? String(told.id) : ""}`, told.seqs);
  }

  /** Takes everything from an answer that can be asked for. `name`: what the answer is about. */
  learn(value: unknown, who: string, name: string): void {
    this.#learn(value, { who, name, depth: 0 });
  }

  #learn(value: unknown, { who, name, depth }: { readonly who: string; readonly name: string; readonly depth: number }): void {
    if (depth > 8) return;
    if (typeof value === "string") this.#learnText(value, who, name);
    else if (Array.isArray(value))
      for (const each of value.slice(0, 20)) this.#learn(each, { who, name: singular(name), depth: depth + 1 });
    else if (typeof value === "object" && value !== null)
      for (const [key, each] of Object.entries(value)) {
        if (key.length <= LONGEST && depth > 1) this.add("word", key);
        // The id of a thing goes by the name of the thing.
        this.#learn(each, { who, name: key === "id" ? name : key, depth: depth + 1 });
      }
  }

  /** How far somebody has read. */
  keepSeqs(key: string, seqs: unknown): void {
    if (this.#seqs.size > 2_000) this.#seqs.clear();
    this.#seqs.set(key, seqs);
  }

  seqs(key: string): unknown {
    return this.#seqs.get(key);
  }

  #learnText(text: string, who: string, name: string): void {
    if (text.length > LONGEST || text === "") return;
    if (UUID.test(text)) this.add("id", text);
    else if (!/[0-9a-f]{40}/.test(text)) this.add("word", text);
    if (name === "") return;
    this.add(name, text);
    this.add(`${who} ${name}`, text);
  }
}

/** A name of several as that of one. */
export const singular = (name: string): string => name.replace(/ies$/, "y").replace(/s$/, "");
