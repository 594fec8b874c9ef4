import path from "node:path";
import { defineConfig } from "@playwright/test";

/** The setup of the browser tests starts LocalStack with the sample products, and a production build of the shop. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: "measure.spec.ts",
  globalSetup: path.join(import.meta.dirname, "../../tests/browser/support/setup.ts"),
  outputDir: "../../target/measure",
  reporter: "dot",
  workers: 1,
  timeout: 20 * 60_000,
});
