import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

const THREADS = ["packages/runner/src/**/*.test.ts", "packages/server/src/cases/desk/*.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Of databases and servers that a test starts before it begins.
    hookTimeout: 60_000,
    // Many tests wait for a disk, a process or a clock: by itself it would leave one processor to itself.
    maxWorkers: availableParallelism(),
    // As long as this process lives, so does the PostgreSQL that a test may have started.
    env: { DETENTE_TEST_RUN: String(process.pid) },
    reporters: ["default", ["json", { outputFile: ".cache/test-results.json" }]],
    projects: [
      {
        extends: true,
        test: {
          name: "house",
          include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...THREADS],
          isolate: false,
        },
      },
      // Tests that end threads, or let them run out of memory, have processes of their own, one a file.
      { extends: true, test: { name: "threads", include: THREADS, isolate: true } },
    ],
  },
});
