/** A number and its percent sign stay on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(/(\d) %/g, "$1\u00a0%");
}
