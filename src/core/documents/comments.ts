import type { Comment } from './document.js';

/** The word that begins a comment meant for AML Guard. */
export const commentMark = 'aml-guard:';

/**
 * The comments of a text that are meant for AML Guard. A marker counts at the start of a line or after white space,
 * wherever it stands, so that comments inside block scalars and broken syntax count too.
 */
export function findMarkedComments(text: string, marker: '#'): readonly Comment[] {
  const comments: Comment[] = [];
  for (let at = text.indexOf(commentMark); at >= 0; at = text.indexOf(commentMark, at + 1)) {
    let start = at - 1;
    while (start >= 0 && (text.charAt(start) === ' ' || text.charAt(start) === '\t')) {
      start--;
    }
    const before = start > 0 ? text.charAt(start - 1) : '\n';
    if (text.charAt(start) !== marker || !/\s/.test(before)) {
      continue;
    }
    const rest = /[^\r\n]*/.exec(text.slice(at))?.[0] ?? '';
    comments.push({ span: { start, end: at + rest.trimEnd().length }, text: rest.trim() });
  }
  return comments;
}
