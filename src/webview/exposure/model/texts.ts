import { PageTexts } from '../../texts.js';

/** What the page of who can reach what says. Sentences about a workspace are the engine's and stay English. */
export const exposureTexts = {
  title: 'Who can reach what in {0}',
  read: 'Read {0} UTC',
  sample: 'Sample data: this workspace does not exist.',
  hint: 'Choose a box to see its ways: Tab, then the arrow keys, or a click.',
  lines: 'Lines',
  lineInternet: 'from the internet',
  lineOpen: 'open',
  lineUnknown: 'not known',
  chosen: 'Chosen box',
  noWay: 'No way is open that is known.',
  notKnown: '{0} (not known)',
  tableHead: 'In words',
  what: 'What',
  who: 'Who can reach it',
  attackPaths: 'Attack paths',
  open: 'Open',
  cut: 'Cut',
  unknown: 'Not known',
  readIn: 'Read in {0}',
  drawing: 'Drawing of who can reach what; the table below says the same',
  box: '{0}, {1}',
  exposedBox: '{0}, {1}, open to the internet',
  oneWay: '{0} way',
  ways: '{0} ways',
} as const;

export type ExposureText = keyof typeof exposureTexts;

/** The texts that the page shows. */
export const texts = new PageTexts<ExposureText>(exposureTexts);
