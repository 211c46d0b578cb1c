import * as vscode from 'vscode';
import type { FleetReport } from '../../posture/fleet/fleet-report.js';
import type { FleetChanges } from '../../webview/fleet/model/fleet-changes.js';
import {
  readPageMessage,
  type HostMessage,
  type PageAction,
  type PageMessage,
} from '../../webview/fleet/model/messages.js';
import { fleetTexts } from '../../webview/fleet/model/texts.js';
import { Owner } from '../infrastructure/disposable.js';
import { pageFolders, pageHtml } from '../infrastructure/page-html.js';
import { changesBetween } from './compare-reports.js';
import { keptOrigin } from './fleet-origin.js';
import type { FleetSource, Progress } from './fleet-source.js';

/** The type of the panels, under which VS Code keeps them. */
export const panelType = 'amlGuard.fleet';

const page = {
  title: vscode.l10n.t('AML Guard Fleet'),
  script: 'fleet-view.js',
  style: 'fleet.css',
  root: 'fleet',
  texts: fleetTexts,
};

/** What is said when VS Code was closed meanwhile: what Azure answered is never kept. */
const notKept = vscode.l10n.t('What was read from Azure is not kept between sessions.');

/** What of the list can be seen. */
export interface Drawn {
  readonly shown: number;
  readonly all: number;
}

/** One fleet in the editor area: the page, and what it shows. */
export class FleetPanel extends Owner {
  readonly #requested = this.own(new vscode.EventEmitter<PageMessage>());
  /** Somebody chose something in the page that is not the page's own affair. */
  readonly onDidRequest = this.#requested.event;
  readonly #drawnAgain = this.own(new vscode.EventEmitter<Drawn>());
  /** The page has drawn its list. */
  readonly onDidDraw = this.#drawnAgain.event;
  #report: FleetReport | undefined;
  #changes: FleetChanges | undefined;
  #selected = '';
  #working = '';
  #missing: string | undefined;
  #stop: AbortController | undefined;

