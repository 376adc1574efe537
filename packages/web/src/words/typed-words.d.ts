import type bench from "./en/bench.json";
import type home from "./en/home.json";
import type shell from "./en/shell.json";
import type space from "./en/space.json";
import type table from "./en/table.json";

declare module "i18next" {
  interface CustomTypeOptions {
    readonly defaultNS: "shell";
    readonly resources: {
      readonly bench: typeof bench;
      readonly home: typeof home;
      readonly shell: typeof shell;
      readonly space: typeof space;
      readonly table: typeof table;
    };
  }
}
