import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noProject } from '../../src/core/project/project-facts.js';
import { readDocument } from '../../src/core/documents/read-document.js';
import { lint } from '../../src/core/lint.js';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { fixedContext, foundContext } from '../../src/extension/start/first-steps-contexts.js';
import { fileText, linksIn, manifest } from './manifest.js';

const [walkthrough, ...others] = manifest.contributes.walkthroughs;
const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
/** Commands that are registered, and stand in no palette. */
const unlisted = ['amlGuard.allowOnLine', 'amlGuard.allowInFile'];
const ofVsCode = ['workbench.action.openSettings'];

function findingsOf(text: string): readonly string[] {
  const context = { config: defaultConfiguration, project: noProject };
  return lint({ path: 'job.yml', text }, context).findings.map(({ ruleId }) => ruleId);
}

describe('walkthrough', () => {
  it('has five steps, each with one button', () => {
    assert.deepEqual(others, []);
    const steps = walkthrough?.steps ?? [];
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['findings', 'fixes', 'rules', 'posture', 'prove'],
    );
    for (const { id, description } of steps) {
      assert.equal(linksIn(description).filter(({ isButton }) => isButton).length, 1, id);
    }
  });

  it('runs commands that exist, and waits for what happens', () => {
    const known = new Set([...commands, ...ofVsCode]);
    const events = new Set([
      ...[...commands, ...unlisted].map((command) => `onCommand:${command}`),
      ...Object.keys(manifest.contributes.configuration.properties).map((key) => `onSettingChanged:${key}`),
      ...Object.values(manifest.contributes.views).flatMap((views) => views.map(({ id }) => `onView:${id}`)),
      ...[foundContext, fixedContext].map((key) => `onContext:${key}`),
    ]);
    for (const { id, description, completionEvents } of walkthrough?.steps ?? []) {
      assert.deepEqual(
        linksIn(description).filter(({ command }) => !known.has(command)),
        [],
        id,
      );
      assert.ok(completionEvents.length > 0, id);
      assert.deepEqual(
        completionEvents.filter((event) => !events.has(event)),
        [],
        id,
      );
    }
  });

  it('has pictures that take the colours of the theme, and words for who does not see them', () => {
    for (const { id, media } of walkthrough?.steps ?? []) {
      const picture = fileText(media.svg);
      assert.match(media.altText, /^[A-Z].{40,}\.$/, id);
      assert.match(picture, /^<svg [^>]*viewBox="0 0 480 320"/, id);
      const paints = [...picture.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, paint = '']) => paint);
      assert.deepEqual(
        paints.filter((paint) => paint !== 'none' && !paint.startsWith('var(--vscode-')),
        [],
        `${id}: a fixed colour is wrong in some theme`,
      );
      assert.doesNotMatch(
        picture,
        /<script|<image|<foreignObject|href=|style=|https?:(?!\/\/www\.w3\.org\/2000\/svg)/,
        id,
      );
    }
  });

  it('has an example in which something is found, and nothing any more when it is fixed', () => {
    const text = fileText('media/walkthrough/example-job.yml');
    assert.deepEqual(findingsOf(text), ['sensitive-run-id', 'secret-in-environment-variable']);
    const context = { config: defaultConfiguration, project: noProject };
    const fixed = lint({ path: 'job.yml', text }, context)
      .findings.flatMap(({ fixes }) => fixes[0]?.edits ?? [])
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
    assert.deepEqual(findingsOf(fixed), []);
    assert.equal(readDocument({ path: 'job.yml', text: fixed }, noProject).syntaxErrors, 0);
  });

  it('shows pipelines as the documentation has them', () => {
    const blocks = [...fileText('docs/ci.md').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
    for (const name of ['github-workflow', 'azure-pipelines']) {
      const text = fileText(`media/walkthrough/${name}.yml`);
      assert.ok(
        blocks.some((block) => text.endsWith(block)),
        `${name}: docs/ci.md says something else`,
      );
      assert.deepEqual(findingsOf(text), [], name);
    }
  });
});
