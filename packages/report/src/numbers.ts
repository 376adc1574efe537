/** A number with so many decimals, grouped ("1,234.5"); "–" for what is not a finite number. */
export function decimalText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return "–";
  const text = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/** How many decimals tell values of this spread apart: 0 if all are whole, else about a thousand steps over the spread. */
export function decimalsFor(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  if (finite.every(Number.isInteger)) return 0;
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  const spread = high - low || Math.abs(high);
  return Math.min(9, Math.max(0, 3 - Math.ceil(Math.log10(spread))));
}

/** A share from 0 to 1 as a percentage. Only 0 reads "0 %" and only 1 reads "100 %". */
export function percentText(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const percent = share * 100;
  if (percent > 0 && percent < 0.001) return "less than 0.001 %";
  if (percent > 99.9 && percent < 100) return "more than 99.9 %";
  if (percent > 0 && percent < 0.1) return `${percent.toPrecision(1)} %`;
  return percent === 0 || percent === 100 ? `${percent} %` : `${percent.toFixed(1)} %`;
}

/** A count given as a decimal string: grouped ("69,120"), from 10¹⁰ on in powers of ten ("1.0 × 10⁵⁰"). */
export function countText(count: string): string {
  if (!/^\d+$/.test(count)) return count;
  const digits = BigInt(count).toString();
  if (digits.length <= 10) return digits.replace(/\B(?=(\d{3})+$)/g, ",");
  const tenths = Math.round(Number(`${digits.slice(0, 2)}.${digits.slice(2, 6)}`));
  const [lead, exponent] = tenths === 100 ? [10, digits.length] : [tenths, digits.length - 1];
  return `${(lead / 10).toFixed(1)} × 10${superscript(exponent)}`;
}

function superscript(exponent: number): string {
  return [...String(exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}
