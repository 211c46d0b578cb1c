import * as vscode from 'vscode';
import { gitHubPlace, publicGitHub } from '../../posture/pipelines/places.js';
import { settingsSection } from '../infrastructure/settings.js';

/**
 * The host of GitHub: the public one, or the Enterprise Server that the person has set for this machine. A value of a
 * workspace is not looked at, whatever the manifest says: a token goes there.
 */
export function readGitHubHost(): string {
  const value = vscode.workspace.getConfiguration(settingsSection).inspect('github.server')?.globalValue;
  const host =
    typeof value === 'string'
      ? value
          .trim()
          .replace(/^https:\/\//, '')
          .replace(/(?<!\/)\/+$/, '')
          .toLowerCase()
      : '';
  return host !== '' && gitHubPlace('owner', 'repository', host) !== undefined ? host : publicGitHub;
}
