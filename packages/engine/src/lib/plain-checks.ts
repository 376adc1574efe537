/** Whether a value from outside is of the kind that its place needs. */
export type Check = (value: unknown) => boolean;

export const isText = (value: unknown): value is string => typeof value === "string";
export const isNumber = (value: unknown): value is number => typeof value === "number";
/** A whole number, 0 or more, and not the other zero, which JSON does not carry. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && !Object.is(value, -0) && Number(value) >= 0;
/** Finite, 0 or more, and not the other zero. */
export const isMeasure = (value: unknown): value is number =>
  isNumber(value) && Number.isFinite(value) && value >= 0 && !Object.is(value, -0);
export const isFlag = (value: unknown): boolean => value === true;
/** An object that is no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isOptional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export const isNullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const isList =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

export const isWord =
  (...words: readonly string[]): Check =>
  (value) =>
    isText(value) && words.includes(value);
