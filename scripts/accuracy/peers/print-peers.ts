import { kinds, secretKinds } from '../kinds.js';
import type { Corpus, Label } from '../labels.js';
import { cellsOf, headCells, line, share } from '../print.js';
import { figuresOf, judge, type Judged } from '../score.js';
import { bandit } from './bandit.js';
import { detectSecrets } from './detect-secrets.js';
import { gitleaks } from './gitleaks.js';
import type { Peer, PeerPlace, PeerRun } from './peer.js';
import { ruff } from './ruff.js';
import { secretlint } from './secretlint.js';

const peers: readonly Peer[] = [gitleaks, secretlint, detectSecrets, ruff, bandit];

/** One tool's answers for the clear rows. */
interface Column {
  readonly name: string;
  readonly reads: (path: string) => boolean;
  /** The kinds that it has something for. */
  readonly kinds: readonly string[];
  /** `undefined` when it is not installed. */
  readonly judged: readonly Judged[] | undefined;
}

/**
 * Runs the peers on the files of the clear rows and prints their figures beside ours.
 *
 * @param ours the judgement of all rows
 */
export async function printPeers(corpus: Corpus, ours: readonly Judged[], where: PeerPlace): Promise<void> {
  const clear = ours.filter(({ label }) => !label.arguable);
  const labels = clear.map(({ label }) => label);
  const files = new Set(labels.map((label) => `${label.repo} ${label.path}`));
  const sources = corpus.sources.filter((source) => files.has(`${source.repo} ${source.path}`));
  console.log(`\nbeside the peers, on the ${labels.length} clear rows in ${sources.length} files`);
  const columns: Column[] = [{ name: 'AML Guard', reads: () => true, kinds: Object.keys(kinds), judged: clear }];
  for (const peer of peers) {
    const run = await peer.run(sources, where);
    printRun(peer, run);
    columns.push({ ...peer, kinds: secretKinds, judged: run.state === 'ran' ? judgePeer(labels, run) : undefined });
  }
  console.log(`\n${line('kind', 'tool', 'rows', [...headCells, 'recall in its files'])}`);
  for (const kind of Object.keys(kinds)) {
    printKind(kind, [kind], columns);
  }
  printKind('secrets, all three', secretKinds, columns);
}

function printRun({ name }: Peer, run: PeerRun): void {
  // A tool that finds nothing at all has most likely not been run well.
  const told = run.state === 'ran' ? `${run.version}, findings on ${run.places.size} lines of these files` : run.state;
  console.log(`${name}: ${told}`);
  for (const remark of run.state === 'ran' ? run.remarks : []) {
    console.log(`  ${remark}`);
  }
}

function judgePeer(labels: readonly Label[], { places }: PeerRun & { readonly state: 'ran' }): readonly Judged[] {
  return judge(labels, {
    stands: (kind, place) => secretKinds.includes(kind) && places.has(place),
    // These tools say "a secret", and do not say what it is done with.
    meant: () => secretKinds,
  });
}

function printKind(title: string, wanted: readonly string[], columns: readonly Column[]): void {
  columns.forEach((column, i) => {
    const isWanted = ({ label }: Judged): boolean => wanted.includes(label.kind);
    const rows = columns[0]?.judged?.filter(isWanted).length ?? 0;
    console.log(
      line(i === 0 ? title : '', column.name, i === 0 ? String(rows) : '', cellsFor(column, wanted, isWanted)),
    );
  });
}

function cellsFor(column: Column, wanted: readonly string[], isWanted: (judged: Judged) => boolean): readonly string[] {
  if (column.judged === undefined) {
    return ['not installed'];
  }
  const rows = column.judged.filter(isWanted);
  const read = rows.filter(({ label }) => column.reads(label.path));
  if (!wanted.some((kind) => column.kinds.includes(kind)) || read.length === 0) {
    return ['–', '–', '–', '–', '–', '–'];
  }
  return [...cellsOf(figuresOf(rows)), share(figuresOf(read).recall)];
}
