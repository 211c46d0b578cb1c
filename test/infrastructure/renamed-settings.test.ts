import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import {
  readSetting,
  oldSettings,
  renamedSettings,
  type SettingsSource,
} from '../../src/extension/infrastructure/renamed-settings.js';

const renamed = { judgeWhen: 'run', 'azure.host': 'azure.cloud' };
const defaults: Readonly<Record<string, unknown>> = { run: 'onType' };

/** What VS Code answers where somebody set these values in the workspace. */
function settings(set: Readonly<Record<string, unknown>>): SettingsSource {
  return {
    get: (name: string) => set[name] ?? defaults[name],
    inspect: (name: string) => ({ key: name, workspaceValue: set[name], defaultValue: defaults[name] }),
  } as SettingsSource;
}

describe('a setting that was renamed', () => {
  it('counts under its earlier name while only that is set', () => {
    assert.equal(readSetting(settings({ judgeWhen: 'onSave' }), 'run', renamed), 'onSave');
  });
  it('counts under its name of today when both are set', () => {
    assert.equal(readSetting(settings({ judgeWhen: 'onSave', run: 'onType' }), 'run', renamed), 'onType');
  });
  it('has its default when nothing is set', () => {
    assert.equal(readSetting(settings({}), 'run', renamed), 'onType');
  });
  it('counts when it is switched off', () => {
    assert.equal(readSetting(settings({ judgeWhen: false }), 'run', renamed), false);
  });
  it('does not speak for another', () => {
    assert.equal(readSetting(settings({ 'azure.host': 'x' }), 'run', renamed), 'onType');
  });
  it('is told of, and whether it still counts', () => {
    assert.deepEqual(oldSettings(settings({ judgeWhen: 'onSave' }), renamed), [
      { old: 'judgeWhen', name: 'run', isSetTwice: false },
    ]);
    assert.deepEqual(oldSettings(settings({ judgeWhen: 'onSave', run: 'onType' }), renamed), [
      { old: 'judgeWhen', name: 'run', isSetTwice: true },
    ]);
    assert.deepEqual(oldSettings(settings({ run: 'onType' }), renamed), []);
  });
});

describe('the settings that were renamed', () => {
  const manifest = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { scope?: string; deprecationMessage?: string }> } };
  };
  const { properties } = manifest.contributes.configuration;

  it('are declared under both names, with the same scope, and the old one as deprecated', () => {
    for (const [old, name] of Object.entries(renamedSettings)) {
      const [before, now] = [properties[`amlGuard.${old}`], properties[`amlGuard.${name}`]];
      assert.ok(before?.deprecationMessage?.includes(`amlGuard.${name}`), `amlGuard.${old} has to name its successor`);
      assert.equal(before?.scope, now?.scope);
    }
  });
});
