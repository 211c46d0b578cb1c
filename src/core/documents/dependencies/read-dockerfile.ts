import { parseWebAddress } from '../../facts/data-source.js';
import type { Fact } from '../../facts/fact.js';
import type { Field } from '../../facts/field.js';
import { fieldOfText } from '../../facts/field-of-text.js';
import { classifyName } from '../../secrets/name-rule.js';
import type { FactEditor } from '../document.js';
import type { Span } from '../span.js';
import { optionEditor } from './option-editor.js';
import { readInstallArguments } from './requirements.js';
import { plainWords, shellCommands, type Word } from './words.js';

interface Instruction {
  readonly keyword: string;
  readonly span: Span;
  /** What stands behind the keyword. */
  readonly body: Span;
}

/**
 * The facts of a Dockerfile: images, installed packages, secrets in `ARG` and `ENV`, what is fetched with `ADD`.
 *
 * Source: <https://docs.docker.com/reference/dockerfile/>.
 */
export function readDockerfile(text: string, editors: Map<Fact, FactEditor>): readonly Fact[] {
  const facts: Fact[] = [];
  const defaults = new Map<string, string>();
  const stages = new Set<string>();
  // Where the escape character is the backtick of Windows, its joined lines read as white space of the same length.
  const plain = namesBacktick(text) ? text.replace(/`[ \t]*\r?\n/g, (join) => ' '.repeat(join.length)) : text;
  for (const instruction of instructionsOf(text)) {
    const words = plainWords(plain, instruction.body);
    switch (instruction.keyword) {
      case 'FROM':
        facts.push(...readFrom(instruction, words, defaults, stages));
        break;
      case 'COPY':
        facts.push(...readCopy(instruction, words, defaults, stages));
        break;
      case 'ADD':
        facts.push(...readAdd(words));
        break;
      case 'ARG':
      case 'ENV':
        facts.push(...readVariables(instruction, text, defaults));
        break;
      case 'RUN':
        facts.push(...readRun(instruction, plain, editors));
        break;
      default:
    }
  }
  return facts;
}

// A directive counts among the comments that the file begins with.
function namesBacktick(text: string): boolean {
  for (const line of text.split(/\r?\n/, 20)) {
    if (!line.trimStart().startsWith('#')) {
      return false;
    }
    if (/^\s*#\s*escape\s*=\s*`/i.test(line)) {
      return true;
    }
  }
  return false;
}

