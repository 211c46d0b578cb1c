import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressKind, type AddressKind } from '../../../src/posture/names/address-kind.js';

const cases: Readonly<Record<AddressKind, readonly string[]>> = {
  private: [
    ...['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.0.0', '192.168.255.255'],
    ...['100.64.0.0', '100.127.255.255', '169.254.169.254'],
    ...['fc00::', 'fdff:ffff::1', 'fe80::1', 'febf::1', 'fe80::1%eth0', '::ffff:10.0.0.4', '::ffff:a00:4'],
  ],
  public: [
    ...['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0'],
    ...['100.63.255.255', '100.128.0.0', '169.253.0.1', '20.50.2.1', '223.255.255.255'],
    ...['2603:1020::1', 'fb00::1', 'fec0::1', '::ffff:20.50.2.1', '2001:db8:1:2:3:4:5:6'],
  ],
  unusable: ['0.0.0.0', '127.0.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'ff02::1', '::ffff:127.0.0.1'],
};

describe('the kind of an address', () => {
  for (const [kind, addresses] of Object.entries(cases)) {
    for (const address of addresses) {
      it(`${address} is ${kind}`, () => {
        assert.equal(addressKind(address), kind);
      });
    }
  }

  it('is not known for what is no address', () => {
    const wrong = ['', 'example.com', '10.0.0', '10.0.0.256', '10.0.0.1.2', ':', '1:2:3', '1::2::3', 'g::1', '::1.2.3'];
    assert.deepEqual(
      wrong.map(addressKind),
      wrong.map(() => undefined),
    );
  });
});
