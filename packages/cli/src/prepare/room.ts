import type { Case, PartyId, Subject } from "@detente/engine";
import type { Labels } from "@detente/report";
import type { Keyboard } from "../play/keyboard.ts";
import type { Screen } from "../play/screen.ts";

/** Where a person is asked, and about what. */
export interface Room {
  readonly value: Case;
  readonly party: PartyId;
  readonly subject: Subject;
  readonly labels: Labels;
  readonly screen: Screen;
  readonly keyboard: Keyboard;
}
