import type { Severity } from '../../../core/findings/finding.js';

/** Why a destination of an outbound rule is too wide. */
export interface WideDestination {
  readonly because: string;
  readonly severity: Severity;
}

/**
 * Services in which anybody can have a place of their own: a wildcard over them lets data go to somebody else's.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration>.
 */
const sharedServices =
  /(?:^|\.)(?:core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|vault\.azure\.net|azurecr\.io|azurewebsites\.net|azurefd\.net|cloudapp\.azure\.com|servicebus\.windows\.net|documents\.azure\.com|database\.windows\.net|openai\.azure\.com|sharepoint\.com|amazonaws\.com|googleapis\.com|cloudfront\.net|workers\.dev|ngrok\.io|ngrok\.app)$/;
const uploadPlaces =
  /^(?:\*\.)?(?:(?:api|gist|raw)\.)?(?:github\.com|githubusercontent\.com|gitlab\.com|bitbucket\.org|huggingface\.co|pastebin\.com|dropbox\.com|transfer\.sh)$/;
const packageIndexes =
  /^(?:\*\.)?(?:(?:conda|repo|files|download|upload|cloud|cran)\.)?(?:pypi\.org|pythonhosted\.org|anaconda\.org|anaconda\.com|pytorch\.org|r-project\.org|npmjs\.org|npmjs\.com)$/;

/** Why a host name is too wide a destination; `undefined` where it names one place of one owner. */
export function findWideHost(destination: string): WideDestination | undefined {
  const host = destination.trim().toLowerCase();
  const wildcard = host.startsWith('*');
  const rest = host.replace(/^\*\.?/, '');
  if (wildcard && !rest.includes('.')) {
    return { because: 'is every host of a top-level domain or of the internet', severity: 'high' };
  }
  if (wildcard && sharedServices.test(rest)) {
    return { because: 'is a service in which anybody can have an account', severity: 'high' };
  }
  if (uploadPlaces.test(host)) {
    return { because: 'is a place to which anybody can upload', severity: 'medium' };
  }
  return packageIndexes.test(host)
    ? { because: 'is a public index of packages, to which anybody can upload', severity: 'low' }
    : undefined;
}

/** Service tags that hold places of every customer; a tag for one region is one of them too. */
const sharedTags: Readonly<Record<string, string>> = {
  internet: 'is the whole internet',
  azurecloud: 'is everything that runs in Azure, whoever owns it',
  storage: 'is every storage account of Azure, whoever owns it',
  'azurefrontdoor.frontend': 'is every site behind Front Door, whoever owns it',
};

/** Why a service tag is too wide a destination. */
export function findWideTag(tag: string): WideDestination | undefined {
  const name = tag.trim().toLowerCase();
  const because = sharedTags[name] ?? sharedTags[/^(?:storage|azurecloud)(?=\.)/.exec(name)?.[0] ?? ''];
  return because === undefined ? undefined : { because, severity: 'high' };
}

/** Why an address range is too wide a destination: more than a network of class A. */
export function findWideRange(range: string): WideDestination | undefined {
  const prefix = /\/(\d{1,3})$/.exec(range.trim())?.[1];
  const wide = range.trim() === '*' || (prefix !== undefined && Number(prefix) < 8);
  return wide ? { because: 'is a large part of the internet', severity: 'high' } : undefined;
}
