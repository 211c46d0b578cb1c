import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/**
 * Sources in a bundle go on finding what lies beside them: their own place stands in for that of the bundle.
 *
 * @param change what else happens to a file of this repository before it is compiled (default: nothing)
 */
export function ownPlaces(change: (contents: string, file: string) => string = (contents) => contents): Plugin {
  return {
    name: 'own-places',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        if (file.includes(`${path.sep}node_modules${path.sep}`)) {
          return undefined;
        }
        const contents = (await readFile(file, 'utf8'))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
          .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)));
        return { contents: change(contents, file), loader: 'ts' };
      });
    },
  };
}
