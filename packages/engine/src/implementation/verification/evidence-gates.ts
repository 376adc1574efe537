import { own } from "../../lib/own.ts";
import type { Brief } from "../../model/case.ts";
import type { StateId, UnknownId } from "../../model/ids.ts";

/** A red line that binds until its party holds some states of an unknown likely enough. */
export interface EvidenceGate {
  readonly redLine: string;
  readonly name: string;
  readonly states: readonly StateId[];
  /** Above 0, up to 1. */
  readonly probability: number;
}

/** The red lines of a brief that wait for evidence on this unknown, and on no other besides. */
export function evidenceGates({ redLines }: Pick<Brief, "redLines">, unknown: UnknownId): readonly EvidenceGate[] {
  return redLines.flatMap(({ id, name, until }) => {
    const states = until === undefined || Object.keys(until.given).length > 1 ? undefined : own(until.given, unknown);
    return until === undefined || states === undefined ? [] : [{ redLine: id, name, states, probability: until.probability }];
  });
}
