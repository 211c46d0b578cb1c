import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { literalTexts, localizeManifest, withTexts } from '../../scripts/manifest-texts.js';

const repository = path.resolve(import.meta.dirname, '../..');

describe('texts of the manifest', () => {
  const manifest = {
    description: 'npm reads this.',
    contributes: {
      commands: [
        { command: 'amlGuard.posture.connect', title: 'Connect…', category: 'AML Guard', icon: '$(add)' },
        { command: 'amlGuard.showLog', title: '%commands.showLog.title%', category: '%category%' },
      ],
      configuration: {
        title: 'AML Guard',
        properties: {
          'amlGuard.run': {
            type: 'string',
            enum: ['onType'],
            enumDescriptions: ['A moment later.'],
            default: 'onType',
          },
          'amlGuard.rules': { properties: { 'plain-http': { markdownDescription: 'Finds `http`.' } } },
        },
      },
      views: { amlGuard: [{ id: 'amlGuard.posture', name: 'Posture' }] },
      viewsWelcome: [
        { view: 'amlGuard.posture', when: 'amlGuard.posture.state == ready', contents: 'Welcome.' },
        { view: 'amlGuard.posture', when: 'amlGuard.posture.state == ready && b', contents: 'Hello.' },
      ],
      languageModelTools: [
        {
          name: 'aml-guard_check_file',
          displayName: 'Check a File',
          modelDescription: 'For a model.',
          inputSchema: { properties: { path: { description: 'For a model too.' } } },
        },
      ],
    },
  };
  const known = { 'commands.showLog.title': 'Show Log', category: 'AML Guard', 'commands.gone.title': 'Gone' };

  it('are moved out, each under a key that says where it stands; the others are forgotten', () => {
    assert.deepEqual(localizeManifest(manifest, known).texts, {
      'commands.posture.connect.title': 'Connect…',
      category: 'AML Guard',
      'commands.showLog.title': 'Show Log',
      'configuration.title': 'AML Guard',
      'configuration.run.enumDescriptions.onType': 'A moment later.',
      'configuration.rules.plain-http.markdownDescription': 'Finds `http`.',
      'views.amlGuard.posture.name': 'Posture',
      'viewsWelcome.posture.ready.contents': 'Welcome.',
      'viewsWelcome.posture.ready-2.contents': 'Hello.',
      'languageModelTools.aml-guard_check_file.displayName': 'Check a File',
    });
  });

  it('come back where they stood, and nothing else has changed', () => {
    const { manifest: localized, texts } = localizeManifest(manifest, known);
    assert.deepEqual(literalTexts(localized), {});
    assert.deepEqual(localizeManifest(localized, texts), { manifest: localized, texts });
    assert.deepEqual(withTexts(localized, texts), withTexts(manifest, known));
  });

  it('are refused where a key is not known, or would mean two texts', () => {
    assert.throws(
      () => localizeManifest({ contributes: { commands: [{ command: 'a', title: '%b%' }] } }, {}),
      /package.json names %b%, which package.nls.json does not have/,
    );
    const twice = [
      { command: 'a', title: 'A', category: 'One' },
      { command: 'b', title: 'B', category: 'Two' },
    ];
    assert.throws(() => localizeManifest({ contributes: { commands: twice } }, {}), /two texts .* %category%/);
  });

  it('of the extension all stand in package.nls.json; if not, run "npm run generate"', () => {
    const own = read('package.json');
    const texts = read('package.nls.json') as Record<string, string>;
    assert.deepEqual(literalTexts(own), {}, 'run "npm run generate": it moves these to package.nls.json');
    assert.deepEqual(localizeManifest(own, texts).texts, texts, 'run "npm run generate": it drops what is not used');
    assert.ok(Object.keys(texts).length > 100);
  });
});

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(repository, file), 'utf8')) as Record<string, unknown>;
}
