import * as vscode from 'vscode';
import { exportForms, type ExportForm, type PageMessage } from '../../webview/fleet/model/messages.js';
import { asRecord, isText } from '../../webview/fleet/model/values.js';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { readText } from '../infrastructure/read-text.js';
import type { PostureFeature } from '../posture/posture-feature.js';
import { save } from '../posture/posture-files.js';
import type { FleetFeature } from './fleet-feature.js';
import type { FleetPanel } from './fleet-panel.js';
import type { FleetSource } from './fleet-source.js';
import { askForFleetFile, pickOrigin } from './origin-picker.js';

const prefix = 'amlGuard.fleet';

type OpenFleet = FleetPanel & { readonly source: FleetSource };

/** What people do with fleets. What the page asks for is run as a command too, so that failures are told in one way. */
export class FleetCommands extends Owner {
  constructor(
    private readonly feature: FleetFeature,
    private readonly posture: PostureFeature,
    private readonly log: Log,
  ) {
    super();
    this.#add('show', async () => {
      const origin = await pickOrigin(posture.session);
      if (origin !== undefined) {
        await feature.show(origin);
      }
    });
    this.#add('openFile', async (given) => {
      const file = given instanceof vscode.Uri ? given : await askForFleetFile(vscode.l10n.t('Open a Fleet File'));
      if (file !== undefined) {
        await feature.show({ is: 'file', file: file.toString() });
      }
    });
    this.#add('openSample', () => feature.show({ is: 'sample' }).then(() => undefined));
    this.#addForFleet('refresh', (fleet) => fleet.refresh());
    this.#addForFleet('cancel', (fleet) => {
      fleet.cancel();
    });
    this.#addForFleet('compare', (fleet, given) => this.#compare(fleet, given));
    this.#addForFleet('stopComparing', (fleet) => {
      fleet.stopComparing();
    });
    this.#addForFleet('export', (fleet, form) =>
      this.#export(
        fleet,
        exportForms.find((one) => one === form),
      ),
    );
    this.#addForFleet('save', (fleet) => this.#save(fleet));
    for (const action of ['showTable', 'showMap', 'filter'] as const) {
      this.#addForFleet(action, (fleet) => {
        fleet.act(action);
      });
    }
    this.#addForWorkspace('open', (fleet, id) => this.#openWorkspace(fleet, id));
    this.#addForWorkspace('readDeeply', (fleet, id) => fleet.readDeeply(id));
    this.#addForWorkspace('confirm', async (fleet, id) => {
      const text = await fleet.confirm(id);
      if (text !== undefined) {
        void vscode.window.showInformationMessage(text);
      }
    });
    this.#addForWorkspace('copyId', async (_fleet, id) => {
      await vscode.env.clipboard.writeText(id);
      vscode.window.setStatusBarMessage(`$(copy) ${vscode.l10n.t('The resource id is in the clipboard')}`, 5_000);
    });
  }

  /** Runs what the page asks for. */
  perform(message: PageMessage): void {
    const run = (command: string, ...values: readonly unknown[]): void => {
      void vscode.commands.executeCommand(command, ...values);
    };
    switch (message.type) {
      case 'row':
        run(`${prefix}.${message.action}`, message.id);
        return;
      case 'all':
        // Where nobody knows which workspaces these were, they are chosen again.
        run(this.feature.current?.source === undefined ? `${prefix}.show` : `${prefix}.${message.action}`);
        return;
      case 'export':
        run(`${prefix}.export`, message.form);
        return;
      case 'explain':
        run('amlGuard.posture.explain', message.check);
        return;
      case 'ready':
      case 'selected':
      case 'drawn':
        return;
    }
  }

  #add(name: string, run: (given: unknown) => unknown): void {
    this.own(registerCommand(this.log, `${prefix}.${name}`, run));
  }

  #addForFleet(name: string, run: (fleet: OpenFleet, given: unknown) => unknown): void {
    this.#add(name, (given) => {
      const fleet = this.feature.current;
      if (fleet === undefined || !isOpen(fleet)) {
        throw new Error(vscode.l10n.t('No fleet is open; show one first'));
      }
      return run(fleet, given);
    });
  }

  /** A command about one workspace: that of the menu, else the one that the keyboard is on. */
  #addForWorkspace(name: string, run: (fleet: OpenFleet, id: string) => unknown): void {
    this.#addForFleet(name, (fleet, given) => {
      const inMenu = asRecord(given)?.['workspaceId'];
      const id = isText(given) ? given : isText(inMenu) ? inMenu : fleet.selected;
      if (id === '') {
        throw new Error(vscode.l10n.t('Select a workspace of the fleet first'));
      }
      return run(fleet, id);
    });
  }

  /** Shows a workspace's results in the tree. */
  async #openWorkspace(fleet: OpenFleet, id: string): Promise<void> {
    const { connections, tree } = this.posture;
    const { origin } = fleet.source;
    const judged = await fleet.source.details(id);
    const connection = connections.show(judged, {
      key: origin.is === 'azure' ? id : `${origin.is === 'file' ? origin.file : 'aml-guard-fleet:/sample'}#${id}`,
      source: judged.snapshot.sample ? 'sample' : origin.is === 'azure' ? 'azure' : 'file',
      readAgain: () => fleet.source.details(id),
    });
    await tree.reveal(connection);
  }

  async #compare(fleet: OpenFleet, given: unknown): Promise<void> {
    const title = vscode.l10n.t('Compare With an Earlier Fleet File');
    const file = given instanceof vscode.Uri ? given : await askForFleetFile(title);
    if (file !== undefined) {
      await fleet.compareWith(await readText(file));
    }
  }

  async #export(fleet: OpenFleet, given: ExportForm | undefined): Promise<void> {
    const form = given ?? (await askForForm());
    if (form !== undefined) {
      const name = `fleet-${dayOf(fleet)}.${form}`;
      await save(name, { [form.toUpperCase()]: [form] }, await fleet.source.exportAs(form), false);
    }
  }

  async #save(fleet: OpenFleet): Promise<void> {
    await save(
      `fleet-${dayOf(fleet)}.fleet.json`,
      { [vscode.l10n.t('Fleet')]: ['json'] },
      await fleet.source.save(),
      false,
    );
  }
}

function isOpen(fleet: FleetPanel): fleet is OpenFleet {
  return fleet.source !== undefined;
}

function dayOf({ report }: FleetPanel): string {
  return (report?.takenAt ?? new Date().toISOString()).slice(0, 10);
}

async function askForForm(): Promise<ExportForm | undefined> {
  const items = exportForms.map((form) => ({ label: form.toUpperCase(), form }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('In which form?') }))?.form;
}
