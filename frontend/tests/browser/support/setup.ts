import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import chromium from "@sparticuz/chromium";
import { lineTo } from "./line";
import { answering, freePort, frontend, root, run, start, stop } from "./processes";

type Ending = () => Promise<unknown>;

/** The running LocalStack named by CLOUDCART_ENDPOINT, else one of our own for these tests. */
async function localStack(endings: Ending[]): Promise<string> {
  if (process.env.CLOUDCART_ENDPOINT) return process.env.CLOUDCART_ENDPOINT.replace(/\/+$/, "");
  const port = await freePort();
  const script = path.join(root, "cfn/localstack/localstack.sh");
  const state = path.join(frontend, "target/localstack");
  const child = start("localstack", script, ["start", "--port", String(port), "--dir", state], { cwd: root });
  endings.push(() => stop(child));
  await answering(`http://127.0.0.1:${port}/_localstack/health`, child, 180);
  return `http://127.0.0.1:${port}`;
}

/** Deploys what is built, by the script that everybody uses, and reads where the APIs are. */
async function deploy(endpoint: string): Promise<Record<string, string>> {
  const file = path.join(frontend, "target/backend.env");
  const options = ["--skip-build", "--skip-smoke", "--parameter", "PaymentSuccessRate=1", "--env-file", file];
  await run("deploy", path.join(root, "deploy-localstack.sh"), ["--endpoint", endpoint, ...options], {
    cwd: root,
  });
  const lines = readFileSync(file, "utf8").split("\n");
  return Object.fromEntries(
    lines.filter((line) => line.includes("=")).map((line) => line.split(/=(.*)/s, 2)),
  );
}

async function lineToBackend(endpoint: string, endings: Ending[]): Promise<string> {
  const line = lineTo(endpoint);
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  endings.push(async () => {
    line.close();
    line.closeAllConnections();
  });
  return `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
}

async function shop(settings: Record<string, string>, endings: Ending[]): Promise<string> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    "node_modules/next/dist/bin/next",
    "start",
    "--port",
    String(port),
    "--hostname",
    "127.0.0.1",
  ];
  const env = { ...process.env, ...settings, SITE_URL: url };
  const child = start("shop", process.execPath, args, { cwd: frontend, env });
  endings.push(() => stop(child));
  await answering(`${url}/robots.txt`, child, 60);
  return url;
}

/** Starts everything the tests need, and returns how to end it. */
export default async function setup(): Promise<Ending> {
  if (!existsSync(path.join(frontend, ".next/BUILD_ID")))
    throw new Error("The shop is not built; run: npm run build");
  const endings: Ending[] = [];
  const end = async () => {
    for (const ending of endings.reverse()) await ending();
  };
  try {
    const endpoint = await localStack(endings);
    const settings = await deploy(endpoint);
    const line = await lineToBackend(endpoint, endings);
    const overLine = Object.entries(settings).map(([name, value]) => [name, value.replace(endpoint, line)]);
    process.env.SHOP_URL = await shop(Object.fromEntries(overLine), endings);
    process.env.SHOP_LINE = line;
    process.env.SHOP_ENDPOINT = endpoint;
    process.env.SHOP_CATALOG = settings.NEXT_PUBLIC_CATALOG_API_URL;
    process.env.SHOP_API_KEY = settings.CLOUDCART_API_KEY;
    process.env.SHOP_CHROMIUM = process.env.CHROMIUM_PATH ?? (await chromium.executablePath());
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}
