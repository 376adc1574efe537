import type { ProtocolSettings } from "../../session/setup.ts";
import type { Parameter } from "./parameter.ts";

/** What people and programs read of an entry. Plain text, but for the default parts of its parameters. */
export interface About {
  /** As it is written: "tit-for-tat". */
  readonly name: string;
  readonly title: string;
  /** One line. */
  readonly description: string;
  /** Printed wherever the entry is shown, since one name covers different formulas in different tools. */
  readonly formula: string;
  /** Author and year. */
  readonly source: string;
  /** Raised whenever it would play differently. What a composed strategy plays counts the versions of its parts in as well. */
  readonly version: number;
  /** Where it can play. */
  readonly protocols: readonly ProtocolSettings["kind"][];
  readonly parameters: readonly Parameter[];
}
