import { parser as pythonParser } from '../../core/documents/python/python-library.js';
import { Lexer } from '../../core/documents/yaml/yaml-library.js';
import { commentMark } from '../../core/documents/comments.js';
import type { Language } from '../../core/documents/document.js';
import { LineIndex } from '../../core/documents/line-index.js';
import { applyEdits, type TextEdit } from '../../core/documents/text-edit.js';
import type { Trial } from './judgement.js';

/** How far an allowance reaches. */
export type AllowReach = 'line' | 'file';

/** A finding that somebody wants to accept. */
export interface AllowRequest {
  readonly text: string;
  readonly language: Language;
  readonly ruleId: string;
  /** Where the finding starts, in UTF-16 code units. */
  readonly offset: number;
  readonly reach: AllowReach;
  readonly reason: string;
  /** Judges a text in this one's place. */
  readonly tryText: (text: string) => Trial;
}

/**
 * The edit that writes the comment which accepts a finding: at the end of its line; above it, where the end of the
 * line belongs to a longer string; or at the top of the file.
 *
 * Each place is tried on a copy: the comment must be a comment there, break nothing and accept the finding. Returns
 * `undefined` when no place does.
 */
export function findAllowEdit(request: AllowRequest): TextEdit | undefined {
  const { text, language, ruleId, reach, reason } = request;
  const verb = reach === 'line' ? 'allow' : 'allow-file';
  const comment = `# ${commentMark} ${verb} ${ruleId} -- ${reason.replace(/\s+/g, ' ').trim()}`;
  const lines = new LineIndex(text);
  const places = reach === 'line' ? linePlaces(lines, request.offset, comment) : [topOfFile(text, lines, comment)];
  const before = request.tryText(text);
  return places.find((edit) => {
    const changed = applyEdits(text, [edit]);
    const after = request.tryText(changed);
    return (
      isComment(language, changed, edit.span.start + edit.text.indexOf('#')) &&
      after.syntaxErrors <= before.syntaxErrors &&
      after.ruleIds.length < before.ruleIds.length &&
      count(after.ruleIds, ruleId) < count(before.ruleIds, ruleId)
    );
  });
}

function linePlaces(lines: LineIndex, offset: number, comment: string): readonly TextEdit[] {
  const line = lines.lineAt(offset);
  const { start, end } = lines.lineSpan(line);
  // Two spaces before a comment, as the style guides of both languages have it.
  const behind: TextEdit = { span: { start: end, end }, text: `  ${comment}` };
  const above: TextEdit = { span: { start, end: start }, text: `${lines.indentOf(line)}${comment}${lines.eol}` };
  return [behind, above];
}

/** Lines that have to stay the first: interpreter, encoding, schema, cell magic, YAML directive. */
const firstLines = /^(?:#!|#.*coding[:=]|#.*\$schema|%)/;

function topOfFile(text: string, lines: LineIndex, comment: string): TextEdit {
  let line = 0;
  let { start, end } = lines.lineSpan(line);
  while (line + 1 < lines.lineCount && firstLines.test(text.slice(start, end))) {
    line++;
    ({ start, end } = lines.lineSpan(line));
  }
  return { span: { start, end: start }, text: comment + lines.eol };
}

function count(values: readonly string[], wanted: string): number {
  return values.filter((value) => value === wanted).length;
}

/** Whether the `#` at `offset` begins a comment in its language, rather than standing in a string. */
function isComment(language: Language, text: string, offset: number): boolean {
  switch (language) {
    case 'yaml':
      return isYamlComment(text, offset);
    case 'python':
    case 'notebook':
      return pythonParser.parse(text).resolveInner(offset, 1).name === 'Comment';
    case 'shell':
    case 'powershell':
    case 'makefile':
    case 'requirements':
    case 'dockerfile':
      return isShellComment(text, offset);
    case 'markdown':
      return false;
  }
}

function isYamlComment(text: string, offset: number): boolean {
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    // The lexer marks the structure with control characters that are not in the text.
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') {
      continue;
    }
    if (at === offset) {
      return token.startsWith('#');
    }
    at += token.length;
  }
  return false;
}

/** A line that is continued, or that lies inside quotes, cannot end in a comment. */
function isShellComment(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  const lineBefore = before.slice(0, before.lastIndexOf('\n') + 1);
  const thisLine = before.slice(lineBefore.length);
  const quotes = before.replace(/\\./g, '').replace(/(^|\s)#.*/g, '$1');
  const isQuoted = ["'", '"'].some((quote) => (quotes.split(quote).length - 1) % 2 === 1);
  return !isQuoted && !/\\\r?\n$/.test(lineBefore) && !/\\\s*$/.test(thisLine);
}
