import { severities } from '../core/findings/finding.js';
import { namesFormats } from '../formats/posture/names-from-here.js';
import { oneOf, type Values } from './arguments.js';
import { UsageError } from './errors.js';
import { authWays, planFormats, postureFormats } from './options.js';
import type { PostureArguments } from './posture-command.js';

/** Reads the options of `aml-guard posture`. Throws {@link UsageError} when they make no sense together. */
export function postureArguments(values: Values): PostureArguments {
  const { workspace, snapshot, tenant, output } = values;
  const [compare] = values.compare ?? [];
  if (workspace !== undefined && snapshot !== undefined) {
    throw new UsageError(['--workspace is read from Azure, --snapshot from a file; give one of them']);
  }
  if (values.plan !== undefined && values.format !== undefined) {
    throw new UsageError(['--plan says its own form and takes the place of the report; leave out --format']);
  }
  const format = oneOf('--format', values.format ?? 'pretty', postureFormats);
  const takesNames = values.plan === undefined && namesFormats.some((one) => one === format);
  if (values['from-here'] === true && !takesNames) {
    throw new UsageError([`--from-here is for reports in the form ${namesFormats.join(', ')}`]);
  }
  const online = [
    ['--auth', values.auth],
    ['--tenant', tenant],
    ['--cloud', values.cloud],
    ['--export', values.export],
    ['--diagnose', values.diagnose],
    ['--preview-api', values['preview-api']],
  ].find(([, value]) => value !== undefined);
  if (snapshot !== undefined && online !== undefined) {
    throw new UsageError([`${String(online[0])} has no meaning for a snapshot, which is judged without Azure`]);
  }
  return {
    is: 'posture',
    from:
      snapshot === undefined
        ? { is: 'azure', ...(workspace === undefined ? {} : { workspace }) }
        : { is: 'file', file: snapshot },
    cloud: values.cloud ?? 'public',
    format,
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'high', severities),
    failOnUnknown: values['fail-on-unknown'] === true,
    diagnose: values.diagnose === true,
    previewApi: values['preview-api'] === true,
    fromHere: values['from-here'] === true,
    ...(values.auth === undefined ? {} : { auth: oneOf('--auth', values.auth, authWays) }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(values.export === undefined ? {} : { export: values.export }),
    ...(compare === undefined ? {} : { compare }),
    ...(values.plan === undefined ? {} : { plan: oneOf('--plan', values.plan, planFormats) }),
    ...(output === undefined ? {} : { output }),
  };
}
