import type { Span } from '../documents/span.js';

/** What an asset is; `asset` where the place does not say. */
export type AssetType = 'environment' | 'component' | 'model' | 'data asset' | 'asset';

/**
 * A place that uses a registered asset of Azure ML.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax> (`azureml:<name>:<version>`,
 * `azureml:<name>@latest`).
 */
export interface AssetUse {
  readonly kind: 'assetUse';
  /** The reference, without quotes. */
  readonly span: Span;
  readonly asset: AssetType;
  /**
   * - `reference`: handed to Azure ML, which resolves it when the work is submitted;
   * - `lookUp`: asked for by code, which may look at what it gets.
   */
  readonly by: 'reference' | 'lookUp';
  /** The call that makes the job or deployment, in code: what marks another one says nothing of this. */
  readonly maker?: Span;
  readonly name: string;
  /** Which version is meant; a place whose version is computed is no fact. */
  readonly version:
    | { readonly is: 'fixed'; readonly version: string }
    /** `@latest`, or a version called so: whatever stands there when it is used. */
    | { readonly is: 'label'; readonly label: string }
    /** Nothing is said, so the newest is taken (SDK v1) or the service refuses (YAML). */
    | { readonly is: 'none' };
}

/** The name and version of a reference in any of its forms; `undefined` when it is none or is filled in later. */
export function parseAssetReference(text: string): Pick<AssetUse, 'name' | 'version'> | undefined {
  if (/\$\{|\$\(|\{\{|[\s<>]/.test(text)) {
    return undefined;
  }
  const long = /\/(?:environments|components|models|data|codes)\/([^/]+)(?:\/(versions|labels)\/([^/]+))?\/?$/.exec(
    text,
  );
  if (long !== null) {
    const [, name = '', by, version] = long;
    return { name, version: versionOf(by === 'labels' ? '@' : ':', version) };
  }
  const short = /^(?:azureml:)?([\w][\w.-]*)(?:([:@])([\w.+-]+))?$/.exec(text);
  return short === null ? undefined : { name: short[1] ?? '', version: versionOf(short[2], short[3]) };
}

function versionOf(by: string | undefined, version: string | undefined): AssetUse['version'] {
  if (by === undefined || version === undefined) {
    return { is: 'none' };
  }
  // Nothing stops an author from writing `:latest`, which is either refused or means the same.
  return by === '@' || version.toLowerCase() === 'latest' ? { is: 'label', label: version } : { is: 'fixed', version };
}
