import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PageTexts } from '../../src/webview/texts.js';
import { pageTexts } from '../../src/webview/page-texts.js';

const english = { name: 'Name', failing: '{0} of {1} failing', one: '{0} workspace', several: '{0} workspaces' };

describe('texts of a page', () => {
  it('are English until others are given, and where one is missing or no text', () => {
    const texts = new PageTexts(english);
    assert.equal(texts.say('name'), 'Name');
    texts.use({ texts: JSON.stringify({ name: 'Nom', failing: 3, unknown: 'x' }) }, 'fr');
    assert.equal(texts.say('name'), 'Nom');
    assert.equal(texts.say('failing', 1, 2), '1 of 2 failing');
  });

  it('survive what is no list of texts', () => {
    for (const given of [undefined, '', 'null', '[]', '{', '"a"']) {
      const texts = new PageTexts(english);
      texts.use({ texts: given }, 'not a language');
      assert.equal(texts.say('name'), 'Name', given);
    }
  });

  it('put values where the language wants them, and leave what no value is given for', () => {
    const texts = new PageTexts(english);
    texts.use({ texts: JSON.stringify({ failing: 'von {1}: {0}' }) }, 'de');
    assert.equal(texts.say('failing', 1, 2), 'von 2: 1');
    assert.equal(texts.say('failing', 1), 'von {1}: 1');
    // A value that looks like a place for another one stays as it is.
    assert.equal(texts.say('failing', '{1}', 2), 'von 2: {1}');
  });

  it('count as the language does', () => {
    const texts = new PageTexts(english);
    assert.equal(texts.count(0, 'one', 'several', 0), '0 workspaces');
    assert.equal(texts.count(1, 'one', 'several', 1), '1 workspace');
    texts.use({}, 'fr');
    assert.equal(texts.count(0, 'one', 'several', 0), '0 workspace');
    texts.use({}, 'qps-ploc');
    assert.equal(texts.count(2, 'one', 'several', 2), '2 workspaces');
  });

  it('of our pages name their values from 0 without a gap', () => {
    for (const text of pageTexts.flatMap((texts) => Object.values(texts))) {
      const places = [...new Set([...text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index)))].sort();
      assert.deepEqual(
        places,
        places.map((_, index) => index),
        text,
      );
    }
  });
});
