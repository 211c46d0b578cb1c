/** Packs the extension into `out/aml-guard.vsix` and checks what is inside. */
import { mkdirSync, statSync } from 'node:fs';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { inRepository, isStarted, repository, runMain } from './repository.js';
import { packStaged } from './stage-files.js';

const allowedFiles =
  /^(dist\/((extension|engine|posture|azure|worker|cli|mcp-server)\.cjs|browser\.cjs(\.js)?|(fleet|exposure)-view\.js|rule-pages\.json)|(media|schemas|syntaxes)\/.+|(package(\.nls(\.(?!qps-ploc)[\w-]+)?)?\.json|l10n\/bundle\.l10n\.(?!qps-ploc)[\w-]+\.json|README\.md|CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES\.txt))$/;
const largestBytes = 740 * 1024;

/** The packed extension. */
export const vsixFile = inRepository('out', 'aml-guard.vsix');

/** Packs what `build` made. Throws when a file is inside that should not be, or the whole is too large. */
export async function packageExtension(): Promise<{ readonly files: readonly string[]; readonly bytes: number }> {
  const files = (await listFiles({ cwd: repository, packageManager: PackageManager.None })).map(toPosix);
  const unexpected = files.filter((file) => !allowedFiles.test(file));
  if (unexpected.length > 0) {
    throw new Error(`not meant to be published, see .vscodeignore:\n  ${unexpected.join('\n  ')}`);
  }
  mkdirSync(inRepository('out'), { recursive: true });
  await packStaged([...files, '.vscodeignore'], (cwd) =>
    createVSIX({
      cwd,
      packagePath: vsixFile,
      dependencies: false,
      // There is no public address yet that links could be based on.
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    }),
  );
  const bytes = statSync(vsixFile).size;
  if (bytes > largestBytes) {
    throw new Error(`the package has ${bytes} bytes, more than the ${largestBytes} it may have`);
  }
  return { files, bytes };
}

function toPosix(file: string): string {
  return file.replaceAll('\\', '/');
}

if (isStarted(import.meta.url)) {
  runMain(async () => {
    const { files, bytes } = await packageExtension();
    console.log(`${files.length} files, ${Math.ceil(bytes / 1024)} KB: out/aml-guard.vsix`);
    return 0;
  });
}
