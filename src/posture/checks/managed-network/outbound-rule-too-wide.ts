import { advise } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { outboundRuleCommand } from '../workspace/workspace-commands.js';
import { findWideHost, findWideRange, findWideTag, type WideDestination } from './wide-destinations.js';

export const outboundRuleTooWide = defineCheck({
  id: 'outbound-rule-too-wide',
  summary: 'outbound rule that leads to places of anybody',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'outbound-rule',
  why:
    'Approved destinations keep data in only while each belongs to somebody you know. A rule for all storage accounts ' +
    'of Azure, or for a site to which anybody uploads, lets a job copy the data to an attacker’s account.',
  passes:
    'The destination of an FQDN rule is no wildcard over a shared service and no public place for uploads, unless the ' +
    'setting acceptedDestinations names it. A ServiceTag rule does not allow Internet, AzureCloud, Storage or ' +
    'AzureFrontDoor.Frontend, and its addressPrefixes, which override the tag, are not most of the internet; Deny ' +
    'passes. Rules that the service makes for itself are not judged.',
  breaks: 'Jobs that download from there; mirror what they need, or name single hosts.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/outboundRules/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration',
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network#manage-outbound-rules',
  ],
  judge({ subject: rule, settings }) {
    if (rule.is('properties.category', 'Required') || rule.is('properties.category', 'Dependency')) {
      return notApplicable('The service made this rule for itself');
    }
    const accepted = settings.acceptedDestinations.map((destination) => destination.toLowerCase());
    for (const { destination, wide } of destinationsOf(rule)) {
      if (wide !== undefined && !accepted.includes(destination.toLowerCase())) {
        return fail(`${destination} ${wide.because}`, wide.severity);
      }
    }
    return pass('The destination belongs to one owner, or somebody has accepted it');
  },
  fix: ({ subject: rule, view }) =>
    advise(
      'Replace the rule by the single hosts that are needed, or by a private endpoint to your own resource; accept it in the settings where it is meant',
      [outboundRuleCommand(view.workspace, 'remove', rule.name)],
    ),
});

interface Destination {
  readonly destination: string;
  readonly wide: WideDestination | undefined;
}

function destinationsOf(rule: Resource): readonly Destination[] {
  const type = rule.text('properties.type')?.toLowerCase();
  switch (type) {
    case 'privateendpoint':
      return [];
    case 'fqdn': {
      const destination = rule.text('properties.destination') ?? '';
      return [{ destination, wide: findWideHost(destination) }];
    }
    case 'servicetag': {
      if (rule.is('properties.destination.action', 'Deny')) {
        return [];
      }
      const ranges = rule.texts('properties.destination.addressPrefixes');
      const tag = rule.text('properties.destination.serviceTag') ?? '';
      return ranges.length > 0
        ? ranges.map((destination) => ({ destination, wide: findWideRange(destination) }))
        : [{ destination: tag, wide: findWideTag(tag) }];
    }
    default:
      throw new Unread({ code: 'wrong-shape', message: `Outbound rules of the type ${type ?? 'none'} are not known` });
  }
}
