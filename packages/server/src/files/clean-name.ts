import { FILE_TYPES, type FileType, UNKNOWN_TYPE } from "../contract/file-contracts.ts";

/** Bytes of a name in UTF-8 at most, its ending among them: file systems take 255. */
const MOST_BYTES = 200;

/** Endings under which programs know a type; the first is added where there is none of them. */
const ENDINGS: Readonly<Record<FileType | typeof UNKNOWN_TYPE, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
  "text/plain": ["txt", "text", "md", "log"],
  "text/csv": ["csv"],
  "application/json": ["json"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/zip": ["zip"],
  [UNKNOWN_TYPE]: ["bin"],
};

/** Joiners are part of how some scripts are written; all else that is not seen could make a name look like another. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/gu;
/** What means something to file systems. */
const SPECIAL = /[<>:"|?*%]/g;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name under which a file can be saved anywhere: the last part of a path, without what is not seen or means something to a system, and with an
 * ending of its type, so that no program opens it as something else. Never empty.
 */
export function cleanName(given: string, type: FileType | typeof UNKNOWN_TYPE): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replaceAll(UNSEEN, "")
    .replaceAll(SPECIAL, "_")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/^[. ]+|[. ]+$/g, "");
  const [usual = "bin"] = ENDINGS[type];
  const [, stem = "", own = ""] = /^(.*)\.([^.]*)$/s.exec(plain) ?? [];
  const hasEnding = stem !== "" && ENDINGS[type].includes(own.toLowerCase());
  const [before, ending] = hasEnding ? [stem, own] : [plain, usual];
  const short = upTo(MOST_BYTES - ending.length - 2, before).replaceAll(/[. ]+$/g, "");
  const named = short === "" ? "file" : short.replace(DEVICE, "_$&");
  return `${named}.${ending}`;
}

/** Whole characters of a text, as many as fit. */
function upTo(bytes: number, text: string): string {
  let left = bytes;
  const kept: string[] = [];
  for (const sign of text) {
    left -= Buffer.byteLength(sign);
    if (left < 0) break;
    kept.push(sign);
  }
  return kept.join("");
}

export const isFileType = (type: string): type is FileType => FILE_TYPES.some((each) => each === type);
