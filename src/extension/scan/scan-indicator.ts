import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import { findingsViewId } from './findings-tree.js';
import type { WorkspaceScan } from './workspace-scan.js';

/** Moves the bar at the top of the view while somebody waits for a scan; scans of what has changed are silent. */
export class ScanIndicator extends Owner {
  #end: (() => void) | undefined;

  constructor(scan: WorkspaceScan) {
    super();
    this.own(
      scan.onDidChange(() => {
        if (scan.state.running?.isAsked === true) {
          this.#begin();
        } else {
          this.#finish();
        }
      }),
    );
    this.own({
      dispose: () => {
        this.#finish();
      },
    });
  }

  #begin(): void {
    if (this.#end === undefined) {
      const over = new Promise<void>((resolve) => {
        this.#end = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: findingsViewId } }, () => over);
    }
  }

  #finish(): void {
    this.#end?.();
    this.#end = undefined;
  }
}
