import type { RecordFault } from "@detente/engine";
import { refusalWords } from "./refusal-words.ts";
import { termsProblemWords } from "./terms-problem-words.ts";

/** What is wrong with a line of a record, for people. */
export function faultWords(fault: RecordFault): string {
  switch (fault.code) {
    case "notUtf8":
      return "holds bytes that are no UTF-8 text: it was changed";
    case "notJson":
      return "is no JSON: it was changed, or this is no record of commitments";
    case "notCanonical":
      return "says what it may say, but is not written as Detente writes it (spaces, order of keys, form of numbers or letters): it was changed";
    case "badForm":
      return fault.path === "" ? "is no line of a record" : `is no line of a record: look at ${fault.path}`;
    case "cutLine":
      return "has no end: writing it was interrupted, or the file was cut here";
    case "noHeader":
      return "is not the first line of a record: the file is empty, or no record of commitments";
    case "newerFormat":
      return `is of format ${fault.format}, which a later Detente wrote`;
    case "changedHeader":
      return "does not fit its own hash: the terms, the salt or the hash were changed";
    case "badTerms":
      return `has terms that cannot be carried out: ${fault.problems.map(termsProblemWords).join("; ")}`;
    case "changed":
      return "does not fit its own commitment: the event, the salt or the commitment was changed";
    case "missing":
      return fault.from === fault.to
        ? `comes too early: event ${fault.from} is missing`
        : `comes too early: events ${fault.from} to ${fault.to} are missing`;
    case "reordered":
      return `has event ${fault.found} where event ${fault.expected} belongs: lines were moved`;
    case "repeated":
      return `has event ${fault.found} once more`;
    case "brokenLink":
      return "does not follow from the line before it: its hash was changed, or a line was put in or replaced";
    case "neverDecided":
      return `holds an event that could not be put on record: ${refusalWords(fault.refusal)}`;
    case "lostHead":
      return `is the last, and the head ${fault.head.slice(0, 12)}… that was given is in no line: the tail was cut off, or all was written anew`;
    default:
      return fault satisfies never;
  }
}
