import { readFileSync } from 'node:fs';
import { detect } from '../src/detect/detect.ts';

/** How fast texts of one size are read: bytes a second, seconds a byte, and the ratio to the baseline below. */
export type Speed = { text: string; kib: number; throughput: number; perByte: number; ratio: number };

/**
 * Measures how fast `detect` reads texts of 1, 16 and 64 KiB, in time of the processor, and beside it one Unicode normalisation and
 * one pass of a simple regular expression over the same text, to which the ratio does not depend on the machine.
 */
export function measureSpeed(texts: Readonly<Record<string, string>>): Speed[] {
  for (const piece of Object.values(texts)) secondsOf([cut(piece, 16 * 1024)], detect); // The compiler has its fill first.
  return Object.entries(texts).flatMap(([text, piece]) => [1, 16, 64].map((kib) => measure(text, piece, kib)));
}

function measure(text: string, piece: string, kib: number): Speed {
  const texts = Array.from({ length: 8 }, (_, index) => cut(`${index} ${piece}`, kib * 1024));
  const bytes = texts.reduce((total, each) => total + Buffer.byteLength(each), 0);
  const read = secondsOf(texts, detect);
  const base = secondsOf(texts, (each) => each.normalize('NFKC').match(SIMPLE));
  return { text, kib, throughput: bytes / read, perByte: read / bytes, ratio: read / base };
}

function cut(text: string, size: number): string {
  return Buffer.from(text.repeat(Math.ceil(size / text.length)).slice(0, size)).toString();
}

// The fastest of several runs, in seconds; other programs on the machine only make a run slower.
function secondsOf(texts: readonly string[], read: (text: string) => unknown): number {
  const enough = Math.ceil(600_000 / texts.reduce((total, { length }) => total + length, 0));
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 8; run += 1) {
    const before = process.cpuUsage();
    for (let time = 0; time < enough; time += 1) for (const text of texts) read(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6 / enough);
  }
  return best;
}

const SIMPLE = /[245]\.\d{1,3}\.\d{1,3}/g;
const REPORTS = ['exchange-online-expired.txt', 'sendmail-transcript.txt', 'exchange-online-french.txt'].map((name) =>
  readFileSync(new URL(`../test/fixtures/detect/${name}`, import.meta.url), 'utf8'),
);
const WORDS =
  'Since Monday our copier cannot send scans to customers any more. We changed nothing, and the month ends on Friday.\n';
const HEADERS =
  'Received: from mx.example.net (198.51.100.7) by EX19.example.net (10.5.7.1) id 15.2.1118.26; Mon, 3 Nov 2026 09:08:07 +0000\n' +
  'X-MS-Exchange-Organization-Network-Message-Id: 0a1b2c3d-1234-5678-9abc-def012345678\n';

/** Reports as people paste them. */
export const REPORT_TEXTS: Readonly<Record<string, string>> = {
  'one report, long headers': `${WORDS}${REPORTS[0]}${HEADERS.repeat(300)}`,
  'reports without end': `${WORDS}${REPORTS.join('\n')}`,
};

/** What costs the most for its size. */
export const DENSE_TEXTS: Readonly<Record<string, string>> = {
  'Japanese words': 'プリンターからメールが送れません。エラーは550 5.7.1です。どうすればよいですか。\n',
  'only codes': '550 5.7.1 ',
  'only brackets': '[Message=451 5.7.3 ',
  'only addresses': 'a@b.co ',
  'only letters': 'aA1',
};
