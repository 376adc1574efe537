import type { Report } from "./report.ts";
import type { XmlAttribute } from "./xml.ts";

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[df]?$/i;

/** The number an attribute holds, as Java writes them ("5", "-0.3E-2", "5d"). Anything else, and anything not finite, is an error and undefined. */
export function xmlNumber(attribute: XmlAttribute, path: string, report: Report): number | undefined {
  const text = attribute.value.trim();
  const value = DECIMAL.test(text) ? Number(text.replace(/[df]$/i, "")) : Number.NaN;
  if (Number.isFinite(value)) return value;
  const message = `Expected a number, found "${text.slice(0, 40)}".`;
  report.error({ at: attribute.at, code: "bad-number", path, message });
  return undefined;
}
