import {
  type CodeTexts,
  findFalseAlarms,
  heldOutTexts,
  measureCodes,
  tunedTexts,
} from '../test/detect/measure-codes.ts';
import { measureLanguage, readMessages, type Score } from '../test/detect/measure-language.ts';
import { DENSE_TEXTS, measureSpeed, REPORT_TEXTS } from './detect-speed.ts';

const AVAILABLE = ['en', 'fr', 'ar', 'ja'];

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

/** How fast texts are read, see measureSpeed. */
function printSpeed(): void {
  const rows = measureSpeed({ ...REPORT_TEXTS, ...DENSE_TEXTS }).map(({ text, kib, throughput, perByte, ratio }) => [
    text,
    `${kib} KiB`,
    (throughput / 1e6).toFixed(1),
    (perByte * 1024 * 1e6).toFixed(0),
    `${ratio.toFixed(0)} x`,
  ]);
  print('Speed of detect()', ['text', 'size', 'MB/s', 'us/KiB', 'baseline'], rows);
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
