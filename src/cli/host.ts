/** What the command line needs from the process it runs in. */
export interface Host {
  /** Absolute. */
  readonly cwd: string;
  /** Whether standard output is a terminal that shows colours. */
  readonly hasColours: boolean;
  /** The folder of the package, where its `docs` are, when it is known. */
  readonly packageFolder: string | undefined;
  out(text: string): void;
  error(text: string): void;
  readInput(): Promise<Uint8Array>;
}
