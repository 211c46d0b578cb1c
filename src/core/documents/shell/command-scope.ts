import type { Fact } from '../../facts/fact.js';
import type { LogSink } from '../../facts/logged.js';
import type { Origin } from '../../facts/origin.js';
import type { FactEditor } from '../document.js';

/** What surrounds the commands of a script, a pipeline step or a job. */
export interface CommandScope {
  /** The whole file. */
  readonly text: string;
  /** How variables are written: `$X`; `$(X)` with `$$X` for the shell; `$env:X` and `$x`. */
  readonly syntax: 'shell' | 'make' | 'powershell';
  /** Who fills in `${{ … }}` or `$(X)` before that, wherever quotes stand; absent for a script. */
  readonly system?: 'github' | 'devops';
  /** `job`: the command line of a job, which is stored with it. */
  readonly place: 'job' | 'pipeline' | 'script';
  /** What the text is handed to when it is no script, but all arguments: `the script`. */
  readonly program?: string;
  /** Where standard output ends; absent when nobody is known to read it. */
  readonly log?: LogSink;
  /** What variables were given, by their names. Assignments on the way are added. */
  readonly variables: Map<string, readonly Origin[]>;
  /** Constant texts that variables were given. */
  readonly literals: Map<string, string>;
  /** Secrets that were written into files on the way, by the files' names as written. */
  readonly written: Map<string, readonly Origin[]>;
  readonly editors?: Map<Fact, FactEditor>;
}

/** A scope without any variables; `around` are variables that are known already, which are not changed. */
export function commandScope(
  base: Pick<CommandScope, 'text' | 'syntax' | 'place'> &
    Partial<Pick<CommandScope, 'system' | 'log' | 'editors' | 'program'>>,
  around?: ReadonlyMap<string, readonly Origin[]>,
  literals?: ReadonlyMap<string, string>,
): CommandScope {
  return { ...base, variables: new Map(around), literals: new Map(literals), written: new Map() };
}
