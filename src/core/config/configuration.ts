import type { OwnStages } from '../facts/stage.js';
import type { Severity, Strictness } from '../findings/finding.js';
import type { OwnFormat } from '../secrets/own-format.js';

/** What a user may say about one rule. */
export type RuleSetting = 'off' | Severity;

/** Everything that changes what is reported, with all defaults filled in. */
export interface Configuration {
  /** Who wants to hear (default `regular`). */
  readonly strictness: Strictness;
  /** By rule id; a rule that is not named keeps its own severity (default none). */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /**
   * Words that must not appear in what Azure ML stores beside a run, such as secret project names. Compared as whole
   * words without case (default none).
   */
  readonly sensitiveWords: readonly string[];
  /** Names of variables that hold secrets although nothing in the name says so (default none). */
  readonly secretNames: readonly string[];
  /** Names of variables that hold no secret although the name sounds so (default none). */
  readonly publicNames: readonly string[];
  /** Forms of the organisation's own secrets, beside those that are built in (default none). */
  readonly secretFormats: readonly OwnFormat[];
  readonly production: ProductionMarkers;
  /** Words of the organisation's own for the stages of work, beside the common ones (default none). */
  readonly stages: OwnStages;
  /** Findings that somebody has accepted, as far as they concern the file and have not expired (default none). */
  readonly allow: readonly Acceptance[];
  /** Files to leave alone, as `.gitignore` patterns (default none). */
  readonly exclude: readonly string[];
  /** What Azure does not know about workspaces, for the checks of their posture (default: nothing said). */
  readonly posture: PostureConfiguration;
}

/** One entry below `allow:`. */
export interface Acceptance {
  readonly rule: string;
  /** Why it is right there. */
  readonly reason: string;
  /** Which files, as `.gitignore` patterns (default: all that the configuration holds for). */
  readonly files?: readonly string[];
  /** The last day on which it counts, `2026-12-31` (default: it does not expire). */
  readonly until?: string;
}

/** One entry below `overrides:`: what differs for some files. */
export interface Override {
  /** `.gitignore` patterns. */
  readonly files: readonly string[];
  readonly settings: FileSettings;
}

/** The keys that may differ from file to file. */
export type FileSettings = Omit<PartialConfiguration, 'exclude' | 'posture' | 'allow' | 'stages'>;

/** What the checks of workspaces have to be told. Names are compared without case. */
export interface PostureConfiguration {
  /** Names of workspaces that serve production, and of those that do not, where tags and names do not say so. */
  readonly productionWorkspaces?: readonly string[];
  readonly otherWorkspaces?: readonly string[];
  /** Names of workspaces that hold sensitive data, where no tag says so. */
  readonly sensitiveWorkspaces?: readonly string[];
  /** Subscriptions whose private endpoints are welcome, beside the workspace's own. */
  readonly trustedSubscriptions?: readonly string[];
  /** Container and Azure ML registries from which images and models may come, beside the workspace's own. */
  readonly allowedRegistries?: readonly string[];
  /** Destinations of outbound rules that somebody has looked at. */
  readonly acceptedDestinations?: readonly string[];
  /** Sizes that clusters may have (default: any). */
  readonly allowedVmSizes?: readonly string[];
  /** Whether `v1LegacyMode` should be off or on (default `v2`). */
  readonly apiProfile?: 'v2' | 'v1-isolated';
  /** How many principals may hold Owner, Contributor or User Access Administrator (default 5). */
  readonly maxPrivilegedPrincipals?: number;
  /** What people say of what no reading shows. */
  readonly evidence?: readonly Evidence[];
  /** Failing verdicts that are accepted for a time. */
  readonly exceptions?: readonly VerdictException[];
}

/**
 * What somebody says about something that no reading shows, with a name and a day. It is shown as what it is and never
 * counts as read.
 */
export interface Evidence {
  /** The id of a manual item. */
  readonly for: string;
  /** Names of workspaces (default: all that the configuration holds for). */
  readonly workspaces?: readonly string[];
  /** Who answers for it. */
  readonly owner: string;
  /** The day on which it was looked at, `2026-11-23`. */
  readonly date: string;
  /** The last day on which it counts (default: as many months after `date` as the item says). */
  readonly until?: string;
  /** What was found, or where it is written. */
  readonly what: string;
}

/** A failing verdict that somebody has accepted for a time. */
export interface VerdictException {
  /** The id of a check. */
  readonly check: string;
  /** The name or id of a resource (default: all that the check judges). */
  readonly resource?: string;
  /** Names of workspaces (default: all that the configuration holds for). */
  readonly workspaces?: readonly string[];
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it counts, `2026-12-31`. */
  readonly until: string;
}

/** What says "this is production", beside schedules. Compared as whole path or name segments without case. */
export interface ProductionMarkers {
  /** Segments of a file's path or name (default `prod`, `production`). */
  readonly paths: readonly string[];
  /** Values of a tag named `environment`, `env` or `stage`, and segments of names (default `prod`, `production`). */
  readonly names: readonly string[];
}

/** A configuration as written: only what the author said. */
export type PartialConfiguration = {
  readonly [K in keyof Configuration]?: K extends 'production' ? Partial<ProductionMarkers> : Configuration[K];
};

/** A configuration as its file says it: what holds everywhere, and what differs for some files. */
export interface WrittenConfiguration extends PartialConfiguration {
  /** Later ones win over earlier ones, and all of them over what holds everywhere. */
  readonly overrides?: readonly Override[];
}

export const defaultConfiguration: Configuration = {
  strictness: 'regular',
  rules: {},
  sensitiveWords: [],
  secretNames: [],
  publicNames: [],
  secretFormats: [],
  production: { paths: ['prod', 'production'], names: ['prod', 'production'] },
  stages: {},
  allow: [],
  exclude: [],
  posture: {},
};

/**
 * The configuration that holds. Layers are given strongest first: the project's file, then the editor's settings, so
 * that editor and CI agree. Rules are merged one by one; any other key is taken whole from the strongest layer that
 * has it.
 */
export function mergeConfigurations(...layers: readonly PartialConfiguration[]): Configuration {
  const weakestFirst = [...layers].reverse();
  return weakestFirst.reduce<Configuration>(
    (merged, layer) => ({
      ...merged,
      ...layer,
      rules: { ...merged.rules, ...layer.rules },
      production: { ...merged.production, ...layer.production },
      posture: { ...merged.posture, ...layer.posture },
    }),
    defaultConfiguration,
  );
}
