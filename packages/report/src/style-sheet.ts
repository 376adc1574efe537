/** The report's whole style: one accent colour, light and dark by the reader's system, paper when printed. Its hash is in the page's policy. */
export const STYLE_SHEET = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2126;--quiet:#59636c;--rule:#dfe3e6;--wash:#f5f7f8;--cloud:#7b868f;--accent:#0b6a75;--warn:#8a4b08}
@media (prefers-color-scheme:dark){:root{--paper:#14181b;--ink:#e8ebed;--quiet:#9ba6ae;--rule:#333b41;--wash:#1c2226;--cloud:#9aa5ad;--accent:#54c3cf;--warn:#eaae63}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%;overflow-wrap:break-word}
body{margin:0}
.page{max-width:1120px;margin:0 auto;padding:0 20px 64px}
@media (min-width:1900px){html{font-size:20px}.page{max-width:1500px}}
h1,h2,h3{line-height:1.2;text-wrap:balance;font-weight:650;letter-spacing:-.012em}
h1{font-size:1.15rem;color:var(--quiet);margin:0;font-weight:600;letter-spacing:0}
h2{font-size:1.5rem;margin:0 0 .6rem}
p,ul,ol{max-width:70ch;margin:0 0 1rem}
li{margin:0 0 .4rem}
header{padding:56px 0 8px}
.summary{font-size:clamp(1.55rem,1.1rem + 2vw,2.5rem);line-height:1.2;font-weight:650;letter-spacing:-.02em;max-width:26em;margin:.7rem 0 .8rem;text-wrap:balance}
.quiet{color:var(--quiet)}
.figures{display:flex;flex-wrap:wrap;gap:1.1rem 3rem;margin:1.8rem 0 0;padding:0}
.figures div{display:flex;flex-direction:column-reverse}
.figures dt{color:var(--quiet);font-size:.9rem}
.figures dd{margin:0;font-size:1.5rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.25}
nav{border-block:1px solid var(--rule);margin:2.2rem 0 0;padding:.55rem 0}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:0;padding:0;max-width:none;font-size:.92rem}
nav li{margin:0}
a{color:var(--accent);text-underline-offset:.2em;text-decoration-thickness:1px}
nav a{text-decoration:none;display:inline-block;padding:.2rem 0}
nav a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-999px;top:0;background:var(--paper);padding:.6rem 1rem;z-index:1}
.skip:focus{left:0}
section{margin-top:4rem}
.cautions{margin-top:2.2rem;border-left:3px solid var(--warn);padding:.1rem 0 .1rem 1.3rem}
.cautions h2{font-size:1rem;color:var(--warn);margin:0 0 .5rem}
.cautions h3{font-size:1rem;margin:1.1rem 0 .15rem}
.cautions p,.cautions ul{margin:0 0 .4rem}
@media (min-width:900px){.cautions p{max-width:none}.cautions ul{columns:2;column-gap:2.5rem;max-width:none}.cautions li{break-inside:avoid}}
.cautions ul{padding-left:1.15rem}
figure{margin:1.4rem 0 1rem}
figure svg{display:block;width:100%;height:auto}
.narrow{display:none}
@media (max-width:640px){caption{max-width:calc(100vw - 40px)}tbody th{position:sticky;left:0;background:var(--paper)}.wide{display:none}.narrow{display:block}header{padding-top:32px}th,td{padding-right:.8rem}.name,tbody th.name{min-width:6.5rem}section{margin-top:3rem}.figures{gap:.9rem 2rem}.figures dd{font-size:1.25rem}}
.key{columns:11rem;max-width:none;column-gap:1.2rem;list-style:none;padding:0;margin:.6rem 0 0;font-size:.85rem}
.key li{margin:.1rem 0;break-inside:avoid;padding-left:1.5em;text-indent:-1.5em}
.key b{display:inline-block;width:1.5em;text-indent:0;color:var(--accent)}
.multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),400px));gap:1.4rem 2rem;margin:1.2rem 0 1.6rem}
.multiples figure{margin:0}
.scroll{overflow-x:auto;margin:0 0 1.2rem;scrollbar-width:thin}
table{border-collapse:collapse;font-size:.92rem;line-height:1.4;font-variant-numeric:tabular-nums;min-width:min(100%,34rem)}
caption{text-align:left;caption-side:top;color:var(--quiet);padding:0 0 .5rem;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.42rem 1.1rem .42rem 0;border-top:1px solid var(--rule);font-weight:400;max-width:24rem;min-width:0}
th:last-child,td:last-child{padding-right:.2rem}
thead th{font-weight:600;border-top:0;vertical-align:bottom;font-size:.86rem;line-height:1.3}
tbody th{font-weight:500}
.long{min-width:13rem}
.name{min-width:7.5rem}
tbody th.name{min-width:9rem}
.number{text-align:right}
td.number,.short{white-space:nowrap}
td.formula code,li code{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Menlo,monospace;font-size:.83rem}
.formula{min-width:11rem}
tr.still>*{color:var(--quiet)}
details{border-top:1px solid var(--rule);margin:0}
details:last-of-type{border-bottom:1px solid var(--rule)}
details caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
summary{cursor:pointer;padding:.55rem 0;color:var(--accent);font-size:.92rem}
details[open] summary{margin-bottom:.3rem}
details+p,details+ul,.scroll+ul{margin-top:1.4rem}
footer{margin-top:4rem;border-top:1px solid var(--rule);padding-top:1rem;font-size:.88rem;color:var(--quiet)}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#4a4f54;--rule:#c9cdd0;--wash:#fff;--cloud:#7b868f;--accent:#0b5a64;--warn:#6b3a06}
html{font-size:10pt}.page{max-width:none;padding:0}header{padding-top:0}nav,.skip{display:none}.wide{display:block}.narrow{display:none}
section{margin-top:1.6rem}h2,caption{break-after:avoid}figure,tr,li,.cautions{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}
table{font-size:8.5pt;width:100%}th,td{max-width:none;padding-right:.6rem}.long,.name,.formula,tbody th.name{min-width:0}td.formula code{font-size:7pt}
svg,svg *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details.fold::details-content{content-visibility:visible;display:block}}
`;

/** SHA-256 of the style sheet, in base64: what the page's policy lets in. A test says what it must be when the style changes. */
export const STYLE_SHEET_HASH = "4H6j7+u5kVdq3UsfHyyeGxoLiiqwvc5U25Da8VTwoY8=";
