import type { Time } from "./columns.ts";

/** Who people are, and what they come in by. */
export interface PeopleRows {
  readonly person: PersonRow;
  readonly sign_in: SignInRow;
  readonly sign_in_attempt: SignInAttemptRow;
  readonly token: TokenRow;
  readonly kept_answer: KeptAnswerRow;
  readonly rejoin_code: RejoinCodeRow;
  readonly wrong_code: WrongCodeRow;
  readonly console_link: ConsoleLinkRow;
}

interface PersonRow {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly created_at: Time;
}

interface SignInRow {
  readonly token_hash: Uint8Array;
  readonly person: string;
  readonly created_at: Time;
  readonly last_seen_at: Time;
  readonly expires_at: Time;
}

/** By which a program asks in somebody's name. */
interface TokenRow {
  readonly id: string;
  readonly person: string;
  readonly token_hash: Uint8Array;
  readonly name: string;
  readonly rights: "read" | "all";
  readonly created_at: Time;
  readonly last_used_at: Time | null;
  readonly expires_at: Time;
}

/** A sign-in that is under way. */
interface SignInAttemptRow {
  /** Of what its browser's cookie holds. */
  readonly browser_hash: Uint8Array;
  readonly salt: Uint8Array;
  readonly issuer: string;
  readonly to_path: string;
  readonly expires_at: Time;
}

/** What was answered under a key of a person. */
interface KeptAnswerRow {
  readonly person: string;
  readonly key: string;
  /** Of what was asked. */
  readonly digest: Uint8Array;
  /** Null: none yet. */
  readonly sealed: Uint8Array | null;
  readonly at: Time;
}

/** What somebody who is known by no provider comes back by. */
interface RejoinCodeRow {
  readonly person: string;
  readonly code_hash: Uint8Array;
  readonly created_at: Time;
}

interface WrongCodeRow {
  /** Hash of the address that it came from. */
  readonly place: Uint8Array;
  readonly at: Time;
}

/** The link that makes the first person who may open tables. */
interface ConsoleLinkRow {
  readonly token_hash: Uint8Array;
  readonly expires_at: Time;
}
