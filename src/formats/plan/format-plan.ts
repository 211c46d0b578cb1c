import type { PlanProgress } from '../../posture/plan/progress.js';
import type { RepairPlan } from '../../posture/plan/repair-plan.js';
import { fixLanguages, renderRemedy, type FixLanguage } from '../../posture/fixes/render.js';
import { plainText } from '../posture/plain-text.js';
import { capital, evidenceOf, sampleNotice } from '../posture/result-words.js';
import { planMarkdown } from './plan-markdown.js';
import {
  planNotice,
  planSentence,
  preconditionWords,
  progressSentence,
  repairWords,
  stepsBefore,
  stepStates,
  stepTitle,
} from './plan-words.js';

/** The forms in which a plan can be written; the last three are its texts alone, in their order. */
export const planFormats = ['pretty', 'markdown', 'json', 'cli', 'bicep', 'terraform'] as const;

export type PlanFormat = (typeof planFormats)[number];

/** The version of the JSON form; a change that breaks readers gets a new number. */
export const planJsonVersion = 1;

/** Writes a plan. The same plan gives the same text; ends with a line feed. */
export function formatPlan(plan: RepairPlan, format: PlanFormat, progress?: PlanProgress): string {
  switch (format) {
    case 'pretty':
      return planPretty(plan, progress);
    case 'markdown':
      return planMarkdown(plan, progress);
    case 'json':
      return planJson(plan, progress);
    case 'cli':
    case 'bicep':
    case 'terraform':
      return planCode(plan, format);
  }
}

function planPretty(plan: RepairPlan, progress: PlanProgress | undefined): string {
  const lines = [
    ...(plan.sample ? [sampleNotice, ''] : []),
    `${plan.workspace.name}  ${planSentence(plan)}`,
    planNotice,
    ...(progress === undefined ? [] : ['', `Since ${progress.since}: ${progressSentence(progress)}`]),
    ...(progress?.steps ?? [])
      .filter(({ state }) => state !== 'open')
      .map(({ state, summary, subject }) => `  ${stepStates[state].padEnd(10)} ${capital(summary)}: ${subject}`),
    ...plan.steps.flatMap((step, index) => {
      const { result, preconditions } = step;
      const before = stepsBefore(step, plan);
      return [
        '',
        `${String(index + 1).padStart(3)}. ${stepTitle(step)}`,
        `     ${result.severity}, ${repairWords[result.check.repair]}  [${result.check.id}]`,
        `     ${evidenceOf(result)}`,
        ...(before.length === 0 ? [] : [`     after ${before.join(', ')}`]),
        ...preconditions.map(({ text, state }) => `     needs: ${text} (${preconditionWords[state]})`),
        `     breaks: ${result.check.breaks}`,
        ...(result.remedy === undefined ? [] : [`     to do: ${result.remedy.text}`]),
      ];
    }),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}

function planJson(plan: RepairPlan, progress: PlanProgress | undefined): string {
  return `${JSON.stringify(
    {
      format: 'aml-guard-plan',
      version: planJsonVersion,
      workspace: plan.workspace,
      takenAt: plan.takenAt,
      sample: plan.sample,
      accepted: plan.accepted,
      unknown: plan.unknown,
      steps: plan.steps.map((step) => ({
        key: step.key,
        check: step.result.check.id,
        resource: step.result.subject,
        severity: step.result.severity,
        evidence: evidenceOf(step.result),
        repair: step.result.check.repair,
        breaks: step.result.check.breaks,
        wave: step.wave,
        preconditions: step.preconditions,
        ...(step.result.remedy === undefined
          ? {}
          : {
              fix: {
                text: step.result.remedy.text,
                cli: renderRemedy(step.result.remedy, 'cli') ?? null,
                bicep: renderRemedy(step.result.remedy, 'bicep') ?? null,
                terraform: renderRemedy(step.result.remedy, 'terraform') ?? null,
              },
            }),
      })),
      ...(progress === undefined
        ? {}
        : {
            progress: {
              since: progress.since,
              steps: progress.steps,
              added: progress.added.map(({ key }) => key),
            },
          }),
    },
    undefined,
    2,
  )}\n`;
}

/** The texts of all steps in one language, in their order; steps without one are told in a comment. */
function planCode(plan: RepairPlan, language: FixLanguage): string {
  const mark = language === 'bicep' ? '//' : '#';
  const comment = (text: string): string => `${mark} ${plainText(text)}`;
  const parts = plan.steps.map((step, index) => {
    const { result, preconditions } = step;
    const before = stepsBefore(step, plan);
    const text = result.remedy === undefined ? undefined : renderRemedy(result.remedy, language);
    return [
      comment(`${String(index + 1)}. ${stepTitle(step)} (${repairWords[result.check.repair]})`),
      ...(before.length === 0 ? [] : [comment(`After ${before.join(', ')}`)]),
      ...preconditions.map((one) => comment(`Needs: ${one.text} (${preconditionWords[one.state]})`)),
      comment(`Breaks: ${result.check.breaks}`),
      text?.trimEnd() ??
        comment(
          result.remedy === undefined ? `No text in ${fixLanguages[language]} would be right` : result.remedy.text,
        ),
    ].join('\n');
  });
  const head = [
    comment(`Repairs of ${plan.workspace.name}, read ${plan.takenAt}: ${planSentence(plan)}`),
    comment(planNotice),
    ...(plan.sample ? [comment(sampleNotice)] : []),
  ];
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}
