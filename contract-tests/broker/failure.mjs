/** Ends a command with one sentence. Exit codes: 1 no, 2 wrong command line, 3 the broker or the build cannot be used. */
export class Failure extends Error {
  constructor(sentence, exitCode = 3) {
    super(sentence);
    this.exitCode = exitCode;
  }
}
