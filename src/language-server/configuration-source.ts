import { stat } from 'node:fs/promises';
import path from 'node:path';
import ignore from 'ignore';
import { readText } from '../cli/read-text.js';
import { type Configuration, mergeConfigurations } from '../core/config/configuration.js';
import { configurationFileName, parseConfiguration } from '../core/config/parse-configuration.js';

/** The configuration that holds for a file. */
export interface FoundConfiguration {
  readonly config: Configuration;
  /** The file that it is from; absent where only what is built in holds. */
  readonly from?: string;
  readonly isExcluded: boolean;
}

interface ReadFile {
  readonly stamp: string;
  readonly written: ReturnType<typeof parseConfiguration>['config'];
}

/**
 * Finds the configuration file nearest to a file, inside its project. It is looked at each time, so that it holds at
 * once also where the editor watches no files; it is read again only when it changed.
 */
export class ConfigurationSource {
  readonly #files = new Map<string, ReadFile>();

  async find(file: string, root: string): Promise<FoundConfiguration> {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const candidate = path.join(folder, configurationFileName);
      const written = await this.#read(candidate);
      if (written !== undefined) {
        const relative = path.relative(folder, file).split(path.sep).join('/');
        const { exclude = [] } = written;
        const isExcluded = exclude.length > 0 && ignore().add(exclude).ignores(relative);
        return { config: mergeConfigurations(written), from: candidate, isExcluded };
      }
      if (folder === root || folder === path.dirname(folder)) {
        return { config: mergeConfigurations(), isExcluded: false };
      }
    }
  }

  async #read(file: string): Promise<ReadFile['written'] | undefined> {
    const stamp = await stampOf(file);
    const known = this.#files.get(file);
    if (stamp === undefined || known?.stamp === stamp) {
      return stamp === undefined ? undefined : known?.written;
    }
    const reading = await readText(file);
    const written = reading.state === 'read' ? parseConfiguration(reading.text).config : {};
    this.#files.set(file, { stamp, written });
    return written;
  }
}

async function stampOf(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? `${found.mtimeMs} ${found.size}` : undefined;
  } catch {
    return undefined;
  }
}
