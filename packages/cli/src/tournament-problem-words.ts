import { assertNever, type TournamentProblem } from "@detente/engine";

/** What is wrong with the settings of a tournament, as a sentence for the user. */
export function tournamentProblemWords({ code, path, facts }: TournamentProblem): string {
  switch (code) {
    case "noCases":
      return "no case is given";
    case "noStrategies":
      return "no strategy is given";
    case "namedTwice":
      return `${facts["name"]} is given twice`;
    case "missingBrief":
      return `${facts["case"]}: the case has no brief for ${facts["party"]}, so nothing can play for it`;
    case "cannotOpen":
      return `${facts["case"]}: a session cannot open: ${facts["code"]} ${facts["setting"]}`;
    case "notAWholeNumber":
      return `${path}: ${facts["value"]} is no whole number from ${facts["least"]} on`;
    case "nobodyToPlay":
      return "one strategy alone, not against itself, leaves nobody to play; give more strategies, or leave --no-self-play out";
    case "tooManyGames":
      return `${facts["games"]} games are too many (at most ${facts["most"]}); --sample draws some of them`;
    default:
      return assertNever(code);
  }
}
