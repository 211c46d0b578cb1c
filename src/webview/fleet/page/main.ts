import { FleetPage, type PageHost } from './fleet-page.js';

/** VS Code puts this into every page of a view: <https://code.visualstudio.com/api/extension-guides/webview>. */
declare function acquireVsCodeApi(): PageHost;

const root = document.getElementById('fleet');
if (root !== null) {
  new FleetPage(acquireVsCodeApi()).start(root);
}
