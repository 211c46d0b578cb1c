import { severities } from '../core/findings/finding.js';
import type { FleetScope } from '../posture/fleet/fleet-snapshot.js';
import { oneOf, type Values } from './arguments.js';
import { UsageError } from './errors.js';
import type { FleetArguments } from './fleet-command.js';
import { authWays, fleetFormats } from './options.js';

const subscriptionForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Source: <https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules>. */
const managementGroupForm = /^[\w().-]{1,90}$/;
/** More at once are read by as many commands: each is some fifty requests. */
const mostDeep = 100;

/** Reads the options of `aml-guard fleet`. Throws {@link UsageError} when they make no sense together. */
export function fleetArguments(values: Values): FleetArguments {
  const { snapshot, tenant, output } = values;
  const online = [
    ['--management-group', values['management-group']],
    ['--subscription', values.subscription],
    ['--tag', values.tag],
    ['--auth', values.auth],
    ['--tenant', tenant],
    ['--cloud', values.cloud],
    ['--export', values.export],
    ['--confirm', values.confirm],
    ['--deep', values.deep],
  ].find(([, value]) => value !== undefined);
  if (snapshot !== undefined && online !== undefined) {
    throw new UsageError([`${String(online[0])} has no meaning for a file, which is judged without Azure`]);
  }
  return {
    is: 'fleet',
    from: snapshot === undefined ? { is: 'azure', scope: scopeOf(values) } : { is: 'file', file: snapshot },
    cloud: values.cloud ?? 'public',
    format: oneOf('--format', values.format ?? 'pretty', fleetFormats),
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'high', severities),
    confirm: values.confirm === true,
    deep: (values.deep ?? []).map(deepOf),
    compare: values.compare ?? [],
    ...(values.auth === undefined ? {} : { auth: oneOf('--auth', values.auth, authWays) }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(values.export === undefined ? {} : { export: values.export }),
    ...(output === undefined ? {} : { output }),
  };
}

function scopeOf(values: Values): FleetScope {
  const { subscription: subscriptions, tag: tags, 'management-group': managementGroups } = values;
  const noSubscription = subscriptions?.find((one) => !subscriptionForm.test(one));
  if (noSubscription !== undefined) {
    throw new UsageError([`--subscription takes the id of a subscription, not "${noSubscription}"`]);
  }
  const noGroup = managementGroups?.find((one) => !managementGroupForm.test(one));
  if (noGroup !== undefined) {
    throw new UsageError([`--management-group takes the name of a management group, not "${noGroup}"`]);
  }
  return {
    ...(managementGroups === undefined ? {} : { managementGroups }),
    ...(subscriptions === undefined ? {} : { subscriptions }),
    ...(tags === undefined ? {} : { tags: Object.fromEntries(tags.map(tagOf)) }),
  };
}

function tagOf(text: string): readonly [string, string | undefined] {
  const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (name.trim() === '') {
    throw new UsageError([`--tag takes NAME or NAME=VALUE, not "${text}"`]);
  }
  return [name.trim(), value];
}

function deepOf(text: string): FleetArguments['deep'][number] {
  if (!/^\d+$/.test(text)) {
    return { is: 'workspace', name: text };
  }
  const count = Number(text);
  if (count < 1 || count > mostDeep) {
    throw new UsageError([`--deep takes a workspace, or a number from 1 to ${String(mostDeep)}, not "${text}"`]);
  }
  return { is: 'worst', count };
}
