import { advise } from '../../fixes/remedy.js';
import { parseResourceId } from '../../resource-id.js';
import type { Node } from '../../snapshot/resource.js';
import { defineCheck, type Judged } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const instanceServiceWithLooseImage = defineCheck({
  id: 'instance-service-with-loose-image',
  summary: 'application of a compute instance from an unpinned or foreign image',
  group: 'compute',
  serves: 'threat-tampering',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-instance',
  why:
    'The image is pulled when the instance starts. Whoever can replace it where it comes from gets code onto a machine ' +
    'with data and a sign-in; a digest pins what was looked at.',
  passes:
    'Each entry of customServices names an image of the workspace’s registry, of mcr.microsoft.com or of an allowed ' +
    'registry of the settings, pinned by a digest (@sha256:…); or an environment with a version. A missing digest or ' +
    'version means the latest.',
  breaks: 'Images do not renew themselves any more; somebody has to raise the digest.',
  repair: 'recreate',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.MachineLearningServices/workspaces/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance#add-custom-applications-such-as-rstudio-or-posit-workbench',
    'https://learn.microsoft.com/azure/container-registry/container-registry-image-tag-version',
  ],
  judge(judged) {
    const services = settingsOf(judged.subject).list('customServices', { since: '2023-04-01' });
    if (services.length === 0) {
      return notApplicable('The instance has no application of its own');
    }
    const unpinned = services.map(findUnpinned).filter((one) => one !== undefined);
    if (unpinned.length > 0) {
      return fail(unpinned.join('; '));
    }
    const foreign = services.map((service) => findForeign(service, judged)).filter((one) => one !== undefined);
    return foreign.length > 0 ? fail(foreign.join('; ')) : pass('Each image is pinned and from a known registry');
  },
  fix: ({ subject: compute }) =>
    advise(`Copy the images to your own registry, and make ${compute.name} anew with their digests`),
});

function findUnpinned(service: Node): string | undefined {
  const reference = service.text('image.reference') ?? 'an image without a reference';
  const pinned = isEnvironment(service)
    ? service.has('image.version') || /\/versions\/[^/]+$|:\d+$/.test(reference)
    : /@sha256:[0-9a-f]{64}$/i.test(reference);
  return pinned ? undefined : `${reference} is not pinned`;
}

function findForeign(service: Node, { view, settings }: Judged): string | undefined {
  if (isEnvironment(service)) {
    return undefined;
  }
  const reference = service.text('image.reference') ?? '';
  const [first = ''] = reference.toLowerCase().split('/');
  const host = reference.includes('/') && /[.:]/.test(first) ? first : 'docker.io';
  const own = parseResourceId(view.workspace.text('properties.containerRegistry') ?? '')?.name;
  const allowed = [...settings.allowedRegistries, ...(own === undefined ? [] : [own])].map((name) =>
    name.toLowerCase(),
  );
  const known =
    host === 'mcr.microsoft.com' || allowed.some((name) => host === name || host.startsWith(`${name}.azurecr.`));
  return known ? undefined : `${reference} comes from ${host}`;
}

function isEnvironment(service: Node): boolean {
  return service.is('image.type', 'azureml');
}
