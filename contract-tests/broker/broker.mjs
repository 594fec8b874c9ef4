// The commands of broker.sh.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as builds from './builds.mjs';
import * as cli from './cli.mjs';
import { Failure } from './failure.mjs';

const USAGE = `usage: broker.sh COMMAND

  publish [--branch NAME] [SERVICE …]                   publishes the pacts of this build
  verify [--branch NAME] [SERVICE …]                    verifies the jars against the broker's pacts, publishes the results
      [--pact URL --consumer NAME] [--expect VERSION]   … against one pact, or only if the build has this version
  can-i-deploy ENVIRONMENT [SERVICE …]                  may these builds run together, and with the rest of the environment?
  can-i-merge [SERVICE …]                               … together, and with the main branches of the other services?
      [--retry-while-unknown TIMES]                     … repeats the question while results are missing
      [--retry-interval SECONDS]                        … this long between two questions (10)
  record-deployment ENVIRONMENT [SERVICE …]             records that these builds run there
  record-undeployment ENVIRONMENT [SERVICE …]           records that these services no longer run there
  environment NAME                                      fails when the broker does not have this environment
  create-environment NAME [--production]
  set-main-branch NAME [SERVICE …]
  delete-branch NAME [SERVICE …]                        its pacts are no longer verified
  version [SERVICE …]                                   prints the versions of this build
  branch [--branch NAME]                                prints the branch of this build

Default for the services: all of them. PACT_BROKER_BASE_URL is the broker's URL; PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and
PACT_BROKER_PASSWORD, are the credentials. The broker links to PACT_BUILD_URL. Default for the branch: the CI's or git's. A call
without an answer ends after PACT_BROKER_TIME_LIMIT seconds (25).
Exit codes: 0 success or yes, 1 no, 2 wrong command line, 3 the broker or the build cannot be used.`;

/** The most lines of a refusal: a deployment prints at most 20 for the broker. */
const REASONS = 4;

/** The services of the command line that are consumers; the others have nothing to publish. */
async function publish(services, { branch: given }) {
  const consumers = services.filter((service) => builds.consumers.includes(service));
  if (consumers.length === 0) return console.log(`no pacts to publish: ${services.join(', ')} is not a consumer`);
  await cli.environments();
  builds.requireCleanTree();
  consumers.forEach(builds.requireOwnPacts);
  const branch = builds.branch(given);
  for (const consumer of consumers) {
    const version = builds.version(consumer);
    const from = ['--consumer-app-version', version, '--branch', branch, ...(buildUrl() ? ['--build-url', buildUrl()] : [])];
    await cli.ask(['publish', ...builds.pactsOf(consumer), ...from], `the pacts of ${consumer} were not published`);
  }
  console.log(`published the pacts of ${consumers.join(', ')} of ${builds.commit()}, branch ${branch}`);
}

async function verify(services, { branch: given, pact, consumer, expect }) {
  const providers = services.filter((service) => builds.providers.includes(service));
  if (providers.length === 0) return console.log(`nothing to verify: ${services.join(', ')} is not a provider`);
  await cli.environments();
  builds.requireCleanTree();
  const versions = providers.map((provider) => `${provider}=${builds.version(provider)}`);
  const other = expect && versions.find((version) => !version.endsWith(`=${expect}`));
  if (other) throw new Failure(`this build is ${other.replace('=', ' ')}, not ${expect}; its result would be for another build`);
  // The credentials go to the address of the pact.
  if (pact && !pact.startsWith(`${process.env.PACT_BROKER_BASE_URL}/`)) throw new Failure(`${pact} is not a pact of this broker`, 2);
  const script = path.join(builds.root, 'contract-tests/verify.sh');
  const one = pact ? { PACT_URL: pact, PACT_CONSUMER: consumer ?? '' } : {};
  const env = { ...process.env, ...one, PACT_PROVIDER_BRANCH: builds.branch(given), PACT_BUILD_URL: buildUrl() };
  const { status } = spawnSync(script, ['broker', ...versions], { env, stdio: 'inherit' });
  if (status === 1) throw new Failure('a pact of the broker failed, or its result was not published', 1);
  if (status !== 0) throw new Failure('the verification did not finish; the reason is above');
}

async function canIDeploy([environment, ...services], options) {
  await requireEnvironment(environment);
  await question('can-i-deploy', services, ['--to-environment', environment], options, `must not be deployed to ${environment}`);
}

