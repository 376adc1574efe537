import { createHash } from "node:crypto";
import { UNKNOWN_TYPE } from "../../contract/file-contracts.ts";
import { CHUNK } from "../../files/chunks.ts";
import { cleanName } from "../../files/clean-name.ts";
import { TypeCheck } from "../../files/type-check.ts";
import type { LineOf } from "./table-line.ts";
import { WrongTableFile } from "./wrong-table-file.ts";

/** A file of evidence, piece by piece, each as long as the server keeps them. */
export class ArrivingFile {
  readonly id: string;
  readonly is: LineOf<"file">;
  readonly #sum = createHash("sha256");
  readonly #check: TypeCheck | null;
  #size = 0;
  #seq = 0;

  constructor(id: string, is: LineOf<"file">) {
    this.id = id;
    this.is = is;
    if (cleanName(is.name, is.type) !== is.name) throw new WrongTableFile("A file is not called so.");
    this.#check = is.type === UNKNOWN_TYPE ? null : new TypeCheck(is.type);
  }

  /** The piece, and its number from 1. */
  take({ bytes: text }: LineOf<"bytes">): { readonly seq: number; readonly bytes: Uint8Array } {
    const bytes = Buffer.from(text, "base64");
    const isLast = this.#size + bytes.length === this.is.size;
    if (bytes.length === 0 || bytes.length > CHUNK || (!isLast && bytes.length < CHUNK) || this.#size + bytes.length > this.is.size)
      throw new WrongTableFile("The pieces of the file do not come to its size.");
    this.#sum.update(bytes);
    this.#check?.pass(bytes);
    this.#size += bytes.length;
    return { seq: ++this.#seq, bytes };
  }

  /** After the last piece. */
  end(): void {
    if (this.#size !== this.is.size || this.#sum.digest("hex") !== this.is.sha256)
      throw new WrongTableFile(`File ${this.is.file} is not what its hash says.`);
    if (this.#check !== null && this.#check.type() !== this.is.type) throw new WrongTableFile(`File ${this.is.file} is not of its type.`);
  }
}
