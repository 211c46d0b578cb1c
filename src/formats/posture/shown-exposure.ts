import type { PostureReport } from '../../posture/report/posture-report.js';
import type { ShownExposure } from '../../webview/exposure/model/shown-exposure.js';
import { cheapestWords, linkTitles, pathSentence, pathTitle, proofWords } from './attack-words.js';

/** The exposure of a report in words, for a page that draws it. */
export function shownExposure({ workspace, takenAt, sample, exposure, attackPaths }: PostureReport): ShownExposure {
  return {
    workspace: workspace.name,
    takenAt,
    sample,
    graph: exposure.graph,
    assets: exposure.assets.map(({ id, title, name, sentence }) => ({ id, title: `${title}: ${name}`, sentence })),
    paths: attackPaths.map((path) => ({
      title: pathTitle(path),
      verdict: path.verdict,
      sentence: pathSentence(path),
      cheapest: cheapestWords(path) ?? '',
      links: path.links.map((link) => ({
        says: link.says,
        state: linkTitles[link.state],
        evidence: link.evidence,
        proof: proofWords(link),
      })),
    })),
  };
}
