import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
    isolate: false,
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: ".cache/test-results.json" }]],
  },
});
