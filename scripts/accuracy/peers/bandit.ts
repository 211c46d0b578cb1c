import { placeOf } from '../labels.js';
import { findCommand, jsonOf, outputOf } from './command.js';
import { notInstalled, type Peer } from './peer.js';

/** <https://github.com/PyCQA/bandit>, its tests for passwords that are written down. */
export const bandit: Peer = {
  name: 'bandit B105–B107',
  reads: (file) => file.endsWith('.py'),
  run(sources, { folder }) {
    const command = findCommand('bandit', folder);
    if (command === undefined) {
      return Promise.resolve(notInstalled);
    }
    const byFile = new Map(sources.filter(({ path }) => this.reads(path)).map((source) => [source.file, source]));
    const args = ['--quiet', '--format', 'json', '--tests', 'B105,B106,B107', ...byFile.keys()];
    const report = jsonOf(command, args, { fine: [0, 1] }) as Report;
    const places = report.results.flatMap(({ filename, line_number: line }) => {
      const source = byFile.get(filename);
      return source === undefined ? [] : placeOf(source.repo, source.path, line);
    });
    // What it sees depends on the Python that it runs under, as it reads with that one's own parser.
    const [own = '', python = ''] = outputOf(command, ['--version']).match(/\d+(?:\.\d+)+/g) ?? [];
    const remarks = report.errors.length === 0 ? [] : [`${report.errors.length} files could not be read`];
    return Promise.resolve({
      state: 'ran',
      version: `${own} under Python ${python}`,
      places: new Set(places),
      remarks,
    });
  },
};

interface Report {
  readonly results: readonly { readonly filename: string; readonly line_number: number }[];
  readonly errors: readonly unknown[];
}
