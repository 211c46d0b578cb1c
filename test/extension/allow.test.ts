import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { expectFindings, jobWithSecret, open, rangeOfText, scriptWithLogs, secretFinding } from './support.js';

const rule = 'secret-in-environment-variable';

async function allow(
  command: string,
  document: vscode.TextDocument,
  id: string,
  text: string,
  reason: string,
): Promise<void> {
  const offset = document.offsetAt(rangeOfText(document, text).start);
  await vscode.commands.executeCommand(command, document.uri.toString(), id, offset, reason);
}

describe('allowing a finding', () => {
  it('writes the comment and the reason behind the line', async () => {
    const document = await open('jobs/allow-line.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await allow('amlGuard.allowOnLine', document, rule, 'hunter2', 'rotated  every\nhour');
    const comment = `  # aml-guard: allow ${rule} -- rotated every hour`;
    assert.equal(document.getText(), jobWithSecret.replace('larkspur', `larkspur${comment}`));
    await expectFindings(document, []);
  });

  it('writes the comment at the top for the whole file, below the lines that have to be first', async () => {
    const first = '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n';
    const document = await open('src/allow-file.py', first + scriptWithLogs);
    await expectFindings(document, ['environment-in-log «os.environ»', 'secret-in-log «password»']);
    await allow('amlGuard.allowInFile', document, 'environment-in-log', 'os.environ)', 'runs on my machine only');
    const comment = '# aml-guard: allow-file environment-in-log -- runs on my machine only\n';
    assert.equal(document.getText(), first + comment + scriptWithLogs);
    await expectFindings(document, ['secret-in-log «password»']);
  });

  it('writes the comment above where the line goes on as a text', async () => {
    const text = jobWithSecret.replace('hunter2-larkspur', '"hunter2-larkspur\\\n    -and-more"');
    const document = await open('jobs/allow-above.yml', text);
    await expectFindings(document, [`${rule} «hunter2-larkspur\\\n    -and-more»`]);
    await allow('amlGuard.allowOnLine', document, rule, 'hunter2', 'fake');
    assert.equal(
      document.getText(),
      text.replace('  CRM_PASSWORD', `  # aml-guard: allow ${rule} -- fake\n  CRM_PASSWORD`),
    );
    await expectFindings(document, []);
  });

  it('keeps CRLF', async () => {
    const document = await open('jobs/allow-crlf.yml', jobWithSecret.replaceAll('\n', '\r\n'));
    await expectFindings(document, [secretFinding]);
    await allow('amlGuard.allowInFile', document, rule, 'hunter2', 'fake');
    assert.equal(
      document.getText(),
      `# aml-guard: allow-file ${rule} -- fake\n${jobWithSecret}`.replaceAll('\n', '\r\n'),
    );
  });

  it('writes nothing without a reason', async () => {
    const document = await open('jobs/allow-without.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await allow('amlGuard.allowOnLine', document, rule, 'hunter2', '   ');
    assert.equal(document.getText(), jobWithSecret);
  });
});
