/** 0: done. 1: refused, or something unexpected, or a game that is not over. 2: the input or the command line is wrong; nothing was written. */
export type ExitCode = 0 | 1 | 2;

export const FINE = 0;
export const REFUSED = 1;
export const BAD_INPUT = 2;