async function canIMerge(services, options) {
  await cli.environments();
  await question('can-i-merge', services, [], options, 'must not be merged');
}

/**
 * One question for all services: they are deployed together, and a service may need another service's new build.
 * The answer is read as JSON, because the CLI's table has no limit. With JSON, the CLI's exit code does not say "no".
 */
async function question(command, services, to, { 'retry-while-unknown': times = '0', 'retry-interval': interval = '10' }, refusal) {
  builds.requireCleanTree();
  const selectors = services.flatMap((service) => ['--pacticipant', service, '--version', builds.version(service)]);
  const retry = ['--retry-while-unknown', times, '--retry-interval', interval];
  const { output } = await cli.run([command, ...selectors, ...to, ...retry, '--output', 'json'], { attempts: 1 + Number(times), pause: Number(interval) });
  const answer = cli.json(output);
  if (answer?.summary?.deployable === true) return console.log(`yes: ${answer.summary.reason}`);
  const errors = (answer?.notices ?? []).filter((notice) => notice.type === 'error').map((notice) => notice.text);
  const reasons = errors.length > 0 ? errors : [answer?.summary?.reason ?? unknownService(output)];
  reasons.slice(0, REASONS).forEach((reason) => console.log(reason));
  if (reasons.length > REASONS) console.log(`… and ${reasons.length - REASONS} more reasons`);
  throw new Failure(`${services.join(' ')} ${refusal}`, 1);
}

function unknownService(output) {
  const name = /Pacticipant (\S+) not found/.exec(output)?.[1];
  return name ? `The broker does not know ${name}; publish and verify first` : cli.reason(output);
}

async function recordDeployment([environment, ...services]) {
  await requireEnvironment(environment);
  builds.requireCleanTree();
  const versions = services.map((service) => [service, builds.version(service)]);
  // Before the first record, so that no environment has one half of a deployment.
  for (const [service, version] of versions) await requireVersion(service, version);
  for (const [service, version] of versions) {
    const build = ['--pacticipant', service, '--version', version];
    await cli.ask(['record-deployment', ...build, '--environment', environment], `the deployment of ${service} in ${environment} was not recorded`);
  }
  console.log(`recorded in ${environment}: ${versions.map((build) => build.join(' ')).join(', ')}`);
}

async function requireVersion(service, version) {
  const { exitCode, output } = await cli.run(['describe-version', '--pacticipant', service, '--version', version, '--output', 'json']);
  if (exitCode === 0) return;
  if (!output.includes('not found')) throw new Failure(cli.reason(output));
  throw new Failure(`the broker does not know ${service} ${version}; publish and verify first (broker.sh publish, broker.sh verify)`, 1);
}

/** A deployment that was not recorded needs no undeployment; the CLI reports an error in this case. */
async function recordUndeployment([environment, ...services]) {
  await requireEnvironment(environment);
  for (const service of services) {
    const { exitCode, output } = await cli.run(['record-undeployment', '--pacticipant', service, '--environment', environment]);
    if (exitCode !== 0 && !output.includes('is not currently deployed to')) {
      throw new Failure(`the undeployment of ${service} in ${environment} was not recorded: ${cli.reason(output)}`, 1);
    }
    console.log(exitCode === 0 ? `recorded: ${service} no longer runs in ${environment}` : cli.reason(output));
  }
}

/** An unknown name is not created: can-i-deploy would say yes for a misspelled environment, in which nothing runs. */
async function requireEnvironment(name) {
  const known = await cli.environments();
  if (known.includes(name)) return;
  const list = known.length > 0 ? `there are ${known.join(', ')}` : 'there are none';
  throw new Failure(`no such environment: ${name}; ${list}. Create it with broker.sh create-environment ${name}`, 1);
}

async function createEnvironment([name], { production }) {
  if ((await cli.environments()).includes(name)) return console.log(`the broker has the environment ${name} already`);
  const kind = production ? ['--production'] : [];
  await cli.ask(['create-environment', '--name', name, '--display-name', name, ...kind], `the environment ${name} was not created`);
  console.log(`created the ${production ? 'production' : 'non-production'} environment ${name}`);
}

