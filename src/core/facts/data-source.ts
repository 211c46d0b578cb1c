import type { Span } from '../documents/span.js';
import { hostName } from './host-name.js';

/**
 * Data or a model that is fetched from an address on the web.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-data> (`path`),
 * <https://learn.microsoft.com/azure/machine-learning/reference-yaml-model>.
 */
export interface DataSource {
  readonly kind: 'dataSource';
  /** The address, without quotes. */
  readonly span: Span;
  readonly of: 'data' | 'model';
  /** The host's name, lower case. */
  readonly host: string;
  /** Whether the address names one version: a commit, a release, a snapshot. */
  readonly pinned: boolean;
}

/** What the address of something on the web says; `undefined` for any other text. */
export function parseWebAddress(text: string): Pick<DataSource, 'host' | 'pinned'> | undefined {
  const address = text.trim();
  const parts = /^https?:\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)(?::\d+)?(\S*)/i.exec(address);
  if (parts === null || /\s/.test(address)) {
    return undefined;
  }
  const [, host = '', rest = ''] = parts;
  return { host: hostName(host), pinned: namesVersion(rest) };
}

// A commit or hash, a release, a tag that looks like a version, a blob's version or snapshot.
function namesVersion(path: string): boolean {
  return (
    /(?:^|[/@=:])(?:[\da-f]{40}|[\da-f]{64})(?:[/?#&.]|$)/i.test(path) ||
    // PyTorch's own file names end with the beginning of their hash, which its downloader checks.
    /-[\da-f]{8,}\.pth(?:$|[?#])/.test(path) ||
    /\/releases\/download\/[^/]+\//.test(path) ||
    /(?:^|[/@])v?\d+\.\d+(?:\.\d+)*\//.test(path) ||
    /[?&](?:versionid|snapshot)=/i.test(path)
  );
}

/** Hosts of Azure Storage, where an address may as well be private. */
export function isAzureStorage(host: string): boolean {
  return /\.(?:blob|dfs|file)\.(?:core\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)|storage\.azure\.net)$/.test(
    host,
  );
}
