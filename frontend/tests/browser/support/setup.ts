import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { chromiumPath } from "../../../scripts/chromium.mjs";
import { backendProxy } from "./backend-proxy";
import { answering, freePort, frontend, logs, root, run, start, stopAll, stopAllAtTheEnd } from "./processes";

type Settings = Record<string, string>;

/** Prints the title of a step and its duration. */
async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  process.stdout.write(`▸ ${title} …\n`);
  const result = await work();
  process.stdout.write(`  done in ${((Date.now() - started) / 1_000).toFixed(1)} s\n`);
  return result;
}

/** The running LocalStack named by CLOUDCART_ENDPOINT, else a new one for these tests. */
async function localStack(): Promise<string> {
  if (process.env.CLOUDCART_ENDPOINT) return process.env.CLOUDCART_ENDPOINT.replace(/\/+$/, "");
  const port = await freePort();
  const script = path.join(root, "cfn/localstack/localstack.sh");
  const args = ["start", "--port", String(port), "--dir", path.join(frontend, "target/localstack")];
  // On a busy machine a call waits for a free process instead of being throttled.
  const env = { ...process.env, CLOUDCART_FUNCTION_WAIT_SECONDS: "25" };
  const child = start("localstack", script, args, { cwd: root, env });
  await answering(`http://127.0.0.1:${port}/_localstack/health`, child, 300);
  return `http://127.0.0.1:${port}`;
}

/**
 * Deploys the built functions by the deployment script, and reads the URLs of the APIs. The contract gate is skipped,
 * as in the end-to-end tests: contract-tests runs it, and these tests do not need its results.
 */
async function deploy(endpoint: string): Promise<Settings> {
  const file = path.join(frontend, "target/backend.env");
  const skip = ["--skip-build", "--skip-gate", "--skip-smoke"];
  const args = ["--endpoint", endpoint, ...skip, "--parameter", "PaymentSuccessRate=1", "--env-file", file];
  await run("deploy", path.join(root, "deploy-localstack.sh"), args, { cwd: root });
  const lines = readFileSync(file, "utf8").split("\n");
  return Object.fromEntries(
    lines.filter((line) => line.includes("=")).map((line) => line.split(/=(.*)/s, 2)),
  );
}

async function startBackendProxy(endpoint: string) {
  const server = backendProxy(endpoint);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function shop(settings: Settings): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const next = path.join(frontend, "node_modules/next/dist/bin/next");
  const args = [next, "start", "--port", String(port), "--hostname", "127.0.0.1"];
  const env = { ...process.env, ...settings, SITE_URL: url };
  const child = start("shop", process.execPath, args, { cwd: frontend, env });
  await answering(`${url}/robots.txt`, child, 180);
  return url;
}

/** Starts everything that the tests need, and returns how to stop it. A setup that fails stops what it has started. */
export default async function setup(): Promise<() => Promise<void>> {
  if (!existsSync(path.join(frontend, ".next/BUILD_ID")))
    throw new Error("The shop is not built; run: npm run build");
  stopAllAtTheEnd();
  process.stdout.write(`Logs are in ${logs}\n`);
  try {
    return await startAll();
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startAll(): Promise<() => Promise<void>> {
  process.env.SHOP_CHROMIUM = await step("Chromium", chromiumPath);
  const endpoint = await step("LocalStack", localStack);
  const settings = await step("Deployment", () => deploy(endpoint));
  const proxy = await startBackendProxy(endpoint);
  const viaProxy = Object.entries(settings).map(([name, value]) => [
    name,
    value.replace(endpoint, proxy.url),
  ]);
  process.env.SHOP_URL = await step("Shop", () => shop(Object.fromEntries(viaProxy)));
  process.env.SHOP_PROXY = proxy.url;
  process.env.SHOP_ENDPOINT = endpoint;
  process.env.SHOP_CATALOG = settings.NEXT_PUBLIC_CATALOG_API_URL;
  process.env.SHOP_API_KEY = settings.CLOUDCART_API_KEY;
  return async () => {
    proxy.close();
    await step("Ending", stopAll);
  };
}
