import type { ComputeUse } from '../facts/compute.js';
import type { Fact } from '../facts/fact.js';
import { placeOfUse } from '../facts/field.js';
import type { Fix, RelatedPlace } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { type DeployedCompute, findDeployedCompute, findUseReason } from './known-workspace.js';
import type { RuleContext } from './rule-context.js';

export const computeInstanceInProduction = defineRule({
  id: 'compute-instance-in-production',
  summary: 'production job, schedule or deployment that runs on a compute instance',
  serves: 'encryption-production-compute',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
    'https://learn.microsoft.com/azure/machine-learning/concept-compute-instance',
  ],
  messages: {
    production:
      'This {by} runs on {name}, a compute instance{of}, and counts as production because {because}; compute instances are for dev and test',
    unmarked: 'This {by} runs on {name}, a compute instance{of}; compute instances are for dev and test',
  },
  visit: {
    computeUse(use, report, context) {
      const deployed = findDeployedCompute(use, context);
      const instance = findInstance(use, context, deployed);
      if (instance === undefined) {
        return;
      }
      const mark = findUseReason(use, context, deployed);
      const of = instance.of === undefined ? '' : ` of ${instance.of}`;
      const common = {
        span: placeOfUse(use.target, use.span),
        related: [...instance.related, ...(mark?.related ?? [])],
        fixes: fixesFor(use),
      };
      if (mark === undefined) {
        report('unmarked', {
          ...common,
          severity: 'info',
          strictness: 'pedantic',
          data: { by: use.by, name: instance.name, of },
        });
      } else {
        report('production', { ...common, data: { by: use.by, name: instance.name, of, because: mark.because } });
      }
    },
  },
});

/** Proof that the target is a compute instance; a name that sounds like one is none. */
function findInstance(
  use: ComputeUse,
  { facts, path, project }: RuleContext,
  deployed: DeployedCompute | undefined,
): { name: string; of?: string; related: RelatedPlace[] } | undefined {
  const name = use.target.state === 'literal' ? use.target.value : 'it';
  if (use.provenType === 'computeinstance') {
    return { name, related: [] };
  }
  if (use.target.state !== 'literal') {
    return undefined;
  }
  // What runs in the workspace says more than what some file wants to make.
  if (deployed?.kind !== undefined) {
    return deployed.kind === 'instance' ? { name, of: deployed.workspace, related: [] } : undefined;
  }
  const here = facts.filter(
    (fact): fact is Extract<Fact, { kind: 'computeDefinition' }> =>
      fact.kind === 'computeDefinition' &&
      fact.name.state === 'literal' &&
      fact.name.value.toLowerCase() === name.toLowerCase(),
  );
  const elsewhere = project.findComputes(name).filter((definition) => definition.path !== path);
  const types = new Set([...here, ...elsewhere].map((definition) => definition.type));
  // Two workspaces of one repository may use a name for different things; then nothing is proven.
  if (types.size !== 1 || !types.has('computeinstance')) {
    return undefined;
  }
  const message = 'defined here as a compute instance';
  return {
    name,
    related: [
      ...here.map((definition) => ({ span: definition.span, message })),
      ...elsewhere.map(({ path, start, end }) => ({ path, start, end, message })),
    ],
  };
}

// A cluster or serverless compute has another size, image and price, hence "unsafe".
function fixesFor(use: ComputeUse): readonly Fix[] {
  return use.target.state === 'literal' && use.by !== 'deployment'
    ? [
        {
          title: 'Run on serverless compute instead of a compute instance',
          safety: 'unsafe',
          patches: [{ op: 'set', on: use, value: { text: 'azureml:serverless' } }],
        },
      ]
    : [];
}