  /** @param source `undefined` when nobody knows any more where the workspaces came from */
  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly source: FleetSource | undefined,
    extension: vscode.Uri,
  ) {
    super();
    this.own({
      dispose: () => {
        this.cancel();
      },
    });
    this.own(
      panel.webview.onDidReceiveMessage((value: unknown) => {
        const message = readPageMessage(value);
        if (message !== undefined) {
          this.#receive(message);
        }
      }),
    );
    panel.webview.options = { enableScripts: true, localResourceRoots: pageFolders(extension) };
    panel.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.png');
    panel.webview.html = pageHtml(panel.webview, extension, page);
  }

  get report(): FleetReport | undefined {
    return this.#report;
  }

  /** The id of the workspace that the keyboard is on; empty for none. */
  get selected(): string {
    return this.#selected;
  }

  get isReading(): boolean {
    return this.#stop !== undefined;
  }

  /** Shows what the source knows. @throws Error when it cannot be read; the page says so too */
  async open(): Promise<void> {
    await this.#update(vscode.l10n.t('Reading the fleet'), (source, progress, signal) => source.open(progress, signal));
  }

  async refresh(): Promise<void> {
    await this.#update(vscode.l10n.t('Reading the fleet again'), (source, progress, signal) =>
      source.refresh(progress, signal),
    );
  }

  async readDeeply(id: string): Promise<void> {
    await this.#update(vscode.l10n.t('Reading the workspace'), (source, progress, signal) =>
      source.readDeeply(id, progress, signal),
    );
  }

  /** @returns what came of it; `undefined` when it was cancelled */
  async confirm(id: string): Promise<string | undefined> {
    let text: string | undefined;
    await this.#update(vscode.l10n.t('Confirming failures'), async (source, progress, signal) => {
      const confirmed = await source.confirm(id, progress, signal);
      text = confirmed.text;
      return confirmed.report;
    });
    return text;
  }

  /** Shows what changed since an earlier fleet file. @throws Error when the file is none, or is the later one */
  async compareWith(text: string): Promise<void> {
    let before: FleetReport | undefined;
    await this.#update(vscode.l10n.t('Reading the fleet file'), async (source, progress, signal) => {
      const after = this.#report ?? (await source.open(progress, signal));
      before = await source.readOther(text, progress, signal);
      if (Date.parse(before.takenAt) > Date.parse(after.takenAt)) {
        throw new Error(
          vscode.l10n.t('That file is later than what is shown; open it, and compare it with this fleet'),
        );
      }
      this.#changes = changesBetween(before, after);
      return after;
    });
  }

  stopComparing(): void {
    this.#changes = undefined;
    this.#post(this.#fleetMessage());
  }

  cancel(): void {
    this.#stop?.abort();
  }

  act(action: PageAction): void {
    this.panel.reveal();
    this.#post({ type: 'act', action });
  }

  /** Says in the page that there is nothing to show, with a button to read again. */
  showMissing(message = notKept): void {
    this.#missing = message;
    this.#post(this.#missingMessage());
  }

  /** Reads something, shows how far it has come, then what is known now. A cancelled reading changes nothing. */
  async #update(
    text: string,
    read: (source: FleetSource, progress: Progress, signal: AbortSignal) => Promise<FleetReport>,
  ): Promise<void> {
    if (this.source === undefined) {
      throw new Error(vscode.l10n.t('Nobody knows any more which workspaces these were; choose them again'));
    }
    this.cancel();
    const stop = new AbortController();
    this.#stop = stop;
    const progress: Progress = (now) => {
      if (this.#stop === stop) {
        this.#tellWorking(now);
      }
    };
    progress(text);
    try {
      const before = this.#report;
      const report = await read(this.source, progress, stop.signal);
      if (this.#stop === stop && !stop.signal.aborted) {
        this.#report = report;
        this.#missing = undefined;
        // What changed was counted against the report that was shown before.
        if (before !== undefined && before !== report) {
          this.#changes = undefined;
        }
        this.#post(this.#fleetMessage());
      }
    } catch (error) {
      if (!stop.signal.aborted) {
        if (this.#report === undefined) {
          this.showMissing(vscode.l10n.t('The fleet could not be read.'));
        }
        throw error;
      }
      if (this.#report === undefined) {
        this.showMissing(vscode.l10n.t('The reading was cancelled.'));
      }
    } finally {
      if (this.#stop === stop) {
        this.#stop = undefined;
        this.#tellWorking('');
      }
    }
  }

  #receive(message: PageMessage): void {
    switch (message.type) {
      case 'ready':
        // Also when the page comes back after it was hidden.
        this.#post(this.#fleetMessage());
        this.#post(this.#missingMessage());
        this.#tellWorking(this.#working);
        return;
      case 'selected':
        this.#selected = message.id;
        return;
      case 'drawn':
        this.#drawnAgain.fire(message);
        return;
      case 'row':
      case 'all':
      case 'export':
      case 'explain':
        this.#requested.fire(message);
    }
  }

  #tellWorking(text: string): void {
    this.#working = text;
    this.#post({ type: 'working', text });
  }

  #fleetMessage(): HostMessage | undefined {
    return this.#report === undefined || this.source === undefined
      ? undefined
      : {
          type: 'fleet',
          report: this.#report,
          changes: this.#changes,
          isLive: this.source.isLive,
          title: this.source.title,
          origin: keptOrigin(this.source.origin),
        };
  }

  #missingMessage(): HostMessage | undefined {
    return this.#missing === undefined || this.#report !== undefined
      ? undefined
      : {
          type: 'missing',
          message: this.#missing,
          origin: this.source === undefined ? undefined : keptOrigin(this.source.origin),
        };
  }

  #post(message: HostMessage | undefined): void {
    if (message !== undefined && !this.isDisposed) {
      void this.panel.webview.postMessage(message);
    }
  }
}
