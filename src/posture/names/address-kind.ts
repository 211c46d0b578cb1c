/** What an address says of where it leads. */
export type AddressKind =
  /** Of a network of one's own: nobody reaches it from the internet. */
  | 'private'
  | 'public'
  /** Of this machine, of nothing or of many: no service of Azure is behind it. */
  | 'unusable';

/** A range by the numbers of its first address and how many bits of them count. */
type Range = readonly [start: readonly number[], bits: number];

/** RFC 1918, RFC 6598 (carriers), RFC 3927 (link-local). */
const privateV4: readonly Range[] = [
  [[10, 0, 0, 0], 8],
  [[172, 16, 0, 0], 12],
  [[192, 168, 0, 0], 16],
  [[100, 64, 0, 0], 10],
  [[169, 254, 0, 0], 16],
];

/** RFC 1122: "this network" and loopback; RFC 5771: multicast; RFC 1112: reserved, with the broadcast address. */
const unusableV4: readonly Range[] = [
  [[0, 0, 0, 0], 8],
  [[127, 0, 0, 0], 8],
  [[224, 0, 0, 0], 4],
  [[240, 0, 0, 0], 4],
];

/** RFC 4193 (unique local) and RFC 4291 (link-local), by the first 16 bits. */
const privateV6: readonly Range[] = [
  [[0xfc, 0], 7],
  [[0xfe, 0x80], 10],
];

/** What an IPv4 or IPv6 address is by the documented ranges; `undefined` for a text that is no address. */
export function addressKind(address: string): AddressKind | undefined {
  const bytes = bytesOf(address);
  if (bytes === undefined) {
    return undefined;
  }
  if (bytes.length === 4) {
    return kindIn(bytes, privateV4, unusableV4);
  }
  // RFC 4291, 2.5.5.2: an IPv4 address in the clothes of an IPv6 one.
  if (bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff) {
    return kindIn(bytes.slice(12), privateV4, unusableV4);
  }
  const isNothingOrLoopback = bytes.slice(0, 15).every((byte) => byte === 0) && (bytes[15] ?? 0) <= 1;
  return isNothingOrLoopback ? 'unusable' : kindIn(bytes, privateV6, [[[0xff], 8]]);
}

function kindIn(bytes: readonly number[], own: readonly Range[], unusable: readonly Range[]): AddressKind {
  return own.some((range) => isIn(bytes, range))
    ? 'private'
    : unusable.some((range) => isIn(bytes, range))
      ? 'unusable'
      : 'public';
}

function isIn(bytes: readonly number[], [start, bits]: Range): boolean {
  return start.every((byte, index) => {
    const counting = Math.min(Math.max(bits - index * 8, 0), 8);
    const mask = (0xff << (8 - counting)) & 0xff;
    return ((bytes[index] ?? 0) & mask) === (byte & mask);
  });
}

/** Four or sixteen bytes. */
function bytesOf(address: string): readonly number[] | undefined {
  if (!address.includes(':')) {
    const parts = address.split('.');
    const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
    return isAddress ? parts.map(Number) : undefined;
  }
  // A zone, as in `fe80::1%eth0`, says by which network card.
  const [bare = ''] = address.split('%');
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  const last = tail === null ? undefined : bytesOf(tail[2] ?? '');
  if (tail !== null && last === undefined) {
    return undefined;
  }
  const text = last === undefined ? bare : `${tail?.[1] ?? ''}${hex(last[0], last[1])}:${hex(last[2], last[3])}`;
  const halves = text.split('::');
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const given = groups.flat();
  if (halves.length > 2 || given.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) {
    return undefined;
  }
  const missing = 8 - given.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) {
    return undefined;
  }
  const full = halves.length === 2 ? [...(groups[0] ?? []), ...zeros(missing), ...(groups[1] ?? [])] : given;
  return full.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
}

function hex(high = 0, low = 0): string {
  return ((high << 8) | low).toString(16);
}

function zeros(count: number): readonly string[] {
  return Array.from({ length: count }, () => '0');
}
