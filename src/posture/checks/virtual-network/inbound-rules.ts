import type { Node, Resource } from '../../snapshot/resource.js';

/** An inbound rule of a network security group, as far as it says who may come in. */
export interface InboundRule {
  readonly name: string;
  readonly allows: boolean;
  readonly priority: number;
  readonly fromInternet: boolean;
  /** Whether it is about all protocols, ports and destinations. */
  readonly total: boolean;
  readonly ports: readonly string[];
}

const anywhere = /^(?:\*|any|internet|0\.0\.0\.0(?:\/0)?|::\/0|(?:0|128)\.0\.0\.0\/1)$/i;

/** The inbound rules that people wrote, in the order in which they are tried. @throws Unread */
export function inboundRules(securityGroup: Resource): readonly InboundRule[] {
  return securityGroup
    .list('properties.securityRules')
    .filter((rule) => rule.is('properties.direction', 'Inbound'))
    .map((rule) => {
      const ports = both(rule, 'properties.destinationPortRange');
      return {
        name: rule.text('name') ?? 'a rule without a name',
        allows: rule.is('properties.access', 'Allow'),
        priority: rule.number('properties.priority') ?? Number.MAX_SAFE_INTEGER,
        fromInternet: both(rule, 'properties.sourceAddressPrefix', 'es').some((source) => anywhere.test(source)),
        total:
          rule.is('properties.protocol', '*') &&
          ports.includes('*') &&
          both(rule, 'properties.destinationAddressPrefix', 'es').includes('*'),
        ports,
      };
    })
    .sort((a, b) => a.priority - b.priority);
}

/** Rules that let the internet in, without those that an earlier rule makes void by refusing everything. */
export function openRules(rules: readonly InboundRule[]): readonly InboundRule[] {
  const wall = rules.find((rule) => !rule.allows && rule.fromInternet && rule.total);
  return rules.filter(
    (rule) => rule.allows && rule.fromInternet && (wall === undefined || rule.priority < wall.priority),
  );
}

// A rule has one value, or a list of them under the plural name.
function both(rule: Node, path: string, plural = 's'): readonly string[] {
  const single = rule.text(path);
  return [...(single === undefined || single === '' ? [] : [single]), ...rule.texts(`${path}${plural}`)];
}
