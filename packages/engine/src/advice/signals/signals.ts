import type { PartyId } from "../../model/ids.ts";
import type { Happening } from "../dynamics/happening.ts";
import { offerSteps, type StepSettings } from "../dynamics/offer-steps.ts";
import { worths } from "../dynamics/worths.ts";
import { delaySignals } from "./delay-signals.ts";
import { meetingSignals } from "./meeting-signals.ts";
import { offerSignals } from "./offer-signals.ts";
import type { Signal } from "./signal.ts";
import { wordSignals } from "./word-signals.ts";

export interface SignalSettings extends StepSettings {
  /** ISO time or date up to which silence is counted. */
  readonly now: string;
}

/**
 * What the record shows of the onlooker's counterparts: late answers and silence against their own habit, offers that do not move, steps
 * back, meetings called off, statements against deeds. By time; what is of one time in this order.
 */
export function signals(happenings: readonly Happening[], settings: SignalSettings): readonly Signal[] {
  const { onlooker, parties, tolerance, now } = settings;
  const watched: readonly PartyId[] = parties.filter((party) => party !== onlooker.party);
  const steps = offerSteps(happenings, settings);
  const scale = worths(onlooker).own;
  return [
    ...delaySignals(happenings, { parties, watched, now }),
    ...watched.flatMap((party) => [
      ...offerSignals(steps, party, tolerance),
      ...meetingSignals(happenings, party),
      ...wordSignals(happenings, { party, scale, tolerance }),
    ]),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
