import * as vscode from 'vscode';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { Connections } from '../posture/connections.js';
import type { ConnectedPipelines } from './connected-pipelines.js';
import { pickPipelines } from './pipeline-picker.js';

interface Parts {
  readonly pipelines: ConnectedPipelines;
  readonly connections: Connections;
  readonly log: Log;
}

/** What people do about pipelines: say which, and have them read with their workspaces. */
export class PipelineCommands extends Owner {
  constructor({ pipelines, connections, log }: Parts) {
    super();
    this.own(
      registerCommand(log, 'amlGuard.pipelines.connect', async () => {
        const places = await pickPipelines(pipelines.places);
        if (places === undefined) {
          return;
        }
        await pipelines.connect(places);
        const workspaces = connections.all.filter(({ source }) => source === 'azure');
        if (workspaces.length === 0 && places.length > 0) {
          void vscode.window.showInformationMessage(
            vscode.l10n.t('The pipelines are read with a workspace: connect one in the view Posture'),
          );
        }
        // The person has asked for it, so they may be asked to sign in.
        await Promise.all(workspaces.map(({ key }) => connections.refresh(key, true)));
      }),
    );
  }
}
