// Calls Pact's CLI, within a time limit, and turns its errors into sentences.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

const CLI = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules/.bin/pact-broker');
/** The CLI itself has no time limit. Long enough for a slow broker, and below the half minute that a person waits. */
const SECONDS = Number(process.env.PACT_BROKER_TIME_LIMIT || 25);

/** Reads the address and the credentials, and exports them as all tools read them. */
export function configure() {
  const url = brokerUrl();
  const { env } = process;
  env.PACT_BROKER_USERNAME ||= decodeURIComponent(url.username);
  env.PACT_BROKER_PASSWORD ||= decodeURIComponent(url.password);
  // No message and no log may contain a password.
  url.username = url.password = '';
  env.PACT_BROKER_BASE_URL = url.href.replace(/\/$/, '');
  // With both kinds of credentials, all tools use the token. In CI, a missing secret is an empty variable.
  if (env.PACT_BROKER_TOKEN) env.PACT_BROKER_USERNAME = env.PACT_BROKER_PASSWORD = '';
  if (Boolean(env.PACT_BROKER_USERNAME) !== Boolean(env.PACT_BROKER_PASSWORD)) {
    throw new Failure('PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD belong together; one of them is not set');
  }
  for (const name of ['PACT_BROKER_TOKEN', 'PACT_BROKER_USERNAME', 'PACT_BROKER_PASSWORD']) {
    if (!env[name]) delete env[name];
  }
  // Three retries are enough; by default, the CLI retries for two minutes.
  env.PACT_BROKER_HTTP_RETRIES ||= '3';
  env.PACT_DO_NOT_TRACK = 'true';
}

function brokerUrl() {
  const text = process.env.PACT_BROKER_BASE_URL;
  if (!text) throw new Failure('PACT_BROKER_BASE_URL is not set');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure('PACT_BROKER_BASE_URL is not an http or https address');
  }
  return url;
}

/**
 * Runs one command; returns its exit code and its output.
 * Throws a Failure when the broker cannot be used: the CLI then has the same exit code as for an answer of "no".
 */
export async function run(command, { attempts = 1, pause = 0, mayBeEmpty = false } = {}) {
  const { exitCode, output } = await spawned(command, attempts * (SECONDS + pause));
  // The CLI reads the body of each success, also of one without a body.
  if (mayBeEmpty && output.includes('Did not get a valid HAL response body')) return { exitCode: 0, output };
  if (exitCode !== 0) rejectUnusable(output);
  return { exitCode, output };
}

/** Runs a command that must succeed. */
export async function ask(command, failure) {
  const { exitCode, output } = await run(command);
  if (exitCode !== 0) throw new Failure(`${failure}: ${reason(output)}`, 1);
  return output;
}

/** The names of the environments. Each command asks for them first, and so reports a wrong address before it does anything. */
export async function environments() {
  const { exitCode, output } = await run(['list-environments', '--output', 'json']);
  const answer = exitCode === 0 ? json(output) : undefined;
  if (!answer?._links) throw new Failure(`${broker()} ${failed(output, 404) ? 'answers 404; check the path of the address' : 'is not a Pact Broker'}`);
  return (answer._embedded?.environments ?? []).map((environment) => environment.name);
}

/** The first JSON object of an output, if any. */
export function json(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    return undefined;
  }
}

export function failed(output, status) {
  return output.includes(`failed: ${status} `);
}

/** What the CLI says, without its marks and without the stack trace of a crash. */
export function reason(output) {
  return output.replace(/[❌✅]/gu, '').replace(/\nstack backtrace:[^]*/, '').trim().split('\n').filter(Boolean).slice(0, 8).join('\n');
}

function rejectUnusable(output) {
  const status = /failed: (\d{3}) /.exec(output)?.[1];
  const why =
    output.includes('error sending request') ? 'cannot be reached'
    : output.includes('error following redirect') ? 'redirects without end; set PACT_BROKER_BASE_URL to the address of the broker itself'
    : status === '401' || status === '403' ? `rejects the credentials (${status}); check PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD`
    : status === '429' ? 'does not accept more requests now (429); try again later'
    : status?.startsWith('5') ? `returned a server error (${status})`
    : status !== '404' && /panicked|valid HAL response|missing field/.test(output) ? 'is not a Pact Broker'
    : undefined;
  if (why) throw new Failure(`${broker()} ${why}`);
}

function spawned(command, seconds) {
  return new Promise((resolve, reject) => {
    // A process group, because the CLI is a script that starts a binary.
    const child = spawn(CLI, command, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => process.kill(-child.pid, 'SIGKILL');
    const interrupted = () => (kill(), process.exit(130));
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    let output = '';
    let late = false;
    const timer = setTimeout(() => ((late = true), kill()), seconds * 1000);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      if (late) reject(new Failure(`${broker()} did not answer within ${seconds} s; is it a Pact Broker?`));
      else resolve({ exitCode, output: masked(output) });
    });
  });
}

function broker() {
  return process.env.PACT_BROKER_BASE_URL;
}

/** A URL in an answer of the broker may contain credentials. */
function masked(text) {
  return text.replace(/\/\/[^/\s@]+@/g, '//***@');
}
