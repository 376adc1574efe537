/**
 * What a file that is no case is instead, with what reads it; null where it may be meant as a case. Looks at the beginning only.
 * Many a reader names the file of a game, of a record or of Genius where a case is wanted.
 */
export function otherKind(text: string): string | null {
  const start = text.slice(0, 400).trimStart();
  if (start.startsWith("<")) return "is XML or a web page, not a case (detente import genius makes a case of Genius files)";
  const [, kind] = /^\{\s*"detente"\s*:\s*"([a-z]+)"/u.exec(start) ?? [];
  switch (kind) {
    case undefined:
      return null;
    case "game":
      return "is a game file, not a case (detente replay, assess and counter read it)";
    case "journal":
      return "is the journal of a tournament, not a case (detente replay and tournament --resume read it)";
    case "record":
      return "is a record of commitments, not a case (detente track and record verify read it)";
    default:
      return `is a file of Detente of another kind ("${kind}"), not a case`;
  }
}
