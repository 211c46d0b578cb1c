import type { Document } from '../documents/document.js';
import { readNotebook } from '../documents/notebook/notebook-source.js';
import { pythonOf } from '../documents/notebook/python-cell.js';
import type { Span } from '../documents/span.js';
import { findOwnValues, type OwnFormat } from '../secrets/own-format.js';
import type { SecretValue } from './credential.js';

/**
 * The document with a fact for every value in it that has one of the configuration's own forms. In a notebook the code
 * of the cells is searched.
 */
export function withOwnValues(document: Document, formats: readonly OwnFormat[]): Document {
  if (formats.length === 0 || document.relevance === 'none') {
    return document;
  }
  const known = document.facts.filter((fact) => fact.kind === 'secretValue');
  const values = (
    document.language === 'notebook' ? inCells(document.text, formats) : inText(document, formats)
  ).filter(({ span }) => !known.some((fact) => fact.span.start < span.end && span.start < fact.span.end));
  if (values.length === 0) {
    return document;
  }
  const facts = [...document.facts, ...values].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return {
    ...pick(document),
    facts,
    render: (patch) => document.render(patch),
  };
}

// Documents are objects of classes, whose accessors a spread would lose.
function pick(document: Document): Omit<Document, 'facts' | 'render'> {
  const { language, text, lines, relevance, comments, syntaxErrors, fault } = document;
  return { language, text, lines, relevance, comments, syntaxErrors, ...(fault === undefined ? {} : { fault }) };
}

function inText({ text, comments }: Document, formats: readonly OwnFormat[]): readonly SecretValue[] {
  return findOwnValues(text, formats).map((match) => {
    const span = { start: match.start, end: match.end };
    const isComment = comments.some((comment) => comment.span.start <= span.start && span.end <= comment.span.end);
    return { kind: 'secretValue', span, match, where: isComment ? 'comment' : 'code' };
  });
}

function inCells(text: string, formats: readonly OwnFormat[]): readonly SecretValue[] {
  return readNotebook(text).cells.flatMap((cell) =>
    findOwnValues(pythonOf(cell.source), formats).map((match): SecretValue => {
      const span: Span = { start: cell.placeOf(match.start, text), end: cell.placeOf(match.end, text) };
      return { kind: 'secretValue', span, match, where: 'code' };
    }),
  );
}
