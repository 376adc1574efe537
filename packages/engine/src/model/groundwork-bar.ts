/** What the working level must have reached before a table may settle anything. Each line that is present must be met. */
export interface GroundworkBar {
  readonly leastSettled?: number;
  readonly mostBracketed?: number;
  readonly mostOpen?: number;
  /** Of all tracks together; meetings of those whose protocol has no rounds. */
  readonly leastRounds?: number;
  /** Milliseconds until the deadline of this table's session. */
  readonly leastTime?: number;
}
