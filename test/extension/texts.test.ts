import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { counted } from '../../src/extension/infrastructure/counted.js';
import { pageHtml } from '../../src/extension/infrastructure/page-html.js';

describe('texts', () => {
  it('count as English does where there is no translation', () => {
    const words = [0, 1, 2].map((count) => counted(count, `${String(count)} check`, `${String(count)} checks`));
    assert.deepEqual(words, ['0 checks', '1 check', '2 checks']);
  });

  it('are handed to a page as text of an attribute, whatever they hold', () => {
    const panel = vscode.window.createWebviewPanel('amlGuard.test', 'Texts', vscode.ViewColumn.Active, {});
    try {
      const texts = { odd: '"<b>{0}</b>" & \'more\'', name: 'Name' };
      const files = { title: 'a < b', script: 'a.js', style: 'a.css', root: 'root', texts };
      const html = pageHtml(panel.webview, vscode.Uri.file('/'), files);
      const [, written = ''] = /<main id="root" data-texts="([^"]*)"><\/main>/.exec(html) ?? [];
      assert.ok(!written.includes('<'), written);
      const read = written.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
      assert.deepEqual(JSON.parse(read.replaceAll('&amp;', '&')), texts);
      assert.match(html, /<html lang="en">/);
      assert.match(html, /<title>a &lt; b<\/title>/);
    } finally {
      panel.dispose();
    }
  });
});
