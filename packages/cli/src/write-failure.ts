import { isSystemError } from "./system-error.ts";
import { visible } from "./visible.ts";

/** Why something could not be written, as a sentence for the user. Throws what is no fault of the system. */
export function writeFailure(path: string, error: unknown): string {
  if (!isSystemError(error)) throw error;
  return `${visible(path, "line")}: ${reason(error.code)}`;
}

function reason(code: string): string {
  switch (code) {
    case "ENOENT":
      return "the folder does not exist";
    case "EISDIR":
      return "is a folder";
    case "EEXIST":
    case "ENOTDIR":
      return "the folder is a file";
    case "EACCES":
    case "EPERM":
      return "may not be written (permission denied)";
    case "EROFS":
      return "is on a disk that may not be written";
    case "ENOSPC":
      return "the disk is full";
    default:
      return `cannot be written (${code})`;
  }
}
