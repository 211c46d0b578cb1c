import * as vscode from 'vscode';
import type { PartialConfiguration, RuleSetting } from '../../core/config/configuration.js';
import { severities, strictnesses } from '../../core/findings/finding.js';

/** The prefix of every setting. */
export const settingsSection = 'amlGuard';

/** When a text that changed is judged again. */
export type RunMode = 'onType' | 'onSave';

/** What the editor's settings say for one place. */
export interface Settings {
  readonly isEnabled: boolean;
  readonly run: RunMode;
  /** Holds only what somebody set; the project's file is stronger. */
  readonly configuration: PartialConfiguration;
}

/** Reads the settings for a document or folder. A value of the wrong kind counts as not set. */
export function readSettings(scope: vscode.ConfigurationScope): Settings {
  const settings = vscode.workspace.getConfiguration(settingsSection, scope);
  const strictness = strictnesses.find((known) => known === settings.get<unknown>('strictness'));
  return {
    isEnabled: settings.get<unknown>('enable') !== false,
    run: settings.get<unknown>('run') === 'onSave' ? 'onSave' : 'onType',
    configuration: {
      ...(strictness === undefined ? {} : { strictness }),
      rules: readRules(settings.get<unknown>('rules')),
      sensitiveWords: readWords(settings.get<unknown>('sensitiveWords')),
      secretNames: readWords(settings.get<unknown>('secretNames')),
      publicNames: readWords(settings.get<unknown>('publicNames')),
    },
  };
}

function readRules(value: unknown): Record<string, RuleSetting> {
  const rules: Record<string, RuleSetting> = {};
  for (const [id, setting] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
    const known = (['off', ...severities] as const).find((candidate) => candidate === setting);
    if (known !== undefined) {
      rules[id] = known;
    }
  }
  return rules;
}

function readWords(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((word): word is string => typeof word === 'string' && word !== '') : [];
}
