import { texts } from '../model/texts.js';
import { ExposurePage, type PageHost } from './exposure-page.js';

/** VS Code puts this into every page of a view: <https://code.visualstudio.com/api/extension-guides/webview>. */
declare function acquireVsCodeApi(): PageHost;

const root = document.getElementById('page');
if (root !== null) {
  texts.use(root.dataset, document.documentElement.lang);
  new ExposurePage(acquireVsCodeApi()).start(root);
}
