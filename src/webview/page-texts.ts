import { exposureTexts } from './exposure/model/texts.js';
import { fleetTexts } from './fleet/model/texts.js';
import type { EnglishTexts } from './texts.js';

/** The texts of all pages, for translators. */
export const pageTexts: readonly EnglishTexts[] = [fleetTexts, exposureTexts];
