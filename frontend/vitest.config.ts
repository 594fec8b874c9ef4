import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@generated": path.join(import.meta.dirname, "target/generated-clients"),
      "@": import.meta.dirname,
      // Outside of Next there is no browser bundle to keep server code out of.
      "server-only": path.join(import.meta.dirname, "tests/unit/empty.ts"),
    },
  },
  test: {
    reporters: ["dot"],
    include: ["tests/unit/**/*.test.ts", "tests/pact/**/*.test.ts"],
    globalSetup: ["tests/pact/fresh-folder.ts"],
    env: { PACT_DO_NOT_TRACK: "true" },
    restoreMocks: true,
  },
});
