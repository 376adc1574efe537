import type { Scene } from "../scene.ts";

/** Whether to leave the table without an agreement. Asked once a turn, when the party does not accept. */
export interface WalkAwayPolicy {
  readonly name: string;
  readonly formula: string;
  walksAway(scene: Scene): boolean;
}
