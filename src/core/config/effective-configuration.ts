import {
  type Acceptance,
  type Configuration,
  mergeConfigurations,
  type WrittenConfiguration,
} from './configuration.js';

/** What decides how a configuration holds for one file. */
export interface FileInConfiguration {
  /** The file's path, relative to the folder of the configuration file, with `/`; absent for a file outside it. */
  readonly path: string | undefined;
  /** Whether a path is among `.gitignore` patterns. The host brings the library along. */
  readonly matches: (patterns: readonly string[], path: string) => boolean;
  /** `2026-11-23`; what is accepted until an earlier day is not accepted. */
  readonly today: string;
}

/**
 * The configuration that holds for one file: the layers, strongest first, each with its overrides for that file before
 * what it says of all files.
 */
export function effectiveConfiguration(
  layers: readonly WrittenConfiguration[],
  file: FileInConfiguration,
): Configuration {
  const { path, matches, today } = file;
  const concerns = (patterns: readonly string[] | undefined): boolean =>
    patterns === undefined || (path !== undefined && matches(patterns, path));
  const flat = layers.flatMap(({ overrides = [], ...layer }) => [
    ...overrides
      .filter(({ files }) => concerns(files))
      .map(({ settings }) => settings)
      .reverse(),
    layer,
  ]);
  const allow = layers
    .flatMap((layer) => layer.allow ?? [])
    .filter((acceptance) => concerns(acceptance.files) && !hasExpired(acceptance, today));
  return { ...mergeConfigurations(...flat), allow };
}

/** Whether an entry counted until a day that is over. */
export function hasExpired({ until }: Acceptance, today: string): boolean {
  return until !== undefined && until < today;
}
