import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { writeResults } from '../../scripts/test-results.js';
import { pythonSample, yamlSample } from '../bench/samples.js';
import { activateExtension, diagnosticsIn, open, until } from '../extension/support.js';

/** What `npm run bench:host` measures of one file, milliseconds. */
export interface KeystrokeFigures {
  readonly name: string;
  readonly lines: number;
  readonly keystrokes: number;
  /** From the change of the text, as an extension first hears of it, to the diagnostics that belong to it. */
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
  /** The longest time in which the extension host did nothing else. */
  readonly blocked: number;
}

const warmUp = 25;
const keystrokes = 100;
const secret = 'hunter2-larkspur';
const answerTimeoutMs = 60_000;

const yaml = `${yamlSample(985)}    environment_variables:\n      CRM_PASSWORD: ${secret}\n`;
const python = `${pythonSample(985)}
job = command(command="python train.py", compute="cpu", environment_variables={"CRM_PASSWORD": "${secret}"})
`;

/**
 * VS Code calls this inside the extension host. Types into the secret of each file, and waits for the diagnostics that
 * cover what was typed.
 *
 * `onDidChangeDiagnostics` would not do, as the host holds that event back for 50 ms.
 */
export async function run(): Promise<void> {
  const changes: { at: number } = { at: NaN };
  // Registered before the extension is active, so that it is called first.
  const listener = vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
    changes.at = contentChanges.length > 0 ? performance.now() : changes.at;
  });
  const figures: KeystrokeFigures[] = [];
  try {
    await activateExtension();
    figures.push(await measure('YAML pipeline', 'bench/pipeline.yml', yaml, changes));
    figures.push(await measure('Python script', 'bench/train.py', python, changes));
    figures.push(await measure('Python script, half typed', 'bench/half.py', `${python}client.\n`, changes));
  } finally {
    listener.dispose();
  }
  const file = process.env['AML_GUARD_HOST_FIGURES'];
  if (file !== undefined && file !== '') {
    writeFileSync(file, JSON.stringify(figures));
  }
  const report = figures.map(
    ({ name, lines, median, p95, longest, blocked }) =>
      `| ${[name, lines, ...[median, p95, longest, blocked].map((ms) => ms.toFixed(1))].join(' | ')} |`,
  );
  const head = [
    '| keystroke to diagnostics | lines | median, ms | 95 % below, ms | longest, ms | host blocked at most, ms |',
    '| --- | --: | --: | --: | --: | --: |',
  ];
  writeResults(process.env['AML_GUARD_TEST_RESULTS'], {
    passed: figures.length,
    failed: 0,
    report: [...head, ...report].join('\n'),
  });
}

async function measure(name: string, path: string, text: string, changes: { at: number }): Promise<KeystrokeFigures> {
  const document = await open(path, text);
  await until(() => secretIn(document) === secret);
  const times: number[] = [];
  let blocked = 0;
  let typed = secret;
  for (let round = 0; round < warmUp + keystrokes; round++) {
    const place = document.positionAt(document.getText().lastIndexOf(typed) + typed.length);
    const letter = 'abcdefghijklmnopqrstuvwyz'.charAt(round % 25);
    typed += letter;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, place, letter);
    changes.at = NaN;
    const applied = vscode.workspace.applyEdit(edit);
    const answer = await answerTo(document, typed, changes);
    await applied;
    if (round >= warmUp) {
      times.push(answer.at - changes.at);
      blocked = Math.max(blocked, answer.blocked);
    }
  }
  await document.save();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  times.sort((a, b) => a - b);
  const below = (part: number): number => times[Math.ceil(part * times.length) - 1] ?? NaN;
  return {
    name,
    lines: document.lineCount,
    keystrokes: times.length,
    median: below(0.5),
    p95: below(0.95),
    longest: below(1),
    blocked,
  };
}

/** Looks as often as the host lets it whether the diagnostics are those of what was typed. */
async function answerTo(
  document: vscode.TextDocument,
  typed: string,
  changes: { readonly at: number },
): Promise<{ readonly at: number; readonly blocked: number }> {
  const deadline = performance.now() + answerTimeoutMs;
  let blocked = 0;
  for (let last = performance.now(); ;) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = performance.now();
    blocked = Math.max(blocked, now - last);
    last = now;
    if (!Number.isNaN(changes.at) && secretIn(document) === typed) {
      return { at: performance.now(), blocked };
    }
    if (now > deadline) {
      throw new Error('the diagnostics did not follow what was typed');
    }
  }
}

/** What the diagnostic about the secret covers. */
function secretIn(document: vscode.TextDocument): string | undefined {
  const found = diagnosticsIn(document.uri).find(({ message }) => message.includes('CRM_PASSWORD'));
  return found === undefined ? undefined : document.getText(found.range);
}
