/** The columns that texts for terminals keep to: 60 to 120, whatever the screen has; 80 where it does not say. */
export function terminalWidth(columns: number): number {
  return Math.min(120, Math.max(60, Math.floor(columns) || 80));
}
