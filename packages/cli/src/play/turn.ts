import type { PartyView, SessionEvent, SessionState } from "@detente/engine";
import type { Draft } from "./draft.ts";
import type { Keyboard } from "./keyboard.ts";
import type { Screen } from "./screen.ts";
import type { Sight } from "./sight.ts";

/** One turn of the person: all that its commands work on. */
export interface Turn {
  readonly sight: Sight;
  readonly view: PartyView;
  /** The fold of what the person's party has seen. */
  readonly state: SessionState;
  /** What the party has seen. */
  readonly events: readonly SessionEvent[];
  readonly draft: Draft;
  readonly screen: Screen;
  readonly keyboard: Keyboard;
  readonly plots: PlotWish;
}

/** Whether a plot is drawn without being asked for. The person may change it at any time. */
export interface PlotWish {
  isDrawn: boolean;
}
