import { defineConfig } from "@playwright/test";

/** Without the last four Chromium asks for hosts of its own, which on a closed network only costs time. */
const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The setup starts the backend and the shop, and leaves their addresses in the environment. */
export default defineConfig({
  testDir: "tests/browser",
  globalSetup: "./tests/browser/support/setup.ts",
  outputDir: "target/browser",
  reporter: [["list"], ["junit", { outputFile: "target/browser-reports/TEST-browser.xml" }]],
  // One at a time: some tests change how payments end, or stop the backend, for everybody.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: process.env.SHOP_URL,
    locale: "en-GB",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.SHOP_CHROMIUM, args: chromiumArgs },
  },
});
