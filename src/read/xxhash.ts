/** The lower half of XXH64 (seed 0), which zstd keeps as the checksum of a frame. Source: RFC 8878, section 3.1.1. */
export interface Checksum {
  update(bytes: Buffer): void;
  /** 32 bits, unsigned. May be asked once, at the end. */
  low(): number;
}

/** A number of 64 bits, as two of 32. */
interface Wide {
  high: number;
  low: number;
}

const wide = (high: number, low: number): Wide => ({ high: high | 0, low: low | 0 });
const prime1 = wide(0x9e3779b1, 0x85ebca87);
const prime2 = wide(0xc2b2ae3d, 0x27d4eb4f);
const prime3 = wide(0x165667b1, 0x9e3779f9);
const prime4 = wide(0x85ebca77, 0xc2b2ae63);
const prime5 = wide(0x27d4eb2f, 0x165667c5);
const stripeBytes = 32;

function add(to: Wide, high: number, low: number): void {
  const sum = (to.low >>> 0) + (low >>> 0);
  to.low = sum | 0;
  to.high = (to.high + high + (sum > 0xffff_ffff ? 1 : 0)) | 0;
}

function multiply(to: Wide, by: Wide): void {
  const low0 = to.low & 0xffff;
  const low1 = to.low >>> 16;
  const by0 = by.low & 0xffff;
  const by1 = by.low >>> 16;
  const middle = low0 * by1 + low1 * by0 + ((low0 * by0) >>> 16);
  to.high = (low1 * by1 + Math.floor(middle / 0x10000) + Math.imul(to.high, by.low) + Math.imul(to.low, by.high)) | 0;
  to.low = Math.imul(to.low, by.low);
}

/** By fewer than 32 bits. */
function rotate(to: Wide, bits: number): void {
  const { high, low } = to;
  to.high = (high << bits) | (low >>> (32 - bits));
  to.low = (low << bits) | (high >>> (32 - bits));
}

function exclusiveOr(to: Wide, high: number, low: number): void {
  to.high ^= high;
  to.low ^= low;
}

/** XOR with itself, shifted right by `bits`. */
function fold(to: Wide, bits: number): void {
  const low = bits >= 32 ? to.high >>> (bits - 32) : (to.low >>> bits) | (to.high << (32 - bits));
  exclusiveOr(to, bits >= 32 ? 0 : to.high >>> bits, low);
}

function round(to: Wide, high: number, low: number): void {
  const lane = wide(high, low);
  multiply(lane, prime2);
  add(to, lane.high, lane.low);
  rotate(to, 31);
  multiply(to, prime1);
}

export function createChecksum(): Checksum {
  const first = wide(prime1.high, prime1.low);
  add(first, prime2.high, prime2.low);
  const fourth = wide(~prime1.high, ~prime1.low);
  add(fourth, 0, 1);
  const lanes = [first, wide(prime2.high, prime2.low), wide(0, 0), fourth] as const;
  const rest = Buffer.alloc(stripeBytes);
  let restBytes = 0;
  let total = 0;

  function stripe(bytes: Buffer, at: number): void {
    for (let index = 0; index < 4; index++) {
      const lane = lanes[index] as Wide;
      round(lane, bytes.readInt32LE(at + index * 8 + 4), bytes.readInt32LE(at + index * 8));
    }
  }

  return {
    update(bytes) {
      total += bytes.length;
      let at = 0;
      if (restBytes > 0) {
        at = bytes.copy(rest, restBytes);
        restBytes += at;
        if (restBytes < stripeBytes) return;
        stripe(rest, 0);
      }
      for (; at + stripeBytes <= bytes.length; at += stripeBytes) stripe(bytes, at);
      restBytes = bytes.copy(rest, 0, at);
    },
    low() {
      const hash = wide(prime5.high, prime5.low);
      if (total >= stripeBytes) {
        hash.high = 0;
        hash.low = 0;
        for (const [index, bits] of [1, 7, 12, 18].entries()) {
          const lane = { ...(lanes[index] as Wide) };
          rotate(lane, bits);
          add(hash, lane.high, lane.low);
        }
        for (const lane of lanes) {
          const merged = wide(0, 0);
          round(merged, lane.high, lane.low);
          exclusiveOr(hash, merged.high, merged.low);
          multiply(hash, prime1);
          add(hash, prime4.high, prime4.low);
        }
      }
      add(hash, Math.floor(total / 2 ** 32), total);
      let at = 0;
      for (; at + 8 <= restBytes; at += 8) {
        const lane = wide(0, 0);
        round(lane, rest.readInt32LE(at + 4), rest.readInt32LE(at));
        exclusiveOr(hash, lane.high, lane.low);
        rotate(hash, 27);
        multiply(hash, prime1);
        add(hash, prime4.high, prime4.low);
      }
      if (at + 4 <= restBytes) {
        const lane = wide(0, rest.readInt32LE(at));
        multiply(lane, prime1);
        exclusiveOr(hash, lane.high, lane.low);
        rotate(hash, 23);
        multiply(hash, prime2);
        add(hash, prime3.high, prime3.low);
        at += 4;
      }
      for (; at < restBytes; at++) {
        const lane = wide(0, rest[at] ?? 0);
        multiply(lane, prime5);
        exclusiveOr(hash, lane.high, lane.low);
        rotate(hash, 11);
        multiply(hash, prime1);
      }
      fold(hash, 33);
      multiply(hash, prime2);
      fold(hash, 29);
      multiply(hash, prime3);
      fold(hash, 32);
      return hash.low >>> 0;
    },
  };
}
