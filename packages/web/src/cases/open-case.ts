import type { ChangeFault, DocumentChange } from "@detente/engine/case-file";
import { engine } from "../engine/engine.ts";
import { type CaseDraft, changedDraft, newDraft, redone, undone } from "./case-draft.ts";
import { type KeptCase, keepCase } from "./kept-cases.ts";

/** Milliseconds after the last change until the draft is read and kept. */
const REST = 150;

/** A case on the bench: its draft, kept as it is changed, and read anew by the engine after each pause. Made once for each case that is open. */
export class OpenCase {
  readonly id: string;
  #draft: CaseDraft;
  #saving: "kept" | "keeping" | "failed" = "kept";
  #timer: ReturnType<typeof setTimeout> | null = null;
  #reading = 0;
  readonly #listeners = new Set<() => void>();

  constructor(kept: KeptCase) {
    this.id = kept.id;
    this.#draft = newDraft(kept.document);
  }

  get draft(): CaseDraft {
    return this.#draft;
  }

  get saving(): "kept" | "keeping" | "failed" {
    return this.#saving;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Null when it was made. */
  change(changes: readonly DocumentChange[]): ChangeFault | null {
    const after = changedDraft(this.#draft, changes);
    if (typeof after === "string") return after;
    this.#become(after);
    return null;
  }

  readonly undo = (): void => this.#become(undone(this.#draft));
  readonly redo = (): void => this.#become(redone(this.#draft));

  /** Reads the document as it is. Whoever is late, because another change came, says nothing. */
  async read(): Promise<void> {
    const number = ++this.#reading;
    const { document } = this.#draft;
    const read = await engine.quick.ask("read", { name: this.id, text: JSON.stringify(document) });
    if (number !== this.#reading) return;
    if (read.kind === "failed") return this.#set({ ...this.#draft, problems: read.failure });
    const hold = `${this.id} ${number}`;
    engine.quick.hold(hold, document);
    engine.slow.hold(hold, document);
    this.#set({ ...this.#draft, sound: { hold, document, case: read.value.case }, problems: read.value.warnings });
  }

  #become(draft: CaseDraft): void {
    if (draft === this.#draft) return;
    this.#saving = "keeping";
    this.#set(draft);
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#rest(), REST);
  }

  async #rest(): Promise<void> {
    this.#timer = null;
    const { document } = this.#draft;
    try {
      await keepCase({ id: this.id, document, changedAt: new Date().toISOString() });
      this.#saving = this.#timer === null ? "kept" : "keeping";
    } catch {
      // The page says so, and keeps what was written for as long as it is open.
      this.#saving = "failed";
    }
    this.#tell();
    await this.read();
  }

  #set(draft: CaseDraft): void {
    this.#draft = draft;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
