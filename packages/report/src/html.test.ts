import { describe, expect, test } from "vitest";
import { html } from "./html.ts";

const hostile = `"><script>alert(1)</script><img src=x onerror='a'>\`&`;

describe("html", () => {
  test("escapes a text in content and in an attribute", () => {
    expect(String(html`<p title="${hostile}">${hostile}</p>`)).not.toMatch(/<script|<img|'|`|="[^"]*"[^> ]/);
    expect(String(html`<b>${"a < b & c"}</b>`)).toBe("<b>a &lt; b &amp; c</b>");
  });

  test("leaves markup of its own as it is, joins lists and leaves null out", () => {
    expect(String(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}${null}</ul>`)).toBe("<ul><li>1</li><li>2</li></ul>");
  });

  test("does not take an object that looks like markup for markup", () => {
    // Such an object can only come from data that was cast on its way.
    const forged = { toString: () => "<script>" } as unknown as string;
    expect(() => String(html`<p>${forged}</p>`)).toThrow(/replace|split|map|toWellFormed|function/);
  });

  test("replaces control characters and lone surrogates", () => {
    expect(String(html`<p>${"a\u0000b\u001bc\ud800d"}</p>`)).toBe("<p>a b c\ufffdd</p>");
  });

  test("refuses a value anywhere but in content and harmless quoted attributes", () => {
    const value = "x";
    expect(() => html`<${value}>`).toThrow(/Expected/);
    expect(() => html`<p ${value}>`).toThrow(/Expected/);
    expect(() => html`<p title=${value}>`).toThrow(/Expected/);
    expect(() => html`<p onclick="${value}">`).toThrow(/Expected/);
    expect(() => html`<p style="${value}">`).toThrow(/Expected/);
    expect(() => html`<img src="${value}">`).toThrow(/Expected/);
    expect(() => html`<a href="${value}">`).toThrow(/Expected/);
    expect(() => html`<style>${value}</style>`).toThrow(/Expected/);
    expect(() => html`<script>${value}</script>`).toThrow(/Expected/);
    expect(() => html`<a href="#${value}">${value}</a>`).not.toThrow();
  });
});
