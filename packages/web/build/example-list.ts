import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { parse } from "yaml";

const CASES = fileURLToPath(new URL("../../../cases/", import.meta.url));
const NAME = "virtual:examples";

/** What the first page says of an example, without reading its file. */
interface Heading {
  readonly title: string;
  readonly language: string;
  readonly summary?: string;
  readonly parties: readonly { readonly name: string }[];
  readonly issues: readonly unknown[];
}

/** `virtual:examples`: the cases that come with Detente, each with the address of its file, which is fetched when somebody opens it. */
export function exampleList(): Plugin {
  return {
    name: "example-list",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? moduleText() : null),
  };
}

function moduleText(): string {
  const files = readdirSync(CASES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const entries = files.map((name, i) => {
    const { title, language, summary = "", parties, issues } = parse(readFileSync(CASES + name, "utf8")) as Heading;
    const id = name.replace(/^.*\//, "").replace(/\.yaml$/, "");
    const heading = { id, title, language, summary, parties: parties.map((party) => party.name), issues: issues.length };
    return {
      line: `import file${i} from ${JSON.stringify(`${CASES}${name}?url`)};`,
      item: `{ ...${JSON.stringify(heading)}, address: file${i} }`,
    };
  });
  return `${entries.map(({ line }) => line).join("\n")}\nexport const EXAMPLES = [${entries.map(({ item }) => item).join(", ")}];\n`;
}
