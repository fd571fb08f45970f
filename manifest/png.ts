import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixel: (x: number, y: number) => readonly [red: number, green: number, blue: number, alpha: number];
}

const headerLength = 8;
const channelsOf = new Map([
  [2, 3],
  [6, 4],
]);

/**
 * Reads a PNG of 8 bits a channel, with or without transparency, not interlaced: what browsers write.
 * @see https://www.w3.org/TR/png-3/
 * @throws Error for any other file
 */
export function readPng(bytes: Uint8Array): Picture {
  const view = Buffer.from(bytes);
  const [width, height, depth, colours] = [view.readUInt32BE(16), view.readUInt32BE(20), view[24], view[25] ?? 0];
  const channels = channelsOf.get(colours);
  if (view.toString('latin1', 1, 4) !== 'PNG' || depth !== 8 || channels === undefined || view[28] !== 0)
    throw new Error('not a PNG of 8 bits a channel');
  const lines = unfilter(inflateSync(Buffer.concat(dataOf(view))), width * channels, height, channels);
  const at = (x: number, y: number, channel: number) => lines[(y * width + x) * channels + channel] ?? 0;
  return {
    width,
    height,
    pixel: (x, y) => [at(x, y, 0), at(x, y, 1), at(x, y, 2), channels === 4 ? at(x, y, 3) : 255],
  };
}

function dataOf(view: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = headerLength; at < view.length; at += view.readUInt32BE(at) + 12) {
    if (view.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(view.subarray(at + 8, at + 8 + view.readUInt32BE(at)));
  }
  return parts;
}

/** Each line begins with the way in which it was predicted from the bytes to the left and above. */
function unfilter(data: Buffer, length: number, height: number, channels: number): Uint8Array {
  const lines = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x++) {
      const left = x < channels ? 0 : (lines[y * length + x - channels] ?? 0);
      const above = y === 0 ? 0 : (lines[(y - 1) * length + x] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (lines[(y - 1) * length + x - channels] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      lines[y * length + x] = (data[y * (length + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return lines;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
