/**
 * A new uuid for what is the so-many-th of its kind in a file: those of later ones are greater, so that what is in the order of time and id
 * keeps its order where the times are the same.
 */
export const orderedId = (number: number): string => `${number.toString(16).padStart(8, "0")}${crypto.randomUUID().slice(8)}`;
