import type { Answer } from "../line.ts";

export interface WorkerData {
  /** Of PostgreSQL's files. */
  readonly folder: string;
}

/** To the thread. It answers one after another, in the order asked. */
export type Question =
  | { readonly kind: "query"; readonly id: number; readonly text: string; readonly parameters: readonly unknown[] }
  | { readonly kind: "script"; readonly id: number; readonly text: string }
  | { readonly kind: "close"; readonly id: number };

/** From the thread. `opened` comes first, or `failed` with the number 0. */
export type Reply =
  | { readonly kind: "opened" }
  | { readonly kind: "answered"; readonly id: number; readonly answer: Answer }
  /** Code: SQLSTATE; empty: it was not PostgreSQL that failed. */
  | { readonly kind: "failed"; readonly id: number; readonly code: string; readonly message: string }
  /** Of itself: nothing will be answered any more, neither this nor what waits. */
  | { readonly kind: "ended"; readonly message: string };
