import type { NameSource } from '../azure/resolve-names.js';

/** What the command line needs from the process it runs in. */
export interface Host {
  /** Absolute. */
  readonly cwd: string;
  /** Whether standard output shows colours. */
  readonly hasColours: boolean;
  /** The folder of the package, where its `docs` are, when it is known. */
  readonly packageFolder: string | undefined;
  /** The day in UTC, `2026-11-23`. */
  readonly today: string;
  /** The program of threads; without one everything runs in one thread. */
  readonly program?: string | undefined;
  /** What names of workspaces are asked of (default: the name service of this machine). */
  readonly names?: NameSource | undefined;
  out(text: string): void;
  error(text: string): void;
  readInput(): Promise<Uint8Array>;
  /** Asks the person at the terminal; absent where nobody can answer. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
  /** Shows how far a long run is, in place of what it showed before; absent where that would end up in a log. */
  readonly progress?: ((text: string) => void) | undefined;
}
