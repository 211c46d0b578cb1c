import type { Resource } from '../../snapshot/resource.js';

/** How far a resource lets the public network in; `because` is evidence, without a final stop. */
export interface Exposure {
  /** `perimeter`: the rules of a network security perimeter decide, which stand elsewhere. */
  readonly is: 'closed' | 'perimeter' | 'firewall' | 'open';
  readonly because: string;
}

/** A range of more than 16 million addresses belongs to nobody alone. */
const widestPrefix = 8;

/**
 * What `publicNetworkAccess` and the firewall beside it let in. Absent access means Enabled, an absent firewall lets
 * everybody in.
 *
 * @throws Unread
 */
export function exposureOf(
  resource: Resource,
  firewall: 'properties.networkAcls' | 'properties.networkRuleSet' = 'properties.networkAcls',
): Exposure {
  const access = resource.text('properties.publicNetworkAccess');
  if (access?.toLowerCase() === 'disabled') {
    return { is: 'closed', because: 'publicNetworkAccess is Disabled' };
  }
  if (access?.toLowerCase() === 'securedbyperimeter') {
    return { is: 'perimeter', because: 'publicNetworkAccess is SecuredByPerimeter' };
  }
  const said = `publicNetworkAccess is ${access ?? 'not set, which means Enabled'}`;
  const action = resource.text(`${firewall}.defaultAction`);
  if (action?.toLowerCase() !== 'deny') {
    return { is: 'open', because: `${said} and defaultAction is ${action ?? 'not set, which means Allow'}` };
  }
  const ranges = resource.list(`${firewall}.ipRules`).map((rule) => rule.text('value') ?? '');
  const wide = ranges.filter((range) => Number(range.split('/')[1] ?? '32') < widestPrefix);
  return wide.length > 0
    ? { is: 'open', because: `${said} and the firewall lets in ${wide.join(', ')}` }
    : { is: 'firewall', because: `${said} for ${String(ranges.length)} address ranges, the rest is denied` };
}

/** Whether the public network at large is kept out, by whatever means. @throws Unread */
export function keepsStrangersOut(exposure: Exposure): boolean {
  return exposure.is !== 'open';
}
