import type { Evidence, PostureConfiguration, VerdictException } from '../../core/config/configuration.js';
import { type OwnStages, stageInOwnWords, stageWords } from '../../core/facts/stage.js';

/** What the checks have to be told, because Azure does not know it. */
export interface PostureSettings {
  /** Now, in milliseconds since the Unix epoch: ages and expiry dates are judged against it. */
  readonly now: number;
  /**
   * Whether the workspace holds sensitive data (default: what the workspace's tags say, see `dataSensitivity`).
   */
  readonly sensitiveData?: boolean;
  /** Whether it serves production (default: what its tags and its name say, see `stageOf`). */
  readonly production?: boolean;
  /** Subscriptions whose private endpoints are welcome, beside the workspace's own. */
  readonly trustedSubscriptions: readonly string[];
  /** Container and AML registries from which images and models may come, beside the workspace's own; names. */
  readonly allowedRegistries: readonly string[];
  /** FQDN destinations that somebody has looked at. */
  readonly acceptedDestinations: readonly string[];
  /** How many principals may hold Owner, Contributor or User Access Administrator on the workspace (default 5). */
  readonly maxPrivilegedPrincipals: number;
  /** VM sizes that clusters may have; empty: any. */
  readonly allowedVmSizes: readonly string[];
  /** `v2`: v1LegacyMode should be off; `v1-isolated`: on. */
  readonly apiProfile: 'v2' | 'v1-isolated';
  /** What people say of what no reading shows (default: nothing). */
  readonly evidence?: readonly Evidence[];
  /** Failing verdicts that are accepted for a time (default: none). */
  readonly exceptions?: readonly VerdictException[];
}

/** The settings of somebody who has set nothing. */
export function defaultPostureSettings(now: number): PostureSettings {
  return {
    now,
    trustedSubscriptions: [],
    allowedRegistries: [],
    acceptedDestinations: [],
    maxPrivilegedPrincipals: 5,
    allowedVmSizes: [],
    apiProfile: 'v2',
  };
}

/**
 * The settings for one workspace, by the project's configuration.
 *
 * @param stages the project's own words for stages, which the workspace's name may have
 */
export function postureSettingsFor(
  workspace: string,
  configured: PostureConfiguration,
  now: number,
  stages: OwnStages = {},
): PostureSettings {
  const { productionWorkspaces = [], otherWorkspaces = [], sensitiveWorkspaces = [], ...given } = configured;
  const { evidence = [], exceptions = [] } = given;
  // What the name says in the project's own words; what it says in common ones, tags may say otherwise.
  const own = stageInOwnWords(workspace, stageWords(stages));
  const isFor = ({ workspaces }: Pick<Evidence, 'workspaces'>): boolean =>
    workspaces === undefined || names(workspaces);
  const names = (list: readonly string[]): boolean =>
    list.some((name) => name.toLowerCase() === workspace.toLowerCase());
  return {
    ...defaultPostureSettings(now),
    ...given,
    evidence: evidence.filter(isFor),
    exceptions: exceptions.filter(isFor),
    ...(own === undefined ? {} : { production: own === 'production' }),
    ...(names(productionWorkspaces) ? { production: true } : names(otherWorkspaces) ? { production: false } : {}),
    ...(names(sensitiveWorkspaces) ? { sensitiveData: true } : {}),
  };
}
