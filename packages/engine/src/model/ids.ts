declare const brand: unique symbol;

/** A text that names one kind of thing. Files, events and messages use ids; inside the engine things are numbered. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type PartyId = Id<"party">;
export type IssueId = Id<"issue">;
/** For a range issue the option's id is its number written in decimals ("12.5"); for a yes-or-no issue "no" and "yes". */
export type OptionId = Id<"option">;
export type UnknownId = Id<"unknown">;
export type StateId = Id<"state">;
export type StepId = Id<"step">;
export type StipulationId = Id<"stipulation">;
export type ThemeId = Id<"theme">;
/** Of somebody who is no party to an agreement, and has a part in carrying it out. */
export type BodyId = Id<"body">;

/** What an id may look like: a letter or digit of any script, then up to 79 letters, digits, dots, dashes or underscores. */
export const ID_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u;

// The one place where plain text becomes an id. Callers have checked it against ID_PATTERN, or made it from a number.
export const partyId = (text: string): PartyId => text as PartyId;
export const issueId = (text: string): IssueId => text as IssueId;
export const optionId = (text: string): OptionId => text as OptionId;
export const unknownId = (text: string): UnknownId => text as UnknownId;
export const stateId = (text: string): StateId => text as StateId;
export const stepId = (text: string): StepId => text as StepId;
export const stipulationId = (text: string): StipulationId => text as StipulationId;
export const themeId = (text: string): ThemeId => text as ThemeId;
export const bodyId = (text: string): BodyId => text as BodyId;
