/** A part of an answer that could not be made out, and why. */
export interface Unread {
  readonly part: string;
  readonly code: string;
  readonly detail: string;
}
