import type { DevToolsSession } from './browser.js';
import type { WorkbenchPage } from './workbench-page.js';

/**
 * Roles of what people operate or look for: with no name, a screen reader has nothing to say but the role.
 *
 * Source: WAI-ARIA 1.2, "accessible name required" (<https://www.w3.org/TR/wai-aria-1.2/#namecalculation>).
 */
const namedRoles: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'columnheader',
  'combobox',
  'grid',
  'gridcell',
  'image',
  'img',
  'link',
  'menuitem',
  'option',
  'radio',
  'rowheader',
  'searchbox',
  'tab',
  'textbox',
  'tree',
  'treeitem',
]);

/** A part of the page as the browser tells it to a screen reader. */
export interface AccessiblePart {
  readonly role: string;
  readonly name: string;
}

interface RawNode {
  readonly ignored: boolean;
  readonly backendDOMNodeId: number;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
}

interface RawElement {
  readonly backendNodeId: number;
  readonly children?: readonly RawElement[];
}

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

/** The parts below an element of the workbench, in the browser's own accessibility tree. */
export async function accessibleParts(page: WorkbenchPage, selector: string): Promise<readonly AccessiblePart[]> {
  const tools = await page.devTools();
  const { root } = (await tools.send('DOM.getDocument')) as { readonly root: { readonly nodeId: number } };
  const { nodeId } = (await tools.send('DOM.querySelector', { nodeId: root.nodeId, selector })) as { nodeId: number };
  if (nodeId === 0) {
    throw new Error(`nothing in the workbench fits ${selector}`);
  }
  // Elements without a role of their own are not in the tree, so it is asked for what lies below them in the page.
  const { node } = (await tools.send('DOM.describeNode', { nodeId, depth: -1 })) as { readonly node: RawElement };
  const below = new Set(elementsBelow(node));
  const nodes = await wholeTree(tools, {});
  return partsOf(
    nodes.filter(({ backendDOMNodeId }) => below.has(backendDOMNodeId)),
    selector,
  );
}

function elementsBelow({ backendNodeId, children = [] }: RawElement): readonly number[] {
  return [backendNodeId, ...children.flatMap(elementsBelow)];
}

/** The parts of the page that an extension shows in the editor area: the innermost frame. */
export async function accessiblePartsOfWebview(workbench: WorkbenchPage): Promise<readonly AccessiblePart[]> {
  const tools = await workbench.devTools();
  const { frameTree } = (await tools.send('Page.getFrameTree')) as { readonly frameTree: FrameTree };
  // A page lies in a frame of its own inside the frame of the webview; nothing else in the workbench lies that deep.
  const [page] = (frameTree.childFrames ?? []).flatMap(({ childFrames = [] }) => childFrames);
  if (page === undefined) {
    throw new Error('no page of an extension is open');
  }
  return partsOf(await wholeTree(tools, { frameId: page.frame.id }), 'the page');
}

/** Roles of parts that should have a name and have none. */
export function unnamed(parts: readonly AccessiblePart[]): readonly string[] {
  return parts.filter(({ role, name }) => namedRoles.has(role) && name === '').map(({ role }) => role);
}

async function wholeTree(tools: DevToolsSession, of: { readonly frameId?: string }): Promise<readonly RawNode[]> {
  await tools.send('Accessibility.enable');
  const { nodes } = (await tools.send('Accessibility.getFullAXTree', of)) as { readonly nodes: readonly RawNode[] };
  return nodes;
}

/** Throws when there are none: a tree that was not found has no part without a name. */
function partsOf(nodes: readonly RawNode[], where: string): readonly AccessiblePart[] {
  const parts = nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name }) => ({ role: textOf(role?.value), name: textOf(name?.value).trim() }));
  if (!parts.some(({ role }) => namedRoles.has(role))) {
    throw new Error(`the accessibility tree has nothing of ${where}`);
  }
  return parts;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
