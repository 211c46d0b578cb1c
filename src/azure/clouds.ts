/** Where a cloud's Resource Manager is, and for whom a token has to be. */
export interface Cloud {
  /** `public`, `usGovernment`, `china`; a custom cloud's is its host. */
  readonly id: string;
  readonly title: string;
  /** Address of Azure Resource Manager, without a slash at the end. */
  readonly resourceManager: string;
  /** Scope of the token. */
  readonly scope: string;
  /** Address of the portal; empty where there is none. */
  readonly portal: string;
  /** Host of Microsoft Entra. */
  readonly authority: string;
}

/**
 * The clouds of Microsoft.
 *
 * Source: `@azure/ms-rest-azure-env` and <https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure>.
 * The audience is the older management address: tokens for it are accepted everywhere, and it is what Microsoft's own
 * extensions ask for.
 */
export const clouds = {
  public: {
    id: 'public',
    title: 'Azure',
    resourceManager: 'https://management.azure.com',
    scope: 'https://management.core.windows.net/.default',
    portal: 'https://portal.azure.com',
    authority: 'https://login.microsoftonline.com',
  },
  usGovernment: {
    id: 'usGovernment',
    title: 'Azure US Government',
    resourceManager: 'https://management.usgovcloudapi.net',
    scope: 'https://management.core.usgovcloudapi.net/.default',
    portal: 'https://portal.azure.us',
    authority: 'https://login.microsoftonline.us',
  },
  china: {
    id: 'china',
    title: 'Azure operated by 21Vianet (China)',
    resourceManager: 'https://management.chinacloudapi.cn',
    scope: 'https://management.core.chinacloudapi.cn/.default',
    portal: 'https://portal.azure.cn',
    authority: 'https://login.chinacloudapi.cn',
  },
} as const satisfies Readonly<Record<string, Cloud>>;

export type CloudName = keyof typeof clouds | 'custom';

/** An address that cannot be used for a cloud; the message says what to do. */
export class CloudError extends Error {
  readonly code = 'invalid-cloud';

  constructor(message: string) {
    super(message);
    this.name = 'CloudError';
  }
}

/**
 * A cloud of one's own, such as Azure Stack, by the address of its Resource Manager.
 *
 * @throws CloudError when the address is not plain `https://host`: a token goes there.
 */
export function customCloud(resourceManager: string, audience?: string): Cloud {
  const url = parseUrl(resourceManager);
  if (url === undefined) {
    throw new CloudError(
      `${JSON.stringify(resourceManager)} is not the address of a Resource Manager; it has to be https://host, with a port if need be`,
    );
  }
  return {
    id: url.host,
    title: url.host,
    resourceManager: url.origin,
    scope: audience ?? `${url.origin}/.default`,
    portal: '',
    authority: clouds.public.authority,
  };
}

function parseUrl(text: string): URL | undefined {
  try {
    const url = new URL(text);
    const plain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
    return url.protocol === 'https:' && plain ? url : undefined;
  } catch {
    return undefined;
  }
}
