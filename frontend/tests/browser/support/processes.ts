import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";

export const frontend = path.join(import.meta.dirname, "../../..");
export const root = path.join(frontend, "..");
const logs = path.join(frontend, "target/browser-logs");

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a command in a process group of its own; what it prints goes to a file of that name. */
export function start(
  name: string,
  command: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
) {
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(path.join(logs, `${name}.log`));
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  return child;
}

/** Resolves when the command has ended well. */
export function run(
  name: string,
  command: string,
  args: string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
) {
  const child = start(name, command, args, options);
  return new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}; see ${logs}/${name}.log`)),
    );
  });
}

/** Ends a command and everything it started. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  await ended;
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
    if (child.exitCode !== null) throw new Error(`What should answer at ${url} has ended; see ${logs}`);
    if (Date.now() > deadline) throw new Error(`${url} did not answer within ${seconds} s; see ${logs}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
