/** What the command's exit code says. Documented in `docs/cli.md`; a number never changes its meaning. */
export const exitCodes = {
  /** No finding at or above the severity of `--fail-on`. */
  clean: 0,
  /** At least one such finding. */
  findings: 1,
  /** The command line or the configuration is wrong; nothing was linted. */
  usage: 2,
  /** A file or the workspace could not be read, or a rule or check failed; what was found has been written. */
  incomplete: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
