import { redactSecrets } from '../findings/redaction.js';

/** What would be read as the end of a line, hides the direction of a text, or cannot be seen. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
/** Nobody reads more of a name in a hover. */
const longest = 300;

/**
 * A text from a file or from Azure as Markdown that shows exactly it: no emphasis, link, image, HTML or icon can come
 * of it, nor an address that the renderer makes a link of.
 *
 * Source: <https://spec.commonmark.org/0.31.2/#backslash-escapes> (any ASCII punctuation may be escaped).
 */
export function escapeMarkdown(text: string): string {
  return plain(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A text as a code span, in which nothing is read as Markdown, whatever back quotes it holds. */
export function codeSpan(text: string): string {
  const shown = plain(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  return runs.length === 0 && shown.trim() !== '' ? `\`${shown}\`` : `${fence} ${shown} ${fence}`;
}

/** A link whose text comes from a file. The address is the host's own; what could end it is taken out. */
export function linkTo(text: string, address: string | undefined): string {
  return address === undefined
    ? escapeMarkdown(text)
    : `[${escapeMarkdown(text)}](<${address.replace(/[<>\s\\]/g, (char) => encodeURIComponent(char))}>)`;
}

function plain(text: string): string {
  const shown = redactSecrets(text).replace(unseen, ' ');
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
