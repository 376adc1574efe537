/** A text without what files of text cannot hold: control characters and halves of surrogate pairs become U+FFFD. Tabs and line ends stay. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
