import { texts } from '../model/texts.js';
import { FleetPage, type PageHost } from './fleet-page.js';

/** VS Code puts this into every page of a view: <https://code.visualstudio.com/api/extension-guides/webview>. */
declare function acquireVsCodeApi(): PageHost;

const root = document.getElementById('fleet');
if (root !== null) {
  texts.use(root.dataset, document.documentElement.lang);
  new FleetPage(acquireVsCodeApi()).start(root);
}
