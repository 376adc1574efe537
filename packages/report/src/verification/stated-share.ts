/** A share as somebody stated it, as a percentage with no more decimals than it has: "80 %", "12.5 %". */
export const statedShare = (share: number): string => `${Number((share * 100).toPrecision(12))} %`;
