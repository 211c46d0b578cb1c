import type { Configuration } from '../config/configuration.js';
import { commentMark } from '../documents/comments.js';
import type { Comment, Document } from '../documents/document.js';
import { ineffectiveAllow } from '../rules/ineffective-allow.js';
import { isHeard, makeReport } from '../rules/report.js';
import { ruleIds } from '../rules/registry.js';
import type { Finding } from './finding.js';
import { spendTime } from '../time-budget.js';

/** A finding that somebody accepted. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** A comment beside it, an entry of the configuration, or that it was there from the start. */
  readonly by: 'comment' | 'configuration' | 'baseline';
  /** The reason given. */
  readonly reason: string;
}

interface Allow {
  readonly comment: Comment;
  readonly ids: readonly string[];
  readonly reason: string;
  /** `undefined` allows in the whole file. */
  readonly line: number | undefined;
}

/**
 * Applies the `allow` comments of a document.
 *
 * `# aml-guard: allow <id>[, <id>…] -- <reason>` accepts on its own line, or on the next line when it stands alone;
 * `# aml-guard: allow-file <id> -- <reason>` accepts in the whole file. Without a reason it accepts nothing and is
 * reported, as is one that names no rule or has nothing to accept.
 *
 * @param unheard findings that the configured strictness leaves out; allowing one of them is no mistake
 */
export function applySuppressions(
  document: Document,
  findings: readonly Finding[],
  unheard: readonly Finding[],
  config: Configuration,
): { readonly kept: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
  const marked = document.comments.filter((comment) => comment.text.startsWith(commentMark));
  if (marked.length === 0) {
    return { kept: findings, suppressed: [] };
  }
  const reported: Finding[] = [];
  const report = makeReport(ineffectiveAllow, document, config, (finding) => reported.push(finding));
  const allows: Allow[] = [];
  for (const comment of marked) {
    spendTime();
    const allow = parseAllow(document, comment);
    if (allow === undefined) {
      report('unreadable', { span: comment.span });
    } else if (allow.reason === '') {
      report('withoutReason', { span: comment.span, data: { ids: allow.ids.join(', ') } });
    } else {
      allows.push(allow);
    }
  }
  const used = new Map<Allow, Set<string>>(allows.map((allow) => [allow, new Set()]));
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    spendTime();
    const allow = allows.find((candidate) => speaksOf(candidate, finding, document));
    if (allow === undefined) {
      kept.push(finding);
    } else {
      used.get(allow)?.add(finding.ruleId);
      suppressed.push({ finding, by: 'comment', reason: allow.reason });
    }
  }
  for (const finding of unheard) {
    for (const allow of allows.filter((candidate) => speaksOf(candidate, finding, document))) {
      used.get(allow)?.add(finding.ruleId);
    }
  }
  // A file that holds nothing of Azure ML is none of ours, and a rule that is switched off finds nothing.
  if (document.relevance !== 'none') {
    for (const [allow, ids] of used) {
      for (const id of allow.ids) {
        if (!ruleIds.has(id)) {
          report('unknownRule', { span: allow.comment.span, data: { id } });
        } else if (!ids.has(id) && config.rules[id] !== 'off') {
          report('unused', {
            span: allow.comment.span,
            data: { id },
            tag: allow.ids.length === 1 ? 'unnecessary' : undefined,
          });
        }
      }
    }
  }
  const heard = reported.filter((finding) => isHeard(finding, config));
  return { kept: [...kept, ...heard].sort((a, b) => a.span.start - b.span.start), suppressed };
}

/** Takes out what the configuration accepts in this file. */
export function acceptByConfiguration(
  found: { readonly kept: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] },
  config: Configuration,
): { readonly kept: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
  if (config.allow.length === 0) {
    return found;
  }
  const reasons = new Map(config.allow.map(({ rule, reason }) => [rule, reason]));
  const accepted = found.kept.flatMap((finding): readonly SuppressedFinding[] => {
    const reason = reasons.get(finding.ruleId);
    return reason === undefined ? [] : [{ finding, by: 'configuration', reason }];
  });
  return {
    kept: found.kept.filter(({ ruleId }) => !reasons.has(ruleId)),
    suppressed: [...found.suppressed, ...accepted].sort((a, b) => a.finding.span.start - b.finding.span.start),
  };
}

function speaksOf(allow: Allow, finding: Finding, document: Document): boolean {
  return (
    allow.ids.includes(finding.ruleId) &&
    (allow.line === undefined || allow.line === document.lines.lineAt(finding.span.start))
  );
}

function parseAllow(document: Document, comment: Comment): Allow | undefined {
  const match = /^(?<verb>allow-file|allow)\s+(?<ids>[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)\s*(?:--(?<reason>[^]*))?$/.exec(
    comment.text.slice(commentMark.length).trim(),
  );
  if (match?.groups === undefined) {
    return undefined;
  }
  const { verb, ids = '', reason = '' } = match.groups;
  return {
    comment,
    ids: ids.split(',').map((id) => id.trim()),
    reason: reason.trim(),
    line: verb === 'allow-file' ? undefined : allowedLine(document, comment),
  };
}

// A comment alone on its line speaks of the next line that is no comment and not empty.
function allowedLine(document: Document, comment: Comment): number {
  const { lines, text } = document;
  const line = lines.lineAt(comment.span.start);
  if (text.slice(lines.lineSpan(line).start, comment.span.start).trim() !== '') {
    return line;
  }
  for (let next = line + 1; next < lines.lineCount; next++) {
    const { start, end } = lines.lineSpan(next);
    const content = text.slice(start, end).trim();
    if (content !== '' && !content.startsWith('#')) {
      return next;
    }
  }
  return line;
}
