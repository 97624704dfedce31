import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const maxColours = 128;

/**
 * The same picture with the 128 colours that it has most of, a third of the size: screenshots are text on a few grounds.
 * Takes what Chromium writes: 8-bit RGB, not interlaced (PNG, ISO/IEC 15948). Throws for anything else.
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPixels(png);
  const palette = choosePalette(pixels);
  const nearest = new Map<number, number>();
  // One byte a pixel, each line behind its filter type (none).
  const lines = Buffer.alloc((width + 1) * height);
  for (const [index, colour] of pixels.entries()) {
    const known = nearest.get(colour) ?? findNearest(palette, colour);
    nearest.set(colour, known);
    lines[Math.floor(index / width) * (width + 1) + 1 + (index % width)] = known;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  return Buffer.concat([
    signature,
    writeChunk('IHDR', header),
    writeChunk('PLTE', Buffer.from(palette.flatMap(splitColour))),
    writeChunk('IDAT', deflateSync(lines, { level: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ]);
}

function readPixels(png: Buffer): { width: number; height: number; pixels: number[] } {
  const chunks = [...listChunks(png)];
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!png.subarray(0, 8).equals(signature) || !header) throw new Error('This is no PNG.');
  const [depth, colourType, , , interlace] = header.subarray(8);
  if (depth !== 8 || colourType !== 2 || interlace !== 0) throw new Error('This PNG is not plain 8-bit RGB.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytes = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  unfilter(bytes, width * 3);
  const pixels: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.push(bytes.readUIntBE(y * (width * 3 + 1) + 1 + x * 3, 3));
  }
  return { width, height, pixels };
}

function* listChunks(png: Buffer): Generator<{ type: string; data: Buffer }> {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** Takes back what each line says of its neighbours, in place (PNG §9.2). `stride`: bytes of a line without its filter type. */
function unfilter(bytes: Buffer, stride: number): void {
  for (let start = 0; start < bytes.length; start += stride + 1) {
    const filter = bytes[start];
    for (let x = 1; x <= stride; x += 1) {
      const at = start + x;
      const left = x > 3 ? (bytes[at - 3] ?? 0) : 0;
      const up = bytes[at - stride - 1] ?? 0;
      const upLeft = x > 3 ? (bytes[at - stride - 4] ?? 0) : 0;
      bytes[at] = (bytes[at] ?? 0) + predict(filter, left, start === 0 ? 0 : up, start === 0 ? 0 : upLeft);
    }
  }
}

function predict(filter: number | undefined, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [toLeft, toUp, toBoth] = [Math.abs(up - upLeft), Math.abs(left - upLeft), Math.abs(left + up - 2 * upLeft)];
  if (toLeft <= toUp && toLeft <= toBoth) return left;
  return toUp <= toBoth ? up : upLeft;
}

function choosePalette(pixels: number[]): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, maxColours)
    .map(([colour]) => colour);
}

function findNearest(palette: number[], colour: number): number {
  const distances = palette.map((candidate) => distanceOf(splitColour(candidate), splitColour(colour)));
  return distances.indexOf(Math.min(...distances));
}

const distanceOf = (one: number[], other: number[]): number =>
  one.reduce((sum, part, index) => sum + (part - (other[index] ?? 0)) ** 2, 0);

const splitColour = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function writeChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