async function setMainBranch([branch, ...services]) {
  await cli.environments();
  for (const service of services) {
    await cli.ask(['create-or-update-pacticipant', '--name', service, '--main-branch', branch], `the main branch of ${service} was not set`);
  }
  console.log(`the main branch of ${services.join(', ')} is ${branch}`);
}

async function deleteBranch([branch, ...services]) {
  await cli.environments();
  for (const service of services) {
    await requireOtherThanMain(branch, service);
    const names = ['--pacticipant', service, '--branch', branch];
    const { exitCode, output } = await cli.run(['delete-branch', ...names, '--error-when-not-found', 'true'], { mayBeEmpty: true });
    if (exitCode !== 0 && !output.includes('was not found')) {
      throw new Failure(`the branch ${branch} of ${service} was not deleted: ${cli.reason(output)}`, 1);
    }
    console.log(exitCode === 0 ? `deleted the branch ${branch} of ${service}` : `${service} has no branch ${branch}`);
  }
}

/** A broker deletes its main branch too, and then no provider verifies the pacts of main. */
async function requireOtherThanMain(branch, service) {
  const { output } = await cli.run(['describe-pacticipant', '--name', service]);
  if (output.includes(`Main Branch: ${branch}\n`)) throw new Failure(`${branch} is the main branch of ${service}; it is not deleted`, 1);
}

async function printBranch(_, { branch }) {
  console.log(builds.branch(branch));
}

async function printVersions(services) {
  services.forEach((service) => console.log(`${service} ${builds.version(service)}`));
}

function buildUrl() {
  const { PACT_BUILD_URL, GITHUB_RUN_ID, GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
  return PACT_BUILD_URL || (GITHUB_RUN_ID ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}` : '');
}

const BRANCH = { branch: { type: 'string' } };
const RETRY = { 'retry-while-unknown': { type: 'string' }, 'retry-interval': { type: 'string' } };

/** `first` names the argument before the services; `of` are the services that a command accepts, and its default. */
const COMMANDS = {
  publish: { run: publish, of: builds.services, options: BRANCH },
  verify: { run: verify, of: builds.services, options: { ...BRANCH, pact: { type: 'string' }, consumer: { type: 'string' }, expect: { type: 'string' } } },
  'can-i-deploy': { run: canIDeploy, first: true, of: builds.services, options: RETRY },
  'can-i-merge': { run: canIMerge, of: builds.services, options: RETRY },
  'record-deployment': { run: recordDeployment, first: true, of: builds.services },
  'record-undeployment': { run: recordUndeployment, first: true, of: builds.services },
  environment: { run: ([name]) => requireEnvironment(name), first: true, of: [] },
  'create-environment': { run: createEnvironment, first: true, of: [], options: { production: { type: 'boolean' } } },
  'set-main-branch': { run: setMainBranch, first: true, of: builds.services },
  'delete-branch': { run: deleteBranch, first: true, of: builds.services },
  version: { run: printVersions, of: builds.services, local: true },
  branch: { run: printBranch, of: [], options: BRANCH, local: true },
};

/** The arguments of a command, with the default for its services. */
function parse(name, rest) {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Failure(USAGE, 2);
  let parsed;
  try {
    parsed = parseArgs({ args: rest, options: command.options ?? {}, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${error.message}\n${USAGE}`, 2);
  }
  for (const name of Object.keys(RETRY)) {
    if (!/^\d*$/.test(parsed.values[name] ?? '')) throw new Failure(`--${name} needs a number`, 2);
  }
  const before = command.first ? parsed.positionals.slice(0, 1) : [];
  const services = parsed.positionals.slice(before.length);
  if (command.first && before.length === 0) throw new Failure(USAGE, 2);
  const unknown = services.find((service) => !command.of.includes(service));
  if (unknown) throw new Failure(`${unknown} is not a service; the services are ${command.of.join(' ')}`, 2);
  return { command, positionals: [...before, ...(services.length > 0 ? services : command.of)], options: parsed.values };
}

async function main([name, ...rest]) {
  if (name === '--help') return console.log(USAGE);
  const { command, positionals, options } = parse(name, rest);
  if (!command.local) cli.configure();
  await command.run(positionals, options);
}

main(process.argv.slice(2)).catch((error) => {
  if (!(error instanceof Failure)) throw error;
  console.error(`Pact Broker: ${error.message}`);
  process.exitCode = error.exitCode;
});
