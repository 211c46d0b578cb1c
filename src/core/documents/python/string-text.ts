import type { Span } from '../span.js';
import { spanOf, type Hole, type StringExpr, type StringPiece } from './syntax.js';

/** A stretch of a string literal: fixed text after escapes, or a field of an f-string. */
export type Segment = { readonly text: string; readonly span: Span } | { readonly hole: Hole };

/** What a string literal is made of, in order. `source` is the whole file. */
export function segmentsOf(string: StringExpr, source: string): readonly Segment[] {
  return string.pieces.flatMap((piece) => segmentsOfPiece(piece, source));
}

/** The text between the quotes of a literal. */
export function innerSpan(piece: StringPiece, source: string): Span {
  const open = piece.start + piece.prefix.length + piece.quotes;
  const quote = source.charAt(open - 1);
  const closed = piece.end - piece.quotes >= open && source.charAt(piece.end - 1) === quote;
  return { start: Math.min(open, piece.end), end: closed ? piece.end - piece.quotes : piece.end };
}

function segmentsOfPiece(piece: StringPiece, source: string): Segment[] {
  const inner = innerSpan(piece, source);
  const segments: Segment[] = [];
  let at = inner.start;
  const addText = (end: number): void => {
    if (end > at) {
      const raw = source.slice(at, end);
      const plain = piece.prefix.includes('f') ? raw.replace(/\{\{/g, '{').replace(/\}\}/g, '}') : raw;
      segments.push({ text: piece.prefix.includes('r') ? plain : unescaped(plain), span: { start: at, end } });
    }
  };
  for (const hole of piece.holes) {
    addText(hole.start);
    segments.push({ hole });
    at = hole.end;
  }
  addText(inner.end);
  return segments;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '\\': '\\',
  '\n': '',
};

function unescaped(raw: string): string {
  if (!raw.includes('\\')) {
    return raw;
  }
  return raw.replace(/\\(?:\r\n|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|[^])/g, (whole, byte?: string, unit?: string) => {
    const code = byte ?? unit;
    return code !== undefined
      ? String.fromCharCode(Number.parseInt(code, 16))
      : (escapes[whole.slice(1)] ?? (whole === '\\\r\n' ? '' : whole));
  });
}

/** The place of a literal's text: between the quotes of one literal, or all of several joined ones. */
export function textSpan(string: StringExpr, source: string): Span {
  const [only] = string.pieces;
  return string.pieces.length === 1 && only !== undefined ? innerSpan(only, source) : spanOf(string);
}

/** The text of a string without fields; `undefined` for any other expression. */
export function plainText(string: StringExpr, source: string): string | undefined {
  let text = '';
  for (const segment of segmentsOf(string, source)) {
    if ('hole' in segment) {
      return undefined;
    }
    text += segment.text;
  }
  return text;
}
