import { type Command, type Consequence, STAY } from "./command.ts";
import { showBrief } from "./show-brief.ts";
import { showHistory } from "./show-history.ts";
import { showIssues } from "./show-issues.ts";
import { showPlot } from "./show-plot.ts";
import { standingOffer } from "./offers-so-far.ts";
import { quoted } from "./quoted.ts";
import type { Turn } from "./turn.ts";
import { showOptions, showWorth } from "./turn-screen.ts";

const looked =
  (show: (turn: Turn, rest: string) => void) =>
  (turn: Turn, rest: string): Consequence => {
    show(turn, rest);
    return STAY;
  };

/** What shows something, and changes nothing. */
export const LOOKING: readonly Command[] = [
  {
    name: "table",
    also: ["status"],
    takes: "",
    help: "where things stand: their offer, your draft",
    spelling: "beginning",
    run: looked(showTable),
  },
  {
    name: "issues",
    also: ["options"],
    takes: "[ISSUE]",
    help: "what each option is worth to you",
    spelling: "beginning",
    run: looked(showIssues),
  },
  { name: "brief", also: [], takes: "", help: "what you alone have been told", spelling: "beginning", run: looked(showBrief) },
  { name: "history", also: ["log"], takes: "[all]", help: "what happened so far", spelling: "beginning", run: looked(showHistory) },
  {
    name: "plot",
    also: ["plane"],
    takes: "[on, off]",
    help: "draws the offers; off: only when asked for",
    spelling: "beginning",
    run: looked(plot),
  },
];

function showTable(turn: Turn): void {
  showOptions(turn);
  showWorth(turn);
}

function plot(turn: Turn, rest: string): void {
  const { sight, screen, plots } = turn;
  if (rest === "on" || rest === "off") {
    plots.isDrawn = rest === "on";
    screen.say(rest === "on" ? "Every offer is drawn when it comes." : "Offers are drawn only when you type plot.");
    return;
  }
  const wanted = sight.counterparts.findIndex(({ party, name }) => party === rest || name.toLowerCase() === rest.toLowerCase());
  if (rest !== "" && wanted < 0) {
    screen.say(`${quoted(rest)}: plot takes on, off, or one of ${sight.counterparts.map(({ party }) => party).join(", ")}.`, "warning");
    return;
  }
  showPlot(turn, wanted >= 0 ? wanted : (standingOffer(turn)?.place ?? 0));
}
