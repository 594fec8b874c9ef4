// The builds of this checkout as a Pact Broker sees them: versions, pacts, and the branch of the commit.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const target = path.join(root, 'contract-tests/target');

// The gate reads them from network.json and the AsyncAPI document; a test compares them.
export const providers = ['catalog', 'cart', 'order', 'payment'];
export const consumers = ['order', 'payment', 'shipment', 'storefront'];
export const services = unique([...providers, ...consumers]);
/** Only its pacts identify the storefront. */
const withoutJar = ['storefront'];

function unique(names) {
  return [...new Set(names)];
}

/**
 * The commit, then the digests of the jar and of the pacts. The commit makes a clean revert a new version, and leads a
 * reader to the sources. The digests are needed too: two builds of one commit can differ, and a broker rejects a
 * different pact for an existing version. The separator has no other meaning in a URL, as a plus sign has.
 */
export function version(service) {
  const { changes } = workingTree();
  return [commit(), ...(changes.length > 0 ? ['dirty'] : []), ...digests(service)].join('-');
}

export function commit() {
  return workingTree().commit;
}

/** Without a commit that contains the build, nobody could find out later what was published or deployed. */
export function requireCleanTree() {
  const { changes } = workingTree();
  if (changes.length > 0) {
    const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
    throw new Failure(`the working tree has changes (${changes[0]}${more}); commit them first, because a version names a commit`);
  }
}

export function pactsOf(consumer) {
  const folder = path.join(target, 'pacts');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.startsWith(`${consumer}-`) && name.endsWith('.json'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** A pact of another build must not be published with this jar's version. */
export function requireOwnPacts(consumer) {
  digests(consumer);
  if (withoutJar.includes(consumer)) return;
  const build = `sha256:${sha256(readFileSync(jar(consumer)))}`;
  for (const pact of pactsOf(consumer)) {
    const name = path.basename(pact);
    const result = path.join(target, 'verifications', name);
    if (!existsSync(result) || !readFileSync(result, 'utf8').includes(build)) {
      throw new Failure(`${name} does not belong to the current build of ${consumer}; run contract-tests/verify.sh`);
    }
  }
}

/** The branch of the checked-out commit: the given one, the one that the CI names, or the one that is checked out. */
export function branch(given) {
  const { GITHUB_HEAD_REF, GITHUB_REF_NAME, CI_COMMIT_REF_NAME, GIT_BRANCH } = process.env;
  const named = given || GITHUB_HEAD_REF || GITHUB_REF_NAME || CI_COMMIT_REF_NAME || GIT_BRANCH || optionalGit('symbolic-ref', '--short', 'HEAD');
  const name = withoutRemote(named);
  return name === '' || isTag(name) ? branchOfCommit() : name;
}

/** Jenkins names the branch of the remote, such as origin/main. */
function withoutRemote(name) {
  const plain = name.replace(/^refs\/(heads|remotes|tags)\//, '');
  const remotes = unique(['origin', ...optionalGit('remote').split('\n').filter(Boolean)]);
  const remote = remotes.find((one) => plain.startsWith(`${one}/`));
  return remote ? plain.slice(remote.length + 1) : plain;
}

function isTag(name) {
  const known = (ref) => optionalGit('for-each-ref', '--format=%(refname)', ref) !== '';
  return known(`refs/tags/${name}`) && !known(`refs/heads/${name}`) && !known(`refs/remotes/*/${name}`);
}

/** For a tag, or a commit that was checked out without its branch. */
function branchOfCommit() {
  const refs = optionalGit('for-each-ref', '--contains', 'HEAD', '--format=%(refname)', 'refs/heads', 'refs/remotes').split('\n');
  const names = unique(refs.filter((ref) => ref && !ref.endsWith('/HEAD')).map((ref) => ref.replace(/^refs\/(heads|remotes\/[^/]+)\//, '')));
  const main = optionalGit('symbolic-ref', '--short', 'refs/remotes/origin/HEAD').replace(/^origin\//, '') || 'main';
  if (names.includes(main)) return main;
  if (names.length === 1) return names[0];
  const found = names.length === 0 ? 'no branch' : `several branches (${names.join(', ')})`;
  throw new Failure(`the commit is on ${found} of this checkout; fetch its branch, or pass --branch`);
}

function digests(service) {
  const found = [];
  if (!withoutJar.includes(service)) {
    if (!existsSync(jar(service))) throw new Failure(`${service} is not built; run ./mvnw -DskipTests package`);
    found.push(sha256(readFileSync(jar(service))));
  }
  const pacts = pactsOf(service);
  if (consumers.includes(service) && pacts.length === 0) {
    throw new Failure(`there are no pacts of ${service}; run contract-tests/verify.sh`);
  }
  if (pacts.length > 0) found.push(sha256(Buffer.concat(pacts.map((pact) => readFileSync(pact)))));
  return found.map((digest) => digest.slice(0, 12));
}

function jar(service) {
  return path.join(root, `services/${service}/target/${service}.jar`);
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

let tree;

/** The commit with a fixed length: git's short form can be longer in a larger clone. */
function workingTree() {
  tree ??= {
    commit: git('rev-parse', 'HEAD').slice(0, 10),
    changes: git('--no-optional-locks', 'status', '--porcelain').split('\n').filter(Boolean).map((line) => line.slice(3)),
  };
  return tree;
}

function git(...command) {
  try {
    return execFileSync('git', command, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
  } catch (error) {
    const reason = String(error.stderr || error.message).trim().split('\n')[0];
    throw new Failure(`a version names a commit, and git cannot read this checkout (${reason})`);
  }
}

function optionalGit(...command) {
  try {
    return git(...command);
  } catch {
    return '';
  }
}
