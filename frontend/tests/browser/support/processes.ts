import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";

export const frontend = path.join(import.meta.dirname, "../../..");
export const root = path.join(frontend, "..");
export const logs = path.join(frontend, "target/browser-logs");

interface Options {
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

/** LocalStack stops its functions and its database first, which takes some seconds on a busy machine. */
const ENDING_MS = 30_000;

/** All running processes, oldest first. Each is the leader of its own process group. */
const running: ChildProcess[] = [];

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a command in its own process group; its output goes to a file of that name. */
export function start(name: string, command: string, args: string[], options: Options): ChildProcess {
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(path.join(logs, `${name}.log`));
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  running.push(child);
  child.once("exit", () => running.splice(running.indexOf(child), 1));
  return child;
}

/** Resolves when the command has succeeded. */
export function run(name: string, command: string, args: string[], options: Options): Promise<void> {
  const child = start(name, command, args, options);
  return new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      code === 0
        ? resolve()
        : reject(new Error(`${name} ended with ${code ?? signal}; see ${logs}/${name}.log`)),
    );
  });
}

/** Waits until an address answers at all. */
export async function answering(url: string, child: ChildProcess, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const isUp = await fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
      ({ status }) => status < 500,
      () => false,
    );
    if (isUp) return;
    if (!isAlive(child)) throw new Error(`The process behind ${url} has ended; see ${logs}`);
    if (Date.now() > deadline) throw new Error(`${url} did not answer within ${seconds} s; see ${logs}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

/** Stops all processes, the newest first, each with its whole group. */
export async function stopAll(): Promise<void> {
  for (const child of running.toReversed()) await stop(child);
}

async function stop(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  signal(child, "SIGTERM");
  const force = setTimeout(() => signal(child, "SIGKILL"), ENDING_MS);
  await ended;
  clearTimeout(force);
}

function signal({ pid }: ChildProcess, name: "SIGTERM" | "SIGKILL") {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/**
 * Stops all processes also when this process is ended by a signal, or by Ctrl-C during the setup, when Playwright has no
 * teardown yet. An exit listener cannot wait for events, so it polls.
 */
export function stopAllAtTheEnd(): void {
  // Playwright handles the first Ctrl-C; without a listener a second one would end this process at once.
  process.on("SIGINT", () => undefined);
  process.once("SIGTERM", () => process.exit(143));
  process.once("SIGHUP", () => process.exit(129));
  process.once("exit", () => {
    const left = running.filter(isAlive);
    left.forEach((child) => signal(child, "SIGTERM"));
    const deadline = Date.now() + ENDING_MS;
    while (left.some(hasLivingGroup) && Date.now() < deadline)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    left.forEach((child) => signal(child, "SIGKILL"));
  });
}

/** Ended processes stay in the list as zombies, since this process no longer reads their exit status. */
function hasLivingGroup({ pid }: ChildProcess): boolean {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pgid=,stat="], { encoding: "utf8" });
  const processes = (stdout ?? "").split("\n").map((line) => line.trim().split(/\s+/));
  return processes.some(([group, state]) => group === String(pid) && !state?.startsWith("Z"));
}
