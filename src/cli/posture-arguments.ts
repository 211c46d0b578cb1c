import { severities } from '../core/findings/finding.js';
import { parsePlace, type PipelineKind, type PipelinePlace } from '../posture/pipelines/places.js';
import { oneOf, type Values } from './arguments.js';
import { UsageError } from './errors.js';
import { authWays, postureFormats } from './options.js';
import type { PostureArguments } from './posture-command.js';

/** Reads the options of `aml-guard posture`. Throws {@link UsageError} when they make no sense together. */
export function postureArguments(values: Values): PostureArguments {
  const { workspace, snapshot, tenant, compare, output } = values;
  if (workspace !== undefined && snapshot !== undefined) {
    throw new UsageError(['--workspace is read from Azure, --snapshot from a file; give one of them']);
  }
  const online = [
    ['--auth', values.auth],
    ['--tenant', tenant],
    ['--cloud', values.cloud],
    ['--export', values.export],
    ['--diagnose', values.diagnose],
    ['--preview-api', values['preview-api']],
    ['--azure-devops', values['azure-devops']],
    ['--github', values.github],
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
    format: oneOf('--format', values.format ?? 'pretty', postureFormats),
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'high', severities),
    failOnUnknown: values['fail-on-unknown'] === true,
    diagnose: values.diagnose === true,
    previewApi: values['preview-api'] === true,
    pipelines: [
      ...placesOf('azure-devops', '--azure-devops', 'organization/project', values['azure-devops']),
      ...placesOf('github', '--github', 'owner/repository', values.github),
    ],
    ...(values.auth === undefined ? {} : { auth: oneOf('--auth', values.auth, authWays) }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(values.export === undefined ? {} : { export: values.export }),
    ...(compare === undefined ? {} : { compare }),
    ...(output === undefined ? {} : { output }),
  };
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
