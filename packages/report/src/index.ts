// The report's public names.
export { issueTradeOffs } from "./charts/issue-trade-offs.ts";
export type { PlaneSize } from "./charts/plane-frame.ts";
export { tornado } from "./charts/tornado.ts";
export { utilityPlane } from "./charts/utility-plane.ts";
export type { CautionWords } from "./caution-words.ts";
export { cautionWords } from "./caution-words.ts";
export type { Block, KeyFigure, ReportDocument, Section } from "./document.ts";
export { type Html, html } from "./html.ts";
export { htmlReport } from "./html-report.ts";
export { type Labels, labelsOf } from "./labels.ts";
export { markdownReport } from "./markdown-report.ts";
export { countText, decimalText, percentText } from "./numbers.ts";
export { plainText } from "./plain-text.ts";
export { reportDocument } from "./report-document.ts";
export type { Table } from "./table.ts";
export { displayWidth } from "./terminal/display-width.ts";
export type { TerminalSettings } from "./terminal/terminal-style.ts";
export { terminalReport } from "./terminal-report.ts";
