import * as vscode from 'vscode';
import { asRecord } from '../../webview/fleet/model/values.js';
import { runInBackground } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { PostureFeature } from '../posture/posture-feature.js';
import { FleetCommands } from './fleet-commands.js';
import { keptOrigin, readOrigin, type FleetOrigin } from './fleet-origin.js';
import { FleetPanel, panelType } from './fleet-panel.js';
import { FleetSessions } from './fleet-session.js';
import type { FleetSource } from './fleet-source.js';

/** Fleets in the editor area; each is a panel of its own. */
export class FleetFeature extends Owner {
  readonly #extension: vscode.Uri;
  readonly #panels = new Set<FleetPanel>();
  readonly #sessions: FleetSessions;
  readonly #commands: FleetCommands;
  #current: FleetPanel | undefined;

  constructor(context: vscode.ExtensionContext, posture: PostureFeature, log: Log) {
    super();
    this.#extension = context.extensionUri;
    this.own({
      dispose: () => {
        for (const { panel } of [...this.#panels]) {
          panel.dispose();
        }
      },
    });
    this.#sessions = new FleetSessions(posture.session, posture.judge, context.extensionUri);
    this.#commands = this.own(new FleetCommands(this, posture, log));
    this.own(
      vscode.window.registerWebviewPanelSerializer(panelType, {
        deserializeWebviewPanel: (panel, state: unknown) => {
          this.#restore(panel, readOrigin(asRecord(state)?.['origin']), log);
          return Promise.resolve();
        },
      }),
    );
  }

  /** The fleet that somebody looked at last, as long as it is open. */
  get current(): FleetPanel | undefined {
    return this.#current;
  }

  get panels(): readonly FleetPanel[] {
    return [...this.#panels];
  }

  /** Shows the workspaces of an origin. @throws Error when they cannot be read; the page says so too */
  async show(origin: FleetOrigin): Promise<FleetPanel> {
    const key = JSON.stringify(keptOrigin(origin));
    const open = this.panels.find(
      ({ source }) => source !== undefined && JSON.stringify(keptOrigin(source.origin)) === key,
    );
    if (open !== undefined) {
      open.panel.reveal();
      return open;
    }
    return this.showSource(this.#sessions.open(origin));
  }

  /** Shows the workspaces of a source. @throws Error when they cannot be read; the page says so too */
  async showSource(source: FleetSource): Promise<FleetPanel> {
    const fleet = this.#add(
      vscode.window.createWebviewPanel(panelType, source.title, vscode.ViewColumn.Active),
      source,
    );
    await fleet.open();
    return fleet;
  }

  /** A panel of an earlier session. What lies in a file is read again; Azure is asked when somebody says so. */
  #restore(panel: vscode.WebviewPanel, origin: FleetOrigin | undefined, log: Log): void {
    const fleet = this.#add(panel, origin === undefined ? undefined : this.#sessions.open(origin));
    if (origin === undefined || origin.is === 'azure') {
      fleet.showMissing();
    } else {
      runInBackground(log, 'open the fleet again', () => fleet.open());
    }
  }

  #add(panel: vscode.WebviewPanel, source: FleetSource | undefined): FleetPanel {
    const fleet = new FleetPanel(panel, source, this.#extension);
    this.#panels.add(fleet);
    this.#current = fleet;
    fleet.own(
      panel.onDidChangeViewState(() => {
        if (panel.active) {
          this.#current = fleet;
        }
      }),
    );
    fleet.own(
      fleet.onDidRequest((message) => {
        this.#current = fleet;
        this.#commands.perform(message);
      }),
    );
    panel.onDidDispose(() => {
      this.#panels.delete(fleet);
      if (this.#current === fleet) {
        this.#current = undefined;
      }
      fleet.dispose();
    });
    return fleet;
  }
}
