import type { Dependency } from '../../facts/dependency.js';
import { fieldOfText } from '../../facts/field-of-text.js';
import type { PackageIndex } from '../../facts/package-index.js';
import type { Span } from '../span.js';
import type { Word } from './words.js';

/** A requirement or option as pip reads it. */
export interface RequirementPart {
  readonly fact: Dependency | PackageIndex;
  /** The option's name, where the fact is an option. */
  readonly option?: Span;
}

const roles: Readonly<Record<string, PackageIndex['role']>> = {
  '-i': 'main',
  '--index-url': 'main',
  '--pypi-url': 'main',
  '--extra-index-url': 'extra',
  '-f': 'links',
  '--find-links': 'links',
  '--trusted-host': 'untrusted',
};

/** Other options of `pip install` and of requirements files that take a value. */
const valued = new Set(
  (
    '-r --requirement -c --constraint -t --target --prefix --root --src --platform --python-version --implementation ' +
    '--abi --progress-bar --timeout --default-timeout --retries --proxy --cert --client-cert --cache-dir --log ' +
    '--upgrade-strategy --report --no-binary --only-binary --use-feature --use-deprecated --exists-action ' +
    '--root-user-action --config-settings -C --global-option --python --hash'
  ).split(' '),
);

/**
 * The parts of one line of a requirements file, which holds one requirement or options.
 *
 * Source: <https://pip.pypa.io/en/stable/reference/requirements-file-format/>.
 */
export function readRequirementLine(words: readonly Word[], source: string): readonly RequirementPart[] {
  const { parts, rest, hashed } = readOptions(words, source);
  const requirement = readRequirement(withoutMarker(rest), hashed);
  return requirement === undefined ? parts : [...parts, requirement];
}

/** The parts of `pip install`'s arguments, each of which is a requirement of its own. */
export function readInstallArguments(words: readonly Word[], source: string): readonly RequirementPart[] {
  const { parts, rest, hashed } = readOptions(words, source);
  return [...parts, ...rest.flatMap((word) => readRequirement(withoutMarker([word]), hashed) ?? [])];
}

function readOptions(
  words: readonly Word[],
  source: string,
): { readonly parts: RequirementPart[]; readonly rest: readonly Word[]; readonly hashed: boolean } {
  const parts: RequirementPart[] = [];
  const rest: Word[] = [];
  let hashed = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined || !/^-{1,2}[A-Za-z]/.test(word.text)) {
      rest.push(...(word === undefined ? [] : [word]));
      continue;
    }
    const equals = word.text.indexOf('=');
    const name = equals < 0 ? word.text : word.text.slice(0, equals);
    const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
    const editable = name === '-e' || name === '--editable';
    hashed ||= name === '--hash';
    if (role === undefined && !editable && !valued.has(name)) {
      continue;
    }
    const value =
      equals < 0
        ? words[++index]
        : { text: word.text.slice(equals + 1), start: word.start + equals + 1, end: word.end };
    if (value === undefined) {
      continue;
    }
    if (editable) {
      rest.push(value);
    } else if (role !== undefined) {
      parts.push({
        fact: {
          kind: 'packageIndex',
          span: { start: word.start, end: value.end },
          role,
          address: fieldOfText(value.text, { start: value.start, end: value.end }, source),
        },
        option: { start: word.start, end: word.start + name.length },
      });
    }
  }
  return { parts, rest, hashed };
}

/** The words before an environment marker: `; python_version < "3.9"`. */
function withoutMarker(words: readonly Word[]): readonly Word[] {
  const index = words.findIndex(({ text }) => text.includes(';'));
  const word = words[index];
  if (word === undefined) {
    return words;
  }
  const text = word.text.slice(0, word.text.indexOf(';')).trimEnd();
  const before = words.slice(0, index);
  return text === '' ? before : [...before, { text, start: word.start, end: word.start + text.length }];
}

/** A requirement by PEP 508 or by address; none for files at hand and for what is filled in later. */
function readRequirement(words: readonly Word[], hashed: boolean): RequirementPart | undefined {
  const [first] = words;
  const last = words.at(-1);
  const text = words.map((word) => word.text).join(' ');
  if (first === undefined || last === undefined || /[${}<]{2}|\$\w|%\(/.test(text)) {
    return undefined;
  }
  const fact = (name: string, version: Dependency['version']): RequirementPart => ({
    fact: {
      kind: 'dependency',
      span: { start: first.start, end: last.end },
      manager: 'pip',
      name,
      version: hashed ? 'exact' : version,
    },
  });
  const address = /^(?:([A-Za-z\d][\w.-]*)\s*(?:\[[^\]]*\]\s*)?@\s*)?((?:(?:git|hg|svn|bzr)\+)?[a-z+]+:\/\/\S+)/i.exec(
    text,
  );
  if (address !== null) {
    const [, named, url = ''] = address;
    return /^file:/i.test(url)
      ? undefined
      : fact(named ?? nameOfAddress(url), isPinnedAddress(url) ? 'exact' : 'address');
  }
  const plain = /^([A-Za-z\d][\w.-]*)(?![\w.-])\s*(?:\[[^\]]*\]\s*)?(\S.*)?$/.exec(text);
  if (plain === null || /[\\/]|\.(?:whl|zip|tar\.gz)$/.test(text)) {
    return undefined;
  }
  const [, name = '', specifiers = ''] = plain;
  if (specifiers === '') {
    return fact(name, 'any');
  }
  return /^\(?(?:[~<>!=]=?=?)/.test(specifiers)
    ? fact(name, specifiers.split(/[,()]/).some(isExact) ? 'exact' : 'range')
    : undefined;
}

function isExact(specifier: string): boolean {
  return /^\s*={2,3}[^*]*$/.test(specifier) && /[^\s=]/.test(specifier);
}

// `git+https://host/x.git@<commit>#egg=x`, `https://host/x.whl#sha256=…`.
function isPinnedAddress(url: string): boolean {
  return /@[\da-f]{7,64}(?:[#&?]|$)/i.test(url) || /[#&](?:sha\d+|md5)=[\da-f]+/i.test(url);
}

function nameOfAddress(url: string): string {
  const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1];
  const path = url.split(/[?#]/)[0] ?? '';
  return egg ?? path.slice(path.lastIndexOf('/') + 1).replace(/(?:\.git)?(?:@[^@]*)?$/, '');
}
