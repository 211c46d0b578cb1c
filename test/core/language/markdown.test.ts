import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hoverAt } from '../../../src/core/language/hover.js';
import { codeSpan, escapeMarkdown, linkTo } from '../../../src/core/language/markdown.js';
import { computeInstance } from '../../support/azure/made-computes.js';
import { editFile } from '../../support/edited-file.js';
import { madeKnowledge } from '../../support/made-knowledge.js';

const hostile: readonly string[] = [
  '[click](command:workbench.action.terminal.sendSequence?%7B%7D)',
  '![x](https://evil.example/leak.png)',
  '<img src="https://evil.example/leak.png">',
  '<a href="command:x">y</a>',
  '$(bug)',
  '`code` and ``more`` of it ```x',
  'a\n\n# heading\n\n[link][1]\n\n[1]: command:x',
  'https://evil.example/path and www.evil.example',
  '**bold** _it_ ~~gone~~ | table |',
  '&lt;script&gt;',
  'right \u202e to left',
  '\\[x](command:y)',
];

/** Every character that Markdown could read has a backslash in front of it, and none stands alone. */
function assertInert(markdown: string): void {
  assert.doesNotMatch(markdown.replace(/\\[!-/:-@[-`{-~]/g, ''), /[!-/:-@[-`{-~\n\r\u202e]/);
}

describe('text from elsewhere in Markdown', () => {
  for (const text of hostile) {
    it(`shows as it is: ${JSON.stringify(text)}`, () => {
      assertInert(escapeMarkdown(text));
      const [, fence = '', inner = ''] = /^(`+)([\s\S]*?)\1$/.exec(codeSpan(text)) ?? [];
      assert.ok(fence !== '' && !inner.includes(fence) && !/[\n\r\u202e]/.test(inner), codeSpan(text));
      const link = linkTo(text, `file:///r/${text}`);
      const [, label = '', address = ''] = /^\[([\s\S]*)\]\(<([\s\S]*)>\)$/.exec(link) ?? [];
      assertInert(label);
      assert.doesNotMatch(address, /[<>\s\\]/);
    });
  }

  it('is cut where it is long', () => {
    assert.equal(escapeMarkdown('x'.repeat(1000)).length, 301);
  });
});

describe('a hover over hostile names', () => {
  const name = 'ci`](command:evil) <b>[x](command:evil)';

  it('holds no link of theirs from a file', () => {
    const { context, offset } = editFile({
      path: 'compute/[x](command:evil).yml',
      code: `$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json\nname: '${name}¦'\ntype: computeinstance\n`,
    });
    const links = { toPlace: ({ path }: { readonly path: string }) => `file:///r/${path}`, toCheck: () => undefined };
    const markdown = hoverAt(context, offset, links)?.markdown ?? '';
    assert.ok(markdown.includes('command:evil'));
    assertNoCommand(markdown);
  });

  it('holds no link of theirs from Azure', () => {
    const evil = computeInstance(
      {},
      {
        id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/computes/ci-ada`,
        name: 'ci-ada',
      },
      { computeType: name },
    );
    const connected = madeKnowledge({
      'workspace/computes': [evil],
      workspace: { properties: { friendlyName: name } },
    });
    const code = 'command: python a.py\nenvironment: azureml:e:1\ncompute: azureml:ci-¦ada\n';
    const { context, offset } = editFile({ path: 'jobs/a.yml', code, connected });
    const markdown = hoverAt(context, offset, { toPlace: () => undefined, toCheck: () => undefined })?.markdown;
    assert.ok(markdown !== undefined);
    assertNoCommand(markdown);
  });
});

/** Without code spans and escaped characters there is no link left but those with an address in angle brackets. */
function assertNoCommand(markdown: string): void {
  const bare = markdown
    .replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, '')
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .replace(/\[[^\]]*\]\(<file:\/\/\/r\/[^>]*>\)/g, '');
  assert.doesNotMatch(bare, /[[\]<>`]/, markdown);
}
