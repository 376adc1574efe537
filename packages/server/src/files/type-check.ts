import { type FileType, UNKNOWN_TYPE } from "../contract/file-contracts.ts";

const ascii = (text: string): readonly number[] => [...text].map((sign) => sign.charCodeAt(0));
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

interface Mark {
  readonly at: number;
  readonly bytes: readonly number[];
}
const at = (place: number, bytes: readonly number[]): Mark => ({ at: place, bytes });

/** How a file of a type begins: all marks of one of the lists. Null: it is text. */
const MARKS: Readonly<Record<FileType, readonly (readonly Mark[])[] | null>> = {
  "application/pdf": [[at(0, ascii("%PDF-"))]],
  "image/png": [[at(0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])]],
  "image/jpeg": [[at(0, [0xff, 0xd8, 0xff])]],
  "image/webp": [[at(0, ascii("RIFF")), at(8, ascii("WEBP"))]],
  "image/gif": [[at(0, ascii("GIF87a"))], [at(0, ascii("GIF89a"))]],
  "text/plain": null,
  "text/csv": null,
  "application/json": null,
  // The first entry of such a package is its type, as it stands.
  "application/vnd.oasis.opendocument.text": [[at(0, ZIP), at(30, ascii("mimetypeapplication/vnd.oasis.opendocument.text"))]],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": [[at(0, ZIP)]],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": [[at(0, ZIP)]],
  "application/zip": [[at(0, ZIP)], [at(0, EMPTY_ZIP)]],
};

/**
 * Whether bytes are of the type that they are said to be, as far as their beginning tells; for text, whether all of it is UTF-8 without
 * zeros. They are looked at as they pass, and never unpacked or run.
 */
export class TypeCheck {
  readonly #type: FileType;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  #fits = true;
  #isFirst = true;

  constructor(type: FileType) {
    this.#type = type;
  }

  /** The first piece must be long enough for any mark, unless it is all there is. */
  pass(piece: Uint8Array): void {
    const marks = MARKS[this.#type];
    if (marks === null) this.#fits &&= !piece.includes(0) && this.#decodes(piece, { stream: true });
    else if (this.#isFirst)
      this.#fits = marks.some((all) => all.every((mark) => mark.bytes.every((byte, k) => piece[mark.at + k] === byte)));
    this.#isFirst = false;
  }

  /** After the last piece. */
  type(): FileType | typeof UNKNOWN_TYPE {
    const isText = MARKS[this.#type] === null;
    return this.#fits && (isText ? this.#decodes(new Uint8Array(), {}) : !this.#isFirst) ? this.#type : UNKNOWN_TYPE;
  }

  #decodes(piece: Uint8Array, how: { readonly stream?: true }): boolean {
    try {
      this.#decoder.decode(piece, how);
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  }
}
