import type { Severity } from '../../../core/findings/finding.js';
import type { VerdictWord } from '../../../posture/checks/verdict.js';
import { verdictLetters, type FleetWorkspace } from '../../../posture/fleet/fleet-report.js';
import { texts } from './texts.js';

/** The worst first. */
export const severitiesByWeight: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** Names of services of Azure, the same in every language. */
export const sourceTexts: Readonly<Record<FleetWorkspace['source'], string>> = {
  'resource-graph': 'Resource Graph',
  'resource-manager': 'Resource Manager',
};

/** The verdict of a check; a letter that is missing or foreign means that nothing is known. */
export function verdictAt({ verdicts }: Pick<FleetWorkspace, 'verdicts'>, check: number): VerdictWord {
  return wordOf(verdicts.charAt(check)) ?? 'unknown';
}

let words: ReadonlyMap<string, VerdictWord> | undefined;

// Made when the first is asked for: until there is a fleet, the extension loads nothing of it.
function wordOf(letter: string): VerdictWord | undefined {
  words ??= new Map(Object.entries(verdictLetters).map(([word, own]) => [own, word as VerdictWord] as const));
  return words.get(letter);
}

export function stageText({ stage }: Pick<FleetWorkspace, 'stage'>): string {
  return texts.say(stage ?? 'unknown');
}

export function ownerText({ owner }: Pick<FleetWorkspace, 'owner'>): string {
  return owner ?? texts.say('unknown');
}

export function scoreText({ score }: Pick<FleetWorkspace, 'score'>): string {
  return score === undefined ? texts.say('unknown') : String(score);
}

/** The worst severity of a failure. Nothing failing is not called good where something is not known. */
export function worstText({ worst, counts }: Pick<FleetWorkspace, 'worst' | 'counts'>): string {
  return texts.say(worst ?? (counts.unknown > 0 ? 'noneKnown' : 'none'));
}

/** `5,000`, the same in every language of the system. */
export function numberText(value: number): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `2026-11-23 09:00 UTC`; a time that cannot be read is unknown. */
export function timeText(time: string): string {
  const parsed = Date.parse(time);
  return Number.isNaN(parsed)
    ? texts.say('unknown')
    : `${new Date(parsed).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The line that is read out when the list changes. */
export function countText(shown: number, all: number): string {
  return shown === all
    ? texts.count(all, 'oneWorkspace', 'workspaces', numberText(all))
    : texts.say('someWorkspaces', numberText(shown), numberText(all));
}
