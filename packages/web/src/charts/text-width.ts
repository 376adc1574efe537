const context = document.createElement("canvas").getContext("2d");
const font = getComputedStyle(document.documentElement).fontFamily;

/** Pixels that a text takes in the page's own type. Where the browser draws nothing, about that many. */
export function textWidth(text: string, size: number): number {
  if (context === null) return text.length * size * 0.6;
  context.font = `${size}px ${font}`;
  return context.measureText(text).width;
}