/** The instructions, with lines joined as the escape character and heredocs say. */
function instructionsOf(text: string): readonly Instruction[] {
  const escape = namesBacktick(text) ? '`' : '\\\\';
  const joined = new RegExp(`${escape}[ \\t]*$`);
  const instructions: Instruction[] = [];
  // A lone carriage return ends a line too: wherever the pattern stands, it moves on.
  const line = /[^\r\n]*(?:\r\n?|\n|$)/y;
  let open: { keyword: string; start: number; body: number; end: number; heredoc?: string } | undefined;
  const close = (): void => {
    if (open !== undefined) {
      const { keyword, start, body, end } = open;
      instructions.push({ keyword, span: { start, end }, body: { start: body, end } });
      open = undefined;
    }
  };
  while (line.lastIndex < text.length) {
    const at = line.lastIndex;
    const written = (line.exec(text)?.[0] ?? '').trimEnd();
    const end = at + written.length;
    if (open?.heredoc !== undefined) {
      if (written.trim() === open.heredoc) {
        close();
      } else {
        open.end = end;
      }
      continue;
    }
    // Comments and empty lines stand between joined lines without ending them.
    if (/^\s*(?:#|$)/.test(written)) {
      continue;
    }
    if (open === undefined) {
      const head = /^\s*(?:ONBUILD\s+)?([A-Za-z]+)\s*/.exec(written);
      if (head === null) {
        continue;
      }
      open = {
        keyword: (head[1] ?? '').toUpperCase(),
        start: at + written.length - written.trimStart().length,
        body: at + head[0].length,
        end,
      };
    }
    open.end = end;
    const heredoc = /^(?:RUN|COPY)$/.test(open.keyword) ? /<<-?(["']?)(\w+)\1/.exec(written)?.[2] : undefined;
    if (heredoc !== undefined) {
      open.heredoc = heredoc;
    } else if (!joined.test(written)) {
      close();
    }
  }
  close();
  return instructions;
}

function readFrom(
  { span }: Instruction,
  words: readonly Word[],
  defaults: ReadonlyMap<string, string>,
  stages: Set<string>,
): readonly Fact[] {
  const [image, as, stage] = words.filter((word) => !word.text.startsWith('--'));
  const known = image !== undefined && (stages.has(image.text.toLowerCase()) || image.text === 'scratch');
  if (as?.text.toLowerCase() === 'as' && stage !== undefined) {
    stages.add(stage.text.toLowerCase());
  }
  return image === undefined || known
    ? []
    : [{ kind: 'imageUse', span, by: 'dockerfile', image: expanded(image, defaults) }];
}

function readCopy(
  { span }: Instruction,
  words: readonly Word[],
  defaults: ReadonlyMap<string, string>,
  stages: ReadonlySet<string>,
): readonly Fact[] {
  const from = words.find((word) => word.text.startsWith('--from='));
  if (from === undefined) {
    return [];
  }
  const cut = '--from='.length;
  const image = { text: from.text.slice(cut), start: from.start + cut, end: from.end };
  return /^\d*$/.test(image.text) || stages.has(image.text.toLowerCase())
    ? []
    : [{ kind: 'imageUse', span, by: 'dockerfile', image: expanded(image, defaults) }];
}

function expanded(word: Word, defaults: ReadonlyMap<string, string>): Field {
  const span = { start: word.start, end: word.end };
  const value = word.text.replace(
    /\$(?:\{(\w+)(?::?-([^{}]*))?\}|(\w+))/g,
    (whole, braced: string | undefined, otherwise: string | undefined, bare: string | undefined) =>
      defaults.get(braced ?? bare ?? '') ?? otherwise ?? whole,
  );
  return value.includes('$')
    ? { state: 'dynamic', span, origins: [{ is: 'unknown', span }] }
    : { state: 'literal', value, span };
}

function readAdd(words: readonly Word[]): readonly Fact[] {
  const checked = words.some((word) => word.text.startsWith('--checksum='));
  return words.slice(0, -1).flatMap((word) => {
    const address = parseWebAddress(word.text);
    return address === undefined || word.text.includes('$')
      ? []
      : [
          {
            kind: 'dataSource' as const,
            span: { start: word.start, end: word.end },
            of: 'data' as const,
            ...address,
            pinned: address.pinned || checked,
          },
        ];
  });
}

/** `ARG name=default`, `ENV name=value …` and the old `ENV name value`; one whose name says secret is a credential. */
function readVariables({ keyword, body }: Instruction, text: string, defaults: Map<string, string>): readonly Fact[] {
  const written = text.slice(body.start, body.end);
  const pair = /(?<!\w)([A-Za-z_]\w*)=("(?:\\[\s\S]|[^"\\])*"|'[^']*'|(?:\\.|[^\s"'\\])*)/g;
  const old = keyword === 'ENV' ? /^([A-Za-z_]\w*)[ \t]+([^=\s][^\r\n]*)$/.exec(written) : null;
  const matches = old === null ? [...written.matchAll(pair)] : [old];
  return matches.flatMap((match): readonly Fact[] => {
    const [whole, name = '', quoted = ''] = match;
    const value = quoted.replace(/^(["'])([\s\S]*)\1$/, '$2');
    const start = body.start + match.index + whole.length - quoted.length + (value === quoted ? 0 : 1);
    if (keyword === 'ARG') {
      defaults.set(name, value);
    }
    if (value === '' || !classifyName(name).secret || value.includes('$')) {
      return [];
    }
    return [
      {
        kind: 'credential',
        span: { start: body.start + match.index, end: body.start + match.index + whole.length },
        slot: name,
        known: 'named',
        holder: 'other',
        value: fieldOfText(value, { start, end: start + value.length }, text),
      },
    ];
  });
}

function readRun({ body }: Instruction, text: string, editors: Map<Fact, FactEditor>): readonly Fact[] {
  return shellCommands(text, body).flatMap((command) => {
    const words = command.map((word) => word.text);
    const install = words.indexOf('install');
    const pip = words.findIndex((word) => /^(?:.*\/)?(?:pip[\d.]*|uv)$/.test(word));
    if (pip < 0 || install < pip) {
      return [];
    }
    return readInstallArguments(command.slice(install + 1), text).map(({ fact, option }) => {
      if (option !== undefined) {
        editors.set(fact, optionEditor(option));
      }
      return fact;
    });
  });
}
