import { GAME_SCRIPT, GAME_SCRIPT_HASH } from "./game/game-script.ts";
import { GAME_STYLE_SHEET, GAME_STYLE_SHEET_HASH } from "./game/game-style-sheet.ts";
import { type Html, html } from "./html.ts";
import { STYLE_SHEET, STYLE_SHEET_HASH } from "./style-sheet.ts";

export interface Page {
  readonly title: string;
  /** "game": steps through games, which can all be read without it. */
  readonly script: "none" | "game";
  readonly header: Html;
  readonly main: Html;
  readonly footer: string;
}

/** A whole page that asks nothing of the network. Its policy lets in its own style sheet and its own script, and nothing else. */
export function htmlPage({ title, script, header, main, footer }: Page): string {
  const isGame = script === "game";
  const styleHash = isGame ? GAME_STYLE_SHEET_HASH : STYLE_SHEET_HASH;
  const scripts = isGame ? `; script-src 'sha256-${GAME_SCRIPT_HASH}'` : "";
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'${scripts}; base-uri 'none'; form-action 'none'`;
  const head = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
`;
  const body = html`</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<div class="page">
${header}
<main id="main">
${main}
</main>
<footer>${footer}</footer>
</div>
`;
  // Style sheets and script are constants of ours: the only texts that go in as they are.
  const style = `<style>${isGame ? GAME_STYLE_SHEET : STYLE_SHEET}</style>\n`;
  return `${head.toString()}${style}${body.toString()}${isGame ? `<script>${GAME_SCRIPT}</script>\n` : ""}</body>\n</html>\n`;
}
