import { type Command, commands, type Option } from './options.js';

const helpColumn = 31;
const width = 110;

/** What `--help` prints; `docs/cli.md` holds the same text, which a test compares. */
export const helpText = [
  'Finds security mistakes in Azure Machine Learning code and configuration.',
  '',
  'Usage',
  ...commands.flatMap((command) => inColumns(`aml-guard ${usageOf(command)}`, command.help)),
  '  aml-guard --help | --version',
  ...commands
    .filter(({ options }) => options.length > 0)
    .flatMap(({ name, options }) => [
      '',
      `Options of ${name}`,
      ...options.flatMap((option) => inColumns(nameOf(option), option.help)),
    ]),
  '',
  'Exit codes',
  '  0  no finding at or above --fail-on',
  '  1  at least one such finding',
  '  2  wrong usage or configuration; nothing was judged',
  '  3  a file or the workspace could not be read, or a rule or check failed; what was found has been written',
  '',
].join('\n');

function usageOf({ name, takes }: Command): string {
  return takes === undefined ? name : `${name} ${takes}`;
}

function nameOf({ name, short, value }: Option): string {
  const names = short === undefined ? `--${name}` : `--${name}, -${short}`;
  if (value.is === 'none') {
    return names;
  }
  return value.is === 'one of' && value.alone !== undefined ? `${names}[=${value.name}]` : `${names} ${value.name}`;
}

/** The name and its explanation, the latter broken into lines that stand below each other. */
function inColumns(name: string, help: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of help.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width - helpColumn) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  const head = `  ${name}`;
  const [first = '', ...more] = lines;
  const start = head.length < helpColumn ? [head.padEnd(helpColumn) + first] : [head, ' '.repeat(helpColumn) + first];
  return [...start, ...more.map((text) => ' '.repeat(helpColumn) + text)];
}
