import { LineIndex } from '../documents/line-index.js';
import type { Link } from './link.js';
import { folderOf, nameOf } from './project-path.js';

/** Whether a file of that path is a configuration of the SDK, by its name. */
export function isConfigurationPath(path: string): boolean {
  return nameOf(path) === 'config.json';
}

/**
 * The workspace that a `config.json` names for its folder, or for the one around `.azureml`; nothing for other JSON.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-configure-environment#local-and-dsvm-only-create-a-workspace-configuration-file>.
 */
export function readConfiguration(path: string, text: string): readonly Link[] {
  const name = workspaceOf(text);
  if (name === undefined) {
    return [];
  }
  const own = folderOf(path);
  const folder = nameOf(own) === '.azureml' ? folderOf(own) : own;
  const lines = new LineIndex(text);
  const at = text.indexOf(`"${name}"`) + 1;
  const place = { path, start: lines.positionAt(at), end: lines.positionAt(at + name.length) };
  return [{ kind: 'configuration', key: folder, value: { ...place, folder, name } }];
}

function workspaceOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    const { subscription_id: subscription, workspace_name: name } = value as Readonly<Record<string, unknown>>;
    return typeof subscription === 'string' && typeof name === 'string' && /^[\w-]+$/.test(name) ? name : undefined;
  } catch {
    return undefined;
  }
}
