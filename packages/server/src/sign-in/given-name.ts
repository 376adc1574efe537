import { failed, ok, type Result } from "@detente/engine";
import { lookalike } from "./lookalike.ts";
import { shownName, UNNAMED } from "./shown-name.ts";

/** Names under which somebody would pass for more than a guest is. */
const RESERVED = new Set(
  [
    "facilitator",
    "mediator",
    "observer",
    "adviser",
    "head",
    "moderator",
    "administrator",
    "admin",
    "teacher",
    "server",
    "system",
    "detente",
    "bot",
  ].map(lookalike),
);

/** The name that somebody gives themselves, as it may be shown; or what to do about it. */
export function givenName(given: string | undefined): Result<string, string> {
  const name = shownName([given]);
  if (name === UNNAMED) return failed("Say under which name the others shall see you.");
  // As people of one name are told apart by a number behind it.
  const bare = name.replace(/[^\p{L}]+$/u, "");
  return RESERVED.has(lookalike(name)) || RESERVED.has(lookalike(bare))
    ? failed("That name says what somebody is at a table. Take your own.")
    : ok(name);
}
