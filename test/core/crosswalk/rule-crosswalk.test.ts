import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atlasTechniqueIds } from '../../../src/core/crosswalk/atlas-techniques.js';
import { inOrder, mappedIds } from '../../../src/core/crosswalk/cross-reference.js';
import { mcsbControlIds, mcsbControls } from '../../../src/core/crosswalk/mcsb-controls.js';
import { crosswalkOfRule, rulesCrosswalk, rulesWithoutControl } from '../../../src/core/crosswalk/rule-crosswalk.js';
import { ruleIds } from '../../../src/core/rules/registry.js';

describe('controls of the benchmark', () => {
  it('have ids of the benchmark’s form, numbered without a gap in each domain', () => {
    const numbers = new Map<string, number[]>();
    for (const id of mcsbControlIds) {
      const [, domain = '', number] = /^([A-Z]{2})-(\d+)$/.exec(id) ?? [];
      numbers.set(domain, [...(numbers.get(domain) ?? []), Number(number)]);
    }
    // The numbers of controls in the twelve domains of version 1.
    assert.deepEqual(Object.fromEntries([...numbers].map(([domain, all]) => [domain, all.length])), {
      NS: 10,
      IM: 9,
      PA: 8,
      DP: 8,
      AM: 5,
      LT: 7,
      IR: 7,
      PV: 7,
      ES: 3,
      BR: 4,
      DS: 7,
      GS: 11,
    });
    for (const all of numbers.values()) {
      assert.deepEqual(
        all,
        all.map((_, index) => index + 1),
      );
    }
  });

  it('name safeguards and controls in the form of their catalogues, each once', () => {
    for (const [id, { title, cis, nist }] of Object.entries(mcsbControls)) {
      assert.match(title, /^[A-Z].*[^.\s]$/, id);
      for (const one of cis as readonly string[]) {
        assert.match(one, /^(?:[1-9]|1[0-8])\.\d{1,2}$/, id);
      }
      for (const one of nist as readonly string[]) {
        assert.match(one, /^[A-Z]{2}-\d{1,2}$/, id);
      }
      assert.equal(new Set(cis).size, cis.length, id);
      assert.equal(new Set(nist).size, nist.length, id);
    }
  });

  it('are as the published mapping has them', () => {
    assert.deepEqual(mcsbControls['NS-2'], {
      title: 'Secure cloud native services with network controls',
      cis: ['3.12', '4.4'],
      nist: ['AC-4', 'SC-2', 'SC-7'],
    });
    assert.deepEqual(mcsbControls['IM-3'].cis, []);
  });

  it('give what they map to once', () => {
    assert.deepEqual(mappedIds(['NS-1', 'NS-2']), {
      cis: ['3.12', '13.4', '4.4'],
      nist: ['AC-4', 'SC-2', 'SC-7'],
    });
    assert.deepEqual(inOrder(['DP-3', 'NS-2', 'DP-3']), ['NS-2', 'DP-3']);
  });
});

describe('the crosswalk of rules', () => {
  it('has every rule, with a control or a reason why not', () => {
    const stated = [...Object.keys(rulesCrosswalk), ...Object.keys(rulesWithoutControl)];
    assert.deepEqual(stated.sort(), [...ruleIds].sort());
    for (const [id, { controls }] of Object.entries(rulesCrosswalk)) {
      assert.ok(controls.length > 0, id);
      assert.deepEqual(controls, inOrder(controls), id);
    }
    for (const reason of Object.values(rulesWithoutControl)) {
      assert.match(reason, /^[A-Z].*\.$/);
    }
  });

  it('knows nothing of what is no rule, whatever its name', () => {
    assert.deepEqual(crosswalkOfRule('toString'), { controls: [], techniques: [] });
    assert.deepEqual(crosswalkOfRule('ineffective-allow'), { controls: [], techniques: [] });
    assert.deepEqual(crosswalkOfRule('plain-http').controls, ['NS-8', 'DP-3']);
  });

  it('names techniques in ATLAS’ form', () => {
    for (const id of atlasTechniqueIds) {
      assert.match(id, /^AML\.T\d{4}(?:\.\d{3})?$/);
    }
  });
});
