/** The first or the second of two that are shown, or neither where the person cannot tell; null where none of these was typed. */
export function sideIn(text: string): "first" | "second" | "neither" | null {
  switch (text.toLowerCase()) {
    case "a":
    case "1":
      return "first";
    case "b":
    case "2":
      return "second";
    case "=":
      return "neither";
    default:
      return null;
  }
}
