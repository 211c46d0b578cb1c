import { advise } from '../../fixes/remedy.js';
import { parseResourceId } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { computeCommand } from './compute-parts.js';

/** Kinds of version 1 of the service, and what stands for them now. */
const oldKinds: Readonly<Record<string, string>> = {
  aks: 'the Kubernetes extension',
  virtualmachine: 'a cluster',
  hdinsight: 'serverless Spark or Synapse',
  datalakeanalytics: 'serverless Spark or Synapse',
};

export const attachedComputeOfOldKind = defineCheck({
  id: 'attached-compute-of-old-kind',
  summary: 'attached compute of a kind that only version 1 of the service knows',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'low',
  since: '0.1.0',
  on: 'compute',
  why:
    'Machines and clusters that were attached by version 1 are patched, watched and kept by nobody but you, with keys ' +
    'that the workspace stores. Often nobody remembers them.',
  passes:
    'computeType is not AKS, VirtualMachine, HDInsight or DataLakeAnalytics. Clusters and instances of the workspace are ' +
    'not attached and are judged by other checks.',
  breaks: 'Jobs and web services that still run there.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: ['ALZ Deny-MachineLearning-Aks'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-compute-target',
    'https://learn.microsoft.com/azure/machine-learning/how-to-attach-kubernetes-anywhere',
  ],
  judge({ subject: compute }) {
    const type = compute.text('properties.computeType') ?? 'not given';
    if (/^(?:amlcompute|computeinstance)$/i.test(type)) {
      return notApplicable('The workspace made this compute itself');
    }
    const target = parseResourceId(compute.text('properties.resourceId') ?? '')?.name ?? 'a resource that is not named';
    const instead = oldKinds[type.toLowerCase()];
    return instead === undefined
      ? pass(`Attached is ${target}, as ${type}`)
      : fail(`Attached is ${target}, as ${type}; ${instead} stands for it now`);
  },
  fix: ({ subject: compute, view }) =>
    advise('Move what runs there, then detach it; the resource itself stays', [
      computeCommand(compute, view, 'detach'),
    ]),
});
