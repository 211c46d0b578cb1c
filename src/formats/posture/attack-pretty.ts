import type { AttackPath } from '../../posture/exposure/attack-path.js';
import { cheapestWords, linkTitles, pathSentence, pathTitle } from './attack-words.js';

/** Paths as lines of a terminal: each with its links, and where it is cut with the least. */
export function attackLines(paths: readonly AttackPath[]): readonly string[] {
  return paths.flatMap((path) => {
    const cheapest = cheapestWords(path);
    return [
      '',
      `  ${pathTitle(path)}`,
      `    ${pathSentence(path)}`,
      ...path.links.map(
        ({ says, state, evidence }, index) => `    ${String(index + 1)}. ${says}: ${linkTitles[state]} (${evidence})`,
      ),
      ...(cheapest === undefined ? [] : [`    ${cheapest}`]),
    ];
  });
}
