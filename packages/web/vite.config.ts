import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressed } from "./build/compressed.ts";
import { exampleList } from "./build/example-list.ts";

/** Where a server runs while the pages are worked on: `npm start` in another terminal. */
const SERVER = process.env["DETENTE_SERVER"] ?? "http://127.0.0.1:8020";
const OF_THE_SERVER = ["/api", "/sign-in", "/sign-out", "/join", "/rejoin", "/first", "/class"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL("src/api/plain-zod.ts", import.meta.url)) }] },
  plugins: [react(), exampleList(), compressed()],
  build: {
    target: "es2024",
    // Nothing is written into the page itself: the server allows no script and no style but from files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(OF_THE_SERVER.map((path) => [path, SERVER])) },
});
