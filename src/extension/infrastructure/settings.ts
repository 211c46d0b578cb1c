import * as vscode from 'vscode';
import type { PartialConfiguration, RuleSetting } from '../../core/config/configuration.js';
import { severities, strictnesses } from '../../core/findings/finding.js';
import type { Log } from './log.js';
import { oldSettings, readSetting } from './renamed-settings.js';

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
  const strictness = strictnesses.find((known) => known === readSetting(settings, 'strictness'));
  return {
    isEnabled: readSetting(settings, 'enable') !== false,
    run: readSetting(settings, 'run') === 'onSave' ? 'onSave' : 'onType',
    configuration: {
      ...(strictness === undefined ? {} : { strictness }),
      rules: readRules(readSetting(settings, 'rules')),
      sensitiveWords: readWords(readSetting(settings, 'sensitiveWords')),
      secretNames: readWords(readSetting(settings, 'secretNames')),
      publicNames: readWords(readSetting(settings, 'publicNames')),
    },
  };
}

/** Says which settings are set under a name of an earlier release. */
export function showRenamedSettings(log: Log): void {
  for (const { old, name, isSetTwice } of oldSettings(vscode.workspace.getConfiguration(settingsSection))) {
    const hint = isSetTwice
      ? vscode.l10n.t(
          'The setting amlGuard.{0} is called amlGuard.{1} now, which is set too: remove the old one, which does not count.',
          old,
          name,
        )
      : vscode.l10n.t(
          'The setting amlGuard.{0} is called amlGuard.{1} now: rename it. Until then it counts as before.',
          old,
          name,
        );
    log.warn(hint);
    void vscode.window.showWarningMessage(hint);
  }
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
