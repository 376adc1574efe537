import { STYLE_SHEET } from "../style-sheet.ts";

/** The style of pages that show games and standings: that of all reports, and what they need besides. */
export const GAME_STYLE_SHEET = `${STYLE_SHEET}
.store{position:absolute}
.game figure{margin:.4rem 0 .8rem}
.game summary{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline}
.game summary::before{content:"▸";width:.8em}
.game[open] summary::before{content:"▾"}
.game summary::-webkit-details-marker{display:none}
.game summary b{font-weight:600}
.game summary span{color:var(--quiet)}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;list-style:none;padding:0;margin:.5rem 0;font-size:.88rem;max-width:none;color:var(--quiet)}
.legend li{margin:0;display:flex;align-items:center;gap:.45em}
.legend svg{width:1.1em;height:1.1em;flex:none;display:inline-block}
.player{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .7rem;margin:.2rem 0 .4rem}
.player button{font:inherit;font-size:.9rem;color:var(--ink);background:var(--wash);border:1px solid var(--rule);border-radius:6px;min-width:2.6rem;min-height:2.4rem;padding:.2rem .7rem;cursor:pointer}
.player button:disabled{opacity:.45;cursor:default}
.player input{flex:1 1 12rem;min-width:8rem;accent-color:var(--accent);height:2.4rem;margin:0}
[data-game] output{display:block;min-height:3.2em;margin:.3rem 0 .8rem;font-size:.95rem;font-variant-numeric:tabular-nums}
[data-game] output b{font-weight:600}
[data-step].later{display:none}
g[data-step].now circle,g[data-step].now path.mark{stroke:var(--warn);stroke-width:3}
@media print{.player{display:none}[data-step].later{display:inline}}
`;

/** SHA-256 of it, in base64: what the page's policy lets in. A test says what it must be when the style changes. */
export const GAME_STYLE_SHEET_HASH = "SqWJY07ZDF74g1ziYfJpYk19JIlL4JlbAkrip1PLptA=";
