import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from './hub-and-project.js';

/** Ranges with more addresses than this prefix has are no list of known places any more. */
const widestPrefix = 24;

export const workspaceAddressListTooWide = defineCheck({
  id: 'workspace-address-list-too-wide',
  summary: 'address list of the workspace that lets in more than known places',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A list of addresses is a firewall only while it names your own offices and agents. A range of a provider lets in ' +
    'everybody who rents a machine there.',
  passes:
    'networkAcls.defaultAction is Deny, and neither networkAcls.ipRules nor ipAllowlist has a range wider than /24. ' +
    'Only preview versions of the API return these properties, so their absence is unknown. With publicNetworkAccess ' +
    'Disabled and no list there is nothing to judge.',
  breaks: 'People and agents whose addresses fall out of the list.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link#enable-public-access-only-from-internet-ip-ranges',
  ],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    const ranges = rangesOf(workspace);
    const closed = workspace.is('properties.publicNetworkAccess', 'Disabled');
    const wide = ranges.filter(isWide);
    if (wide.length > 0) {
      // Some endpoints keep to the list even then, and it holds again as soon as access is opened.
      return fail(`Wider than /${String(widestPrefix)}: ${wide.join(', ')}`, closed ? 'low' : undefined);
    }
    if (closed) {
      return notApplicable('publicNetworkAccess is Disabled, so that no address list is in force');
    }
    const deniesOthers = workspace.is('properties.networkAcls.defaultAction', 'Deny', { since: 'preview' });
    if (deniesOthers) {
      return pass(`defaultAction is Deny; narrow ranges that are let in: ${String(ranges.length)}`);
    }
    return ranges.length === 0
      ? notApplicable('There is no address list')
      : fail('There is an address list, but defaultAction is Allow, so that it keeps nobody out');
  },
  fix: ({ subject: workspace }) =>
    advise(
      'Name the addresses of your own offices and agents, and remove the wide ranges',
      rangesOf(workspace)
        .filter(isWide)
        .map(
          (range) =>
            `az ml workspace network-rule remove --workspace-name ${shellWord(workspace.name)} ` +
            `--resource-group ${shellWord(resourceGroupOf(workspace.id))} --ip-address ${shellWord(range)}`,
        ),
    ),
});

function rangesOf(workspace: Resource): readonly string[] {
  return [
    ...workspace.list('properties.networkAcls.ipRules').map((rule) => rule.text('value') ?? ''),
    ...workspace.texts('properties.ipAllowlist'),
  ];
}

function isWide(range: string): boolean {
  const [, prefix] = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/(\d{1,2}))?$/.exec(range.trim()) ?? [range];
  if (!/^\d/.test(range.trim())) {
    throw new Unread({ code: 'wrong-shape', message: 'An entry of the address list is not an IPv4 range' });
  }
  return prefix !== undefined && Number(prefix) < widestPrefix;
}
