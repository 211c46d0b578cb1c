import { type Stage, stageWords } from '../facts/stage.js';
import type { WorkspaceUse } from '../facts/workspace-use.js';
import type { RelatedPlace } from '../findings/finding.js';
import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import type { RuleContext } from './rule-context.js';

export const oneWorkspaceForAllStages = defineRule({
  id: 'one-workspace-for-all-stages',
  summary: 'workspace that serves production and another stage',
  serves: 'identity-stage-workspaces',
  severity: 'medium',
  confidence: 'medium',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://github.com/MicrosoftDocs/cloud-adoption-framework/blob/main/docs/innovate/best-practices/set-up-ml-workspaces.md',
    'https://learn.microsoft.com/azure/machine-learning/concept-workspace',
    'https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles',
  ],
  messages: {
    deployed:
      'This names {workspace} for {stage}, and it serves production by its tags or name: whoever may try things in one may change the other',
    shared:
      'The workspace {name} serves {stage} here and {other} in {place}: whoever may try things in one may change the other',
  },
  visit: {
    workspaceUse(use, report, context) {
      const stage = stageIn(use, context);
      if (stage === undefined || isRepeated(use, stage, context)) {
        return;
      }
      const deployed = stage === 'production' ? undefined : findDeployed(use, context);
      if (deployed !== undefined) {
        report('deployed', { span: use.span, data: { workspace: deployed, stage } });
        return;
      }
      const other = findOther(use, stage, context);
      if (other === undefined) {
        return;
      }
      const certain = use.resourceGroup !== undefined;
      report('shared', {
        span: use.span,
        confidence: certain ? 'medium' : 'low',
        strictness: certain ? 'regular' : 'pedantic',
        related: [other.related],
        data: { name: use.name, stage, other: other.stage, place: other.place },
      });
    },
  },
});

/** The workspace of production that a use names; a name is unique within its group only. */
function findDeployed({ name, resourceGroup }: WorkspaceUse, { workspace }: RuleContext): string | undefined {
  const known = workspace.workspace();
  const isIt =
    known?.production === true &&
    known.name.toLowerCase() === name.toLowerCase() &&
    known.resourceGroup?.toLowerCase() === resourceGroup?.toLowerCase();
  return isIt ? describeSource(known.source) : undefined;
}

interface Other {
  readonly stage: Stage;
  readonly place: string;
  readonly related: RelatedPlace;
}

// Of each pair one is production, and is the one that is told.
function findOther(use: WorkspaceUse, stage: Stage, context: RuleContext): Other | undefined {
  if (stage !== 'production') {
    return undefined;
  }
  const { facts, path, project } = context;
  for (const fact of facts) {
    const theirs = fact.kind === 'workspaceUse' && isSame(use, fact) ? stageIn(fact, context) : undefined;
    if (theirs !== undefined && theirs !== stage) {
      const related = { span: fact.span, message: `names it for ${theirs}` };
      return { stage: theirs, place: 'this file', related };
    }
  }
  for (const found of project.findWorkspaceUses(use.name)) {
    if (found.path !== path && found.stage !== undefined && found.stage !== stage && isSame(use, found)) {
      const { start, end } = found;
      const related = { path: found.path, start, end, message: `names it for ${found.stage}` };
      return { stage: found.stage, place: found.path, related };
    }
  }
  return undefined;
}

type Named = Pick<WorkspaceUse, 'name' | 'resourceGroup' | 'subscription'>;

// Two resource groups or subscriptions may each have a workspace of that name.
function isSame(one: Named, other: Named): boolean {
  const same = (a: string | undefined, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase();
  const known = one.subscription !== undefined && other.subscription !== undefined;
  return (
    same(one.name, other.name) &&
    one.resourceGroup !== '' &&
    same(one.resourceGroup, other.resourceGroup) &&
    (!known || same(one.subscription, other.subscription))
  );
}

function stageIn(use: WorkspaceUse, { path, config }: RuleContext): Stage | undefined {
  return use.stage ?? stageWords(config.stages).ofPath(path);
}

// Every command of a step names its workspace; the first one speaks.
function isRepeated(use: WorkspaceUse, stage: Stage, context: RuleContext): boolean {
  return context.facts.some(
    (fact) =>
      fact.kind === 'workspaceUse' &&
      fact.span.start < use.span.start &&
      isSame(fact, use) &&
      stageIn(fact, context) === stage,
  );
}
