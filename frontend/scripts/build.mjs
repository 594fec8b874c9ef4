// Builds the shop with a random api key and session secret, and then searches every file that a browser can fetch for them.
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../", import.meta.url));
const env = {
  ...process.env,
  CLOUDCART_API_KEY: `canary-${randomUUID()}`,
  SESSION_SECRET: `canary-${randomUUID()}`,
  NEXT_TELEMETRY_DISABLED: "1",
};

for (const command of [["node_modules/next/dist/bin/next", "build"], ["scripts/check-bundle.mjs"]]) {
  const { status } = spawnSync(process.execPath, command, { cwd: folder, env, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
