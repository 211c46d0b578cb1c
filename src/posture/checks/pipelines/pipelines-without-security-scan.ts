import { advise } from '../../fixes/remedy.js';
import { pipelineFilePath, projectAddress, projectList } from '../../pipelines/azure-devops-addresses.js';
import { pipelineFile } from '../../pipelines/azure-devops-things.js';
import { repositoryAddress, repositoryPart } from '../../pipelines/github-addresses.js';
import { placeName, type AzureDevOpsPlace, type GitHubPlace } from '../../pipelines/places.js';
import { Unread } from '../../snapshot/reading.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isScanningTask } from './scanning-tasks.js';

export const pipelinesWithoutSecurityScan = defineCheck({
  id: 'pipelines-without-security-scan',
  summary: 'workspace around which no pipeline scans code for security problems',
  group: 'pipelines',
  serves: 'pipeline-security-scanning',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Vulnerable packages, secrets in code and unsafe calls get into images and endpoints with the next run. A scan in ' +
    'the pipeline tells those who can repair it, while they are at it.',
  passes:
    'In each connected project of Azure DevOps a pipeline has a task such as MicrosoftSecurityDevOps or ' +
    'AdvancedSecurity-Codeql-Analyze in its YAML, and for each connected repository on GitHub code scanning is set up ' +
    '(state configured) or has analysed something. Where pipelines are made of templates alone, or are files of ' +
    'another service, nothing is known. Without a connected project or repository the check does not apply, and says ' +
    'that the pipelines around the workspace were not read.',
  breaks: 'Builds take longer; a scan may be set to fail them.',
  repair: 'in-place',
  needs: ['vso.build', 'vso.code', 'GitHub administration', 'GitHub security_events'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/configure-azure-devops-extension',
    'https://learn.microsoft.com/azure/devops/repos/security/configure-github-advanced-security-features',
    'https://docs.github.com/rest/code-scanning/code-scanning#get-a-code-scanning-default-setup-configuration',
  ],
  judge({ view }) {
    const { pipelines = [] } = view.snapshot;
    if (pipelines.length === 0) {
      return notApplicable(
        'No project of Azure DevOps or repository on GitHub is connected; the pipelines around the workspace were not read',
      );
    }
    const without = pipelines.filter((place) =>
      place.kind === 'azure-devops' ? !hasScanInAzureDevOps(place, view) : !hasScanOnGitHub(place, view),
    );
    return without.length === 0
      ? pass('Code is scanned in each connected place')
      : fail(`No scan in ${someOf(without.map(placeName))}`);
  },
  fix: () => advise('Add the task MicrosoftSecurityDevOps@1 to a pipeline, or set up code scanning of the repository'),
});

/** @throws Unread where a scan may be in what was not read, and is in nothing else. */
function hasScanInAzureDevOps(place: AzureDevOpsPlace, view: SnapshotView): boolean {
  const project = projectAddress(place);
  const list = projectList(project, 'pipelines');
  let isOpen = false;
  for (const pipeline of view.things(list, 'azure-devops/pipelines', place.project)) {
    const file = pipelineFile(pipeline);
    if (file === undefined) {
      // Made by hand, or in a file of GitHub or another service.
      isOpen = true;
      continue;
    }
    const path = pipelineFilePath(project, file.repository, file.path);
    const { is } = view.reading(path);
    if (is === 'absent') {
      continue;
    }
    if (is === 'unreadable') {
      isOpen = true;
      continue;
    }
    const steps = view.thing(path, { type: 'azure-devops/pipeline-files', name: file.path });
    if (steps.texts('taskNames').some(isScanningTask)) {
      return true;
    }
    isOpen ||= steps.flag('usesTemplates') !== false;
  }
  if (isOpen) {
    throw new Unread({
      code: 'wrong-shape',
      message: `Some pipelines of ${placeName(place)} are in templates or elsewhere, and may scan there`,
    });
  }
  return false;
}

function hasScanOnGitHub(place: GitHubPlace, view: SnapshotView): boolean {
  const repository = repositoryAddress(place);
  const setup = view.reading(repositoryPart(repository, 'codeScanning'));
  const analyses = repositoryPart(repository, 'codeAnalyses');
  if (setup.is === 'read') {
    const named = { type: 'github/code-scanning', name: place.repository };
    if (view.thing(repositoryPart(repository, 'codeScanning'), named).is('state', 'configured')) {
      return true;
    }
  }
  // Code can also be scanned by a workflow; then there are analyses.
  if (view.list(analyses).length > 0) {
    return true;
  }
  if (setup.is === 'unreadable') {
    throw new Unread(setup.reason);
  }
  return false;
}
