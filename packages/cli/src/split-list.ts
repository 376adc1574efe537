/**
 * The parts of a list such as "boulware,aspiration(e=0.5, k=0),program(bot.py 'a,b')": commas inside brackets and quotes divide nothing.
 * Without empty parts, and without spaces around them.
 */
export function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  let quote = "";
  for (const character of text) {
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (depth > 0 && (character === '"' || character === "'")) quote = character;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "," && depth <= 0) {
      parts.push(part);
      part = "";
      continue;
    }
    part += character;
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== "");
}
