import { describe, expect, test } from "vitest";
import { countText, decimalsFor, decimalText, percentText } from "./numbers.ts";

describe("numbers", () => {
  test("a scale of 0 to 100 gets one decimal, 0 to 1 three, whole numbers none", () => {
    expect(decimalsFor([0, 100, 57.25])).toBe(1);
    expect(decimalsFor([0, 1, 0.725])).toBe(3);
    expect(decimalsFor([0, 100, 57])).toBe(0);
    expect(decimalsFor([12_000.5, 90_000])).toBe(0);
    expect(decimalsFor([])).toBe(0);
    expect(decimalsFor([Number.NaN, 0.5])).toBeLessThanOrEqual(9);
  });

  test("a decimal number is grouped, keeps a real minus, and has no negative zero", () => {
    expect(decimalText(1234.56, 1)).toBe("1,234.6");
    expect(decimalText(-2, 0)).toBe("−2");
    expect(decimalText(-0.01, 1)).toBe("0.0");
    expect(decimalText(Number.NaN, 1)).toBe("–");
  });

  test("only nothing is 0 % and only all is 100 %", () => {
    expect(percentText(0.408)).toBe("40.8 %");
    expect([percentText(0), percentText(1)]).toEqual(["0 %", "100 %"]);
    expect(percentText(0.9999)).toBe("more than 99.9 %");
    expect(percentText(0.0004)).toBe("0.04 %");
    expect(percentText(1e-12)).toBe("less than 0.001 %");
    expect(percentText(Number.NaN)).toBe("–");
  });

  test("counts are grouped, and from ten digits on given in powers of ten", () => {
    expect(countText("69120")).toBe("69,120");
    expect(countText("9999999999")).toBe("9,999,999,999");
    expect(countText(`1${"0".repeat(50)}`)).toBe("1.0 × 10⁵⁰");
    expect(countText("99999999999")).toBe("1.0 × 10¹¹");
    expect(countText("12345678901")).toBe("1.2 × 10¹⁰");
    expect(countText("0")).toBe("0");
    expect(countText("many")).toBe("many");
  });
});
