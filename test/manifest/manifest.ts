import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ManifestTexts, withTexts } from '../../scripts/manifest-texts.js';

/** What tests look at of the extension's manifest. */
export interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly icon?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly group?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string; readonly contents: string }[];
    readonly walkthroughs: readonly Walkthrough[];
  };
}

export interface Walkthrough {
  readonly id: string;
  readonly icon: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly media: { readonly svg: string; readonly altText: string };
    readonly completionEvents: readonly string[];
  }[];
}

const root = path.resolve(import.meta.dirname, '..', '..');

/** A file of the repository as text. */
export function fileText(name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

/** The manifest as VS Code shows it, with its texts in place. */
export const manifest = withTexts(
  JSON.parse(fileText('package.json')),
  JSON.parse(fileText('package.nls.json')) as ManifestTexts,
) as Manifest;

/** The commands that a text of the manifest links to, with whether each link is a button: alone on its line. */
export function linksIn(text: string): readonly { readonly command: string; readonly isButton: boolean }[] {
  return text.split('\n').flatMap((line) =>
    [...line.matchAll(/\[[^\]]+\]\(command:(?:toSide:)?([\w.]+)[^)]*\)/g)].map(([link, command = '']) => ({
      command,
      isButton: link === line.trim(),
    })),
  );
}
