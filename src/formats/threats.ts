import { redactSecrets } from '../core/findings/redaction.js';
import type { Inventory, InventoryItem } from '../core/threats/inventory.js';

/**
 * The checklist of threats unique to machine learning as a Markdown page, with the repository's own jobs, data, models
 * and endpoints filled in. `docs/threat-model.md` says what each question is about.
 */
export function formatThreats(inventory: Inventory, title: string): string {
  const { jobs, data, models, environments, endpoints } = inventory;
  const lines = [
    `# Threats to ${title}`,
    '',
    'A checklist of what can go wrong with machine learning and that no file can show. Answer each question for each',
    'thing, tick it when the answer is written down, and go through the page again when something is added.',
    '',
    '## What there is',
    '',
    ...inventoryTable('jobs', jobs),
    ...inventoryTable('data', data),
    ...inventoryTable('models', models),
    ...inventoryTable('environments', environments),
    ...inventoryTable('endpoints', endpoints),
    '## Poisoning: somebody changes what the model learns from',
    '',
    ...questions(data, 'Data that no file names', [
      'Who can write to it, and who says so when that changes?',
      'Is a fixed version read, and would a change of its content be noticed?',
      'What part of it comes from outside: users, the web, partners?',
      'How are outliers, duplicates and wrong labels found before training?',
    ]),
    '## Tampering: somebody changes the model or its code',
    '',
    ...questions(models, 'Models that no file names', [
      'Who can register a version of it, and is each version traced to the job that made it?',
      'Is its file checked (hash, signature) before it is loaded, and can loading it run code?',
      'Who may promote it to production, and who else looks?',
    ]),
    ...questions(environments, 'Environments that no file names', [
      'Are its packages and its base image pinned, scanned and from sources that you trust?',
    ]),
    ...questions(jobs, 'Jobs that no file names', [
      'Who can change its code without a second pair of eyes?',
      'What can its identity read, write and delete beyond what it needs?',
    ]),
    '## Evasion and misuse: somebody feeds the model something that it was not made for',
    '',
    ...questions(endpoints, 'Endpoints that no file names', [
      'Who can call it, how often, and is that logged by caller?',
      'Which inputs are out of range, and what does it answer to them?',
      'Has anybody tried to make it wrong on purpose, and what came out?',
      'What happens to people when its answer is wrong, and who can overrule it?',
    ]),
    '## Extraction and inference: somebody learns what the model knows',
    '',
    ...questions(endpoints, 'Endpoints that no file names', [
      'Does it answer with more than is needed (scores of all classes, embeddings, explanations)?',
      'Would many calls by one caller be noticed?',
      'Can single people be recognised in what it was trained on?',
    ]),
    '## When it happens',
    '',
    '- [ ] Who decides that a model is taken out of service, and how long does that take?',
    '- [ ] Which earlier version is known to be good, and has going back to it been tried?',
    '- [ ] Who is told: users, the people concerned, the authority?',
    '- [ ] Can the data of a poisoned time be taken out and the model be trained again?',
    '',
  ];
  return redactSecrets(lines.join('\n'));
}

function inventoryTable(heading: string, items: readonly InventoryItem[]): readonly string[] {
  if (items.length === 0) {
    return [`No ${heading} are named in the files.`, ''];
  }
  return [
    `| ${heading} | named in |`,
    '| --- | --- |',
    ...items.map(({ name, place }) => `| ${code(name)} | ${code(place)} |`),
    '',
  ];
}

function questions(items: readonly InventoryItem[], none: string, asked: readonly string[]): readonly string[] {
  const headings = items.length === 0 ? [none] : items.map(({ name }) => code(name));
  return headings.flatMap((heading) => [`### ${heading}`, '', ...asked.map((question) => `- [ ] ${question}`), '']);
}

// Names come from files that anybody may have written; a name cannot end its own code span or a table's cell.
function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/g, ' ').trim()}\``;
}
