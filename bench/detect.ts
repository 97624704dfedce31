import { readFileSync } from 'node:fs';
import { detect } from '../src/detect/detect.ts';
import {
  type CodeTexts,
  findFalseAlarms,
  heldOutTexts,
  measureCodes,
  tunedTexts,
} from '../test/detect/measure-codes.ts';
import { measureLanguage, readMessages, type Score } from '../test/detect/measure-language.ts';

const AVAILABLE = ['en', 'fr', 'ar', 'ja'];
const SIMPLE = /[245]\.\d{1,3}\.\d{1,3}/g;
const REPORTS = ['exchange-online-expired.txt', 'sendmail-transcript.txt', 'exchange-online-french.txt'].map((name) =>
  readFileSync(new URL(`../test/fixtures/detect/${name}`, import.meta.url), 'utf8'),
);
const WORDS =
  'Since Monday our copier cannot send scans to customers any more. We changed nothing, and the month ends on Friday.\n';
const HEADERS =
  'Received: from mx.example.net (198.51.100.7) by EX19.example.net (10.5.7.1) id 15.2.1118.26; Mon, 3 Nov 2026 09:08:07 +0000\n' +
  'X-MS-Exchange-Organization-Network-Message-Id: 0a1b2c3d-1234-5678-9abc-def012345678\n';
const TEXTS: Record<string, string> = {
  'one report, long headers': `${WORDS}${REPORTS[0]}${HEADERS.repeat(300)}`,
  'reports without end': `${WORDS}${REPORTS.join('\n')}`,
  'Japanese words': 'プリンターからメールが送れません。エラーは550 5.7.1です。どうすればよいですか。\n',
  'only codes': '550 5.7.1 ',
  'only brackets': '[Message=451 5.7.3 ',
  'only addresses': 'a@b.co ',
  'only letters': 'aA1',
};

printLanguages();
printCodes();
printSpeed();

/** How often the answer comes in the writer's language, for each language. */
function printLanguages(): void {
  const messages = readMessages();
  const alone = measureLanguage(messages, () => null);
  const against = measureLanguage(messages, (language) => (language === 'en' ? 'fr-FR' : 'en-US'));
  const others = (scores: readonly Score[]) => scores.filter(({ language }) => !AVAILABLE.includes(language));
  const rows = alone.map((score, index) => [
    score.language,
    String(score.of),
    percent(score.right, score.of),
    percent(against[index]?.right ?? 0, against[index]?.of ?? 0),
  ]);
  const summary = [
    'untranslated',
    String(sum(others(alone), 'of')),
    percent(sum(others(alone), 'right'), sum(others(alone), 'of')),
    percent(sum(others(against), 'right'), sum(others(against), 'of')),
  ];
  const order = ([language = '']: readonly string[]) =>
    AVAILABLE.includes(language) ? AVAILABLE.indexOf(language) : 9;
  rows.sort((a, b) => order(a) - order(b) || (a[0] ?? '').localeCompare(b[0] ?? ''));
  print('Language of the answer', ['language', 'texts', 'no locale', 'wrong locale'], [...rows, summary]);
}

/** How many codes are found, come first, and are seen where there are none, for each shape of text. */
function printCodes(): void {
  const rows = [...codeRows('tuned', tunedTexts), ...codeRows('held out', heldOutTexts)];
  print('Codes', ['texts', 'of', 'found', 'first', 'lists', 'false alarms'], rows);
}

function codeRows(name: string, { shapes, without }: CodeTexts): string[][] {
  const row = (title: string, texts: Parameters<typeof measureCodes>[0]) => {
    const { of, found, first, lists, ofLists } = measureCodes(texts);
    return [`${name}: ${title}`, String(of), percent(found, of), percent(first, of), percent(lists, ofLists), ''];
  };
  const alarms = findFalseAlarms(without).length;
  return [
    ...Object.entries(shapes).map(([title, texts]) => row(title, texts)),
    row('all with codes', Object.values(shapes).flat()),
    [`${name}: without codes`, String(without.length), '', '', '', percent(alarms, without.length)],
  ];
}

/**
 * How fast texts of a size are read, in time of the processor; beside it the ratio to one Unicode normalisation and one
 * pass of a simple regular expression over the same text, which does not depend on the machine.
 */
function printSpeed(): void {
  for (const piece of Object.values(TEXTS)) secondsOf([cut(piece, 16 * 1024)], detect); // The compiler has its fill first.
  const rows = Object.entries(TEXTS).flatMap(([name, piece]) =>
    [1, 16, 64].map((kib) => {
      const texts = Array.from({ length: 8 }, (_, index) => cut(`${index} ${piece}`, kib * 1024));
      const bytes = texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
      const read = secondsOf(texts, detect);
      const base = secondsOf(texts, (text) => text.normalize('NFKC').match(SIMPLE));
      return [
        name,
        `${kib} KiB`,
        (bytes / read / 1e6).toFixed(1),
        ((read / bytes) * 1024 * 1e6).toFixed(0),
        `${(read / base).toFixed(0)} x`,
      ];
    }),
  );
  print('Speed of detect()', ['text', 'size', 'MB/s', 'us/KiB', 'baseline'], rows);
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

function sum(scores: readonly Score[], field: 'right' | 'of'): number {
  return scores.reduce((total, score) => total + score[field], 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  process.stdout.write(
    `${[`\n${title}`, line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')}\n`,
  );
}
