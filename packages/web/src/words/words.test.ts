import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = new URL("./", import.meta.url);
const read = (language: string, room: string): unknown => JSON.parse(readFileSync(new URL(`${language}/${room}`, FOLDER), "utf8"));
const rooms = readdirSync(new URL("en/", FOLDER));

/** Every key with the names that its text takes: "verdict.title {name}". */
function keysOf(value: unknown, path = ""): readonly string[] {
  if (typeof value === "string") return [`${path} ${[...value.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted().join(" ")}`];
  return Object.entries(Object(value)).flatMap(([key, each]) => keysOf(each, path === "" ? key : `${path}.${key}`));
}

test("German has every room that English has", () => {
  expect(readdirSync(new URL("de/", FOLDER))).toEqual(rooms);
});

test.each(rooms)("%s says the same in both languages: the same keys, each with the same names in it", (room) => {
  expect(keysOf(read("de", room))).toEqual(keysOf(read("en", room)));
});
