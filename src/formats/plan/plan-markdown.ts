import type { PlanProgress } from '../../posture/plan/progress.js';
import type { PlanStep, RepairPlan } from '../../posture/plan/repair-plan.js';
import { fixLanguages, renderRemedy, type FixLanguage } from '../../posture/fixes/render.js';
import { inlineMarkdown } from '../posture/markdown-text.js';
import { capital, evidenceOf, sampleNotice } from '../posture/result-words.js';
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

/** The plan as Markdown: what a later reading shows as done is ticked off. */
export function planMarkdown(plan: RepairPlan, progress?: PlanProgress): string {
  const parts = [
    `# Repairs of ${inlineMarkdown(plan.workspace.name)}`,
    ...(plan.sample ? [`> ${sampleNotice}`] : []),
    `${planSentence(plan)}. Read ${plan.takenAt}.`,
    planNotice,
    ...(progress === undefined ? [] : progressSection(progress)),
    ...wavesOf(plan).flatMap((steps, index) => [
      `## ${index === 0 ? 'What can be done now' : `After that (${String(index + 1)})`}`,
      ...steps.map((step) => stepSection(step, plan)),
    ]),
    ...(plan.steps.length === 0 ? ['Nothing among what could be judged has to be repaired.'] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function wavesOf({ steps }: RepairPlan): readonly (readonly PlanStep[])[] {
  const waves: PlanStep[][] = [];
  for (const step of steps) {
    (waves[step.wave] ??= []).push(step);
  }
  return waves;
}

function progressSection(progress: PlanProgress): readonly string[] {
  const ticks = progress.steps.map(({ state, summary, subject }) => {
    const word = state === 'open' || state === 'done' ? '' : ` (${stepStates[state].toLowerCase()})`;
    return `- [${state === 'done' || state === 'gone' ? 'x' : ' '}] ${inlineMarkdown(capital(summary))}: ${inlineMarkdown(subject)}${word}`;
  });
  const added = progress.added.map((step) => `- [ ] ${inlineMarkdown(stepTitle(step))} (new)`);
  return [`## Since ${progress.since}`, `${progressSentence(progress)}.`, [...ticks, ...added].join('\n')];
}

function stepSection(step: PlanStep, plan: RepairPlan): string {
  const { result, preconditions } = step;
  const { check, severity, remedy } = result;
  const before = stepsBefore(step, plan);
  const languages = Object.keys(fixLanguages) as FixLanguage[];
  const texts = languages.flatMap((language) => {
    const text = remedy === undefined ? undefined : renderRemedy(remedy, language);
    return text === undefined ? [] : [`${fixLanguages[language]}:\n\n\`\`\`${fences[language]}\n${text}\`\`\``];
  });
  return [
    `### ${String(plan.steps.indexOf(step) + 1)}. ${inlineMarkdown(stepTitle(step))}`,
    `${capital(severity)}; ${repairWords[check.repair]}. ${inlineMarkdown(evidenceOf(result))}. \`${check.id}\``,
    ...(before.length === 0 ? [] : [`After ${before.join(', ')}.`]),
    ...(preconditions.length === 0
      ? []
      : [
          preconditions
            .map(
              ({ text, state }) =>
                `- [${state === 'met' ? 'x' : ' '}] ${inlineMarkdown(text)} (${preconditionWords[state]})`,
            )
            .join('\n'),
        ]),
    `What it breaks or needs: ${check.breaks}`,
    ...(remedy === undefined ? [] : [`To do: ${inlineMarkdown(remedy.text)}.`]),
    ...texts,
  ].join('\n\n');
}

const fences: Readonly<Record<FixLanguage, string>> = { cli: 'sh', bicep: 'bicep', terraform: 'hcl' };
