import * as vscode from 'vscode';
import {
  parsePlace,
  placeKey,
  placeName,
  serviceTitles,
  type PipelineKind,
  type PipelinePlace,
} from '../../posture/pipelines/places.js';
import { placesOfRemotes } from '../../posture/pipelines/remotes.js';
import { readText } from '../infrastructure/read-text.js';
import { readGitHubHost } from './github-settings.js';

interface PlaceItem extends vscode.QuickPickItem {
  readonly place?: PipelinePlace;
  /** Asks for the name of another one. */
  readonly other?: PipelineKind;
}

/**
 * Asks which pipelines to read: those that are connected, those that the remotes of the opened folders name, and others
 * by name. `undefined` when nobody chose.
 */
export async function pickPipelines(
  connected: readonly PipelinePlace[],
): Promise<readonly PipelinePlace[] | undefined> {
  const items = itemsFor(connected, await placesOfFolders());
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Connect Pipelines'),
    placeHolder: vscode.l10n.t('Whose settings are to be read with the workspace? Nothing is changed there'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (picked === undefined) {
    return undefined;
  }
  const places = picked.flatMap(({ place }) => (place === undefined ? [] : [place]));
  for (const { other } of picked) {
    const place = other === undefined ? undefined : await askForPlace(other);
    if (other !== undefined && place === undefined) {
      return undefined;
    }
    if (place !== undefined) {
      places.push(place);
    }
  }
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}

/** What the list shows: what is connected is ticked. */
export function itemsFor(
  connected: readonly PipelinePlace[],
  proposed: readonly PipelinePlace[],
): readonly PlaceItem[] {
  const keys = new Set(connected.map(placeKey));
  const found = proposed.filter((place) => !keys.has(placeKey(place)));
  const item = (place: PipelinePlace, detail: string, picked: boolean): PlaceItem => ({
    label: placeName(place),
    description: place.kind === 'github' && place.host !== 'github.com' ? place.host : serviceTitles[place.kind],
    detail,
    picked,
    place,
  });
  return [
    ...connected.map((place) => item(place, vscode.l10n.t('Connected'), true)),
    ...found.map((place) => item(place, vscode.l10n.t('Named by a remote of the repository'), false)),
    { label: vscode.l10n.t('Another Project of Azure DevOps…'), other: 'azure-devops' },
    { label: vscode.l10n.t('Another Repository on GitHub…'), other: 'github' },
  ];
}

/** The places that remotes of the opened folders name. Files are read, no program is run. */
export async function placesOfFolders(): Promise<readonly PipelinePlace[]> {
  // What a folder names is not proposed before somebody trusts it.
  if (!vscode.workspace.isTrusted) {
    return [];
  }
  const texts = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
      // Not every folder is a repository, and a worktree has its configuration elsewhere.
      readText(vscode.Uri.joinPath(uri, '.git', 'config')).catch(() => undefined),
    ),
  );
  const host = readGitHubHost();
  const places = texts.flatMap((text) => (text === undefined ? [] : placesOfRemotes(text, host)));
  return [...new Map(places.map((place) => [placeKey(place), place])).values()];
}

async function askForPlace(kind: PipelineKind): Promise<PipelinePlace | undefined> {
  const host = readGitHubHost();
  const form =
    kind === 'github'
      ? vscode.l10n.t('owner/repository')
      : vscode.l10n.t('organization/project or organization/project/repository');
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Connect Pipelines'),
    prompt: kind === 'github' ? vscode.l10n.t('A repository on {0}', host) : vscode.l10n.t('A project of Azure DevOps'),
    placeHolder: form,
    ignoreFocusOut: true,
    validateInput: (given) =>
      parsePlace(kind, given.trim(), host) === undefined ? vscode.l10n.t('Write {0}', form) : undefined,
  });
  return text === undefined ? undefined : parsePlace(kind, text.trim(), host);
}
