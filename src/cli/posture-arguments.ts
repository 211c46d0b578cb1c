import { severities } from '../core/findings/finding.js';
import { isObjectId } from '../posture/object-id.js';
import { parsePlace, type PipelineKind, type PipelinePlace } from '../posture/pipelines/places.js';
import { namesFormats } from '../formats/posture/names-from-here.js';
import { oneOf, type Values } from './arguments.js';
import { UsageError } from './errors.js';
import { accessFormats, authWays, planFormats, postureFormats } from './options.js';
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
  const instead = [
    ['--access', values.access],
    ['--principal', values.principal],
  ].find(([, value]) => value !== undefined && value !== false);
  if (values.plan !== undefined && instead !== undefined) {
    throw new UsageError([`--plan and ${String(instead[0])} each take the place of the report; give one of them`]);
  }
  const format = formatOf(values);
  const isReport = values.plan === undefined && values.access !== true && values.principal === undefined;
  const takesNames = isReport && namesFormats.some((one) => one === format);
  if (values['from-here'] === true && !takesNames) {
    throw new UsageError([`--from-here is for reports in the form ${namesFormats.join(', ')}`]);
  }
  const online = [
    ['--auth', values.auth],
    ['--tenant', tenant],
    ['--cloud', values.cloud],
    ['--export', values.export],
    ['--diagnose', values.diagnose],
    ['--access-lists', values['access-lists']],
    ['--principal', values.principal],
    ['--preview-api', values['preview-api']],
    ['--azure-devops', values['azure-devops']],
    ['--github', values.github],
  ].find(([, value]) => value !== undefined);
  if (snapshot !== undefined && online !== undefined) {
    throw new UsageError([`${String(online[0])} has no meaning for a snapshot, which is judged without Azure`]);
  }
  checkPrincipal(values);
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
    access: values.access === true,
    accessLists: values['access-lists'] === true,
    ...(values.principal === undefined ? {} : { principal: values.principal }),
    previewApi: values['preview-api'] === true,
    pipelines: [
      ...placesOf('azure-devops', '--azure-devops', 'organization/project', values['azure-devops']),
      ...placesOf('github', '--github', 'owner/repository', values.github),
    ],
    fromHere: values['from-here'] === true,
    ...(values.auth === undefined ? {} : { auth: oneOf('--auth', values.auth, authWays) }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(values.export === undefined ? {} : { export: values.export }),
    ...(compare === undefined ? {} : { compare }),
    ...(values.plan === undefined ? {} : { plan: oneOf('--plan', values.plan, planFormats) }),
    ...(output === undefined ? {} : { output }),
  };
}

/** Who can do what is written in fewer forms than verdicts. */
function formatOf(values: Values): PostureArguments['format'] {
  const option = values.principal === undefined ? '--access' : '--principal';
  return values.access === true || values.principal !== undefined
    ? oneOf(`--format with ${option}`, values.format ?? 'pretty', accessFormats)
    : oneOf('--format', values.format ?? 'pretty', postureFormats);
}

/** The roles of a principal are asked of all subscriptions; nothing is judged there. */
function checkPrincipal(values: Values): void {
  if (values.principal === undefined) {
    return;
  }
  if (!isObjectId(values.principal)) {
    throw new UsageError(['--principal takes an object id of Microsoft Entra: 00000000-0000-0000-0000-000000000000']);
  }
  const others = [
    ['--workspace', values.workspace],
    ['--export', values.export],
    ['--compare', values.compare],
    ['--fail-on', values['fail-on']],
    ['--fail-on-unknown', values['fail-on-unknown']],
    ['--diagnose', values.diagnose],
    ['--preview-api', values['preview-api']],
    ['--access', values.access],
    ['--access-lists', values['access-lists']],
    ['--azure-devops', values['azure-devops']],
    ['--github', values.github],
  ].find(([, value]) => value !== undefined);
  if (others !== undefined) {
    throw new UsageError([`${String(others[0])} has no meaning with --principal, which reads no workspace`]);
  }
}

function placesOf(
  kind: PipelineKind,
  option: string,
  form: string,
  given: string | undefined,
): readonly PipelinePlace[] {
  if (given === undefined) {
    return [];
  }
  const place = parsePlace(kind, given);
  if (place === undefined) {
    throw new UsageError([`${option} takes ${form}`]);
  }
  return [place];
}
