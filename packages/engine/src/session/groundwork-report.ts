import { assertNever } from "../lib/assert-never.ts";
import { own } from "../lib/own.ts";
import type { PartyId } from "../model/ids.ts";
import type { GroundworkReport } from "./action.ts";
import type { ProtocolSettings } from "./setup.ts";
import type { OptionText, SessionState } from "./state.ts";

/** What a session reports to the table that its track prepares, at a time (ISO, UTC): in public terms only [G1]. Null before it opens. */
export function groundworkReport(state: SessionState, at: string): GroundworkReport | null {
  const { setup, current, matters, ending } = state;
  if (setup?.track === undefined) return null;
  const ids = current.value.tracks.find(({ id }) => id === setup.track)?.issues ?? current.space.issues.map(({ id }) => id);
  const options = ending?.kind === "agreed" ? ending.outcome : matters.settled;
  const isBracketed = ({ issue, option, agreedBy }: OptionText): boolean =>
    (own(options, issue) ?? option) === option && !isTextAgreed({ agreedBy }, setup.required);
  const bracketed = ids.filter((id) => matters.texts.some((text) => text.issue === id && isBracketed(text)));
  const settled = ids.filter((id) => !bracketed.includes(id) && own(options, id) !== undefined);
  const deadlineAt = setup.deadline.at;
  return {
    track: setup.track,
    settled: settled.length,
    bracketed: bracketed.length,
    open: ids.length - settled.length - bracketed.length,
    rounds: roundsHeld(state, setup.protocol),
    timeLeft: deadlineAt === undefined ? null : Math.max(0, Date.parse(deadlineAt) - Date.parse(at)),
  };
}

/** [G5] */
function roundsHeld({ rounds, matters }: SessionState, { kind }: ProtocolSettings): number {
  switch (kind) {
    case "alternatingOffers":
    case "singleText":
      return rounds;
    case "openFloor":
    case "blindBids":
      return matters.meetings;
    default:
      return assertNever(kind);
  }
}

/** Whether everybody whose consent is needed stands by the text; it is in brackets otherwise [X2]. */
export const isTextAgreed = ({ agreedBy }: Pick<OptionText, "agreedBy">, required: readonly PartyId[]): boolean =>
  required.every((party) => agreedBy.includes(party));
