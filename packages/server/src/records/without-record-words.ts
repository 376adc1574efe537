import { assertNever, type CommitmentEvent } from "@detente/engine";

/** In the place of words that have to be there [K4]. */
const ERASED = "(erased)";

/** Hashes of files, which are no words. */
const HASHES = /\bsha256:[0-9a-f]{64}\b/g;

/** The event without what somebody wrote in it, from which the record folds as before. The same where it holds no words. */
export function withoutRecordWords(event: CommitmentEvent): CommitmentEvent {
  switch (event.kind) {
    case "started":
    case "accepted": {
      const { note: _note, ...rest } = event;
      return rest;
    }
    case "evidenceSubmitted": {
      const { reference, ...rest } = event;
      const hashes = hashesIn(reference);
      return { ...rest, text: ERASED, ...(hashes !== "" && { reference: hashes }) };
    }
    case "disputed":
    case "waived":
    case "snapbackNotified":
    case "snapbackWithdrawn":
    case "snapbackDecided":
    case "coded":
      return { ...event, reason: ERASED };
    case "accountFiled": {
      const { source, ...rest } = event;
      const hashes = hashesIn(source);
      return { ...rest, text: ERASED, ...(hashes !== "" && { source: hashes }) };
    }
    default:
      return assertNever(event);
  }
}

const hashesIn = (text: string | undefined): string => (text?.match(HASHES) ?? []).join(" ");
