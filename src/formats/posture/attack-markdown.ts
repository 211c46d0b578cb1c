import type { AttackPath } from '../../posture/exposure/attack-path.js';
import { cheapestWords, linkTitles, pathSentence, pathTitle, proofWords } from './attack-words.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';

/** Paths as a part of a report: a heading, a sentence and a table of links for each. */
export function attackSections(paths: readonly AttackPath[]): readonly string[] {
  return paths.flatMap((path) => {
    const cheapest = cheapestWords(path);
    const rows = path.links.map((link, index) => [
      String(index + 1),
      inlineMarkdown(link.says),
      linkTitles[link.state],
      inlineMarkdown(link.evidence),
      inlineMarkdown(proofWords(link)),
    ]);
    return [
      `### ${inlineMarkdown(pathTitle(path))}`,
      `${inlineMarkdown(pathSentence(path))}.`,
      markdownTable(['', 'link', 'state', 'evidence', 'read'], rows),
      ...(cheapest === undefined ? [] : [`${inlineMarkdown(cheapest)}.`]),
    ];
  });
}
