import { azureDevOpsPlace, gitHubPlace, placeKey, publicGitHub, type PipelinePlace } from './places.js';

/**
 * The places that the remotes of a git repository name, in the order of the file. Only proposals: a file of a
 * repository decides nothing, a person does.
 *
 * @param config the text of `.git/config`
 * @param gitHubHost a GitHub Enterprise Server that the person's own settings name, beside github.com
 */
export function placesOfRemotes(config: string, gitHubHost: string = publicGitHub): readonly PipelinePlace[] {
  const places = new Map<string, PipelinePlace>();
  let isRemote = false;
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[\s*([^\s\]"]+)/.exec(line)?.[1];
    if (section !== undefined) {
      isRemote = section.toLowerCase() === 'remote';
      continue;
    }
    const url = isRemote ? /^\s*url\s*=\s*"?([^"\s]+)"?\s*$/i.exec(line)?.[1] : undefined;
    const place = url === undefined ? undefined : placeOfRemote(url, gitHubHost);
    if (place !== undefined) {
      places.set(placeKey(place), place);
    }
  }
  return [...places.values()];
}

/**
 * The place of one remote's address; `undefined` for all other hosts.
 *
 * Sources: <https://learn.microsoft.com/azure/devops/repos/git/use-ssh-keys-to-authenticate>,
 * <https://learn.microsoft.com/azure/devops/extend/develop/work-with-urls>.
 */
export function placeOfRemote(url: string, gitHubHost: string = publicGitHub): PipelinePlace | undefined {
  const { host, parts } = takeApart(url);
  const legacy = /^([a-z0-9-]+)\.visualstudio\.com$/.exec(host)?.[1];
  if (/^(?:vs-ssh\.visualstudio\.com|ssh\.dev\.azure\.com)$/.test(host)) {
    const [version, organization = '', project = '', repository = ''] = parts;
    return version === 'v3' ? azureDevOpsPlace(organization, project, repository) : undefined;
  }
  if (host === 'dev.azure.com') {
    const [organization = '', ...rest] = parts;
    return inProject(organization, rest);
  }
  if (legacy !== undefined) {
    return inProject(legacy, parts[0]?.toLowerCase() === 'defaultcollection' ? parts.slice(1) : parts);
  }
  if (host === publicGitHub || host === gitHubHost.toLowerCase()) {
    const [owner = '', repository = '', ...more] = parts;
    return more.length === 0 ? gitHubPlace(owner, repository.replace(/\.git$/, ''), host) : undefined;
  }
  return undefined;
}

/** `project/_git/repository`; a repository with the name of its project may leave that out. */
function inProject(organization: string, parts: readonly string[]): PipelinePlace | undefined {
  const at = parts.indexOf('_git');
  const repository = parts[at + 1];
  if (at < 0 || at > 1 || repository === undefined || parts.length !== at + 2) {
    return undefined;
  }
  return azureDevOpsPlace(organization, parts[0] === '_git' ? repository : (parts[0] ?? ''), repository);
}

/** Host and path of a URL or of the short form of ssh, `git@host:path`. What signs in is left out. */
function takeApart(url: string): { readonly host: string; readonly parts: readonly string[] } {
  const [, host = '', path = ''] =
    /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([^/:]+(?::\d+)?)\/(.*)$/i.exec(url) ??
    /^(?:[^/@:]+@)([^/:]+):(?!\/\/)(.*)$/.exec(url) ??
    [];
  const parts = path.split('/').filter((part) => part !== '');
  try {
    return {
      host: host.toLowerCase().replace(/:(?:22|443)$/, ''),
      parts: parts.map((part) => decodeURIComponent(part)),
    };
  } catch {
    return { host: '', parts: [] };
  }
}
