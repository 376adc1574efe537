/** Letters of other scripts, and digits, that look like a Latin letter; both in small letters. */
const LOOK: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["аɑα", "a"],
    ["вβь", "b"],
    ["сϲ", "c"],
    ["ԁ", "d"],
    ["еҽєε", "e"],
    ["ɡ", "g"],
    ["һнη", "h"],
    ["іїιɩı1ӏl", "i"],
    ["јϳ", "j"],
    ["кκ", "k"],
    ["м", "m"],
    ["пղ", "n"],
    ["оοσօ0ө", "o"],
    ["рρ", "p"],
    ["ԛ", "q"],
    ["г", "r"],
    ["ѕ", "s"],
    ["тτ", "t"],
    ["υս", "u"],
    ["νѵ", "v"],
    ["ѡω", "w"],
    ["хχ", "x"],
    ["уγү", "y"],
    ["ᴢ", "z"],
  ].flatMap(([from = "", to = ""]) => [...from].map((letter) => [letter.toLowerCase(), to])),
);

/**
 * What of a name is left for somebody who does not look closely: two names with the same could be taken for each other. Capitals, accents,
 * signs and blanks make no difference, nor do letters of other scripts that look alike (the commonest of Unicode's confusables).
 */
export function lookalike(name: string): string {
  const letters = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
  const folded = [...letters].map((letter) => LOOK[letter] ?? letter).join("");
  return folded === "" ? name : folded;
}
