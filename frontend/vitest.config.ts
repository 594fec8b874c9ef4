import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@generated": path.join(import.meta.dirname, "target/generated-clients"),
      "@": import.meta.dirname,
    },
  },
  test: { include: ["tests/unit/**/*.test.ts"], restoreMocks: true },
});
