import { openWords } from '../src/i18n/open-words.ts';
import { createSearch } from '../src/knowledge/search.ts';
import { kinds, measureQuestions, readQuestions } from '../test/knowledge/measure-questions.ts';

const verbose = process.argv.includes('--list');

const { vocabularies } = await openWords(new URL('../locales/', import.meta.url));
const search = createSearch(vocabularies);
// First of all, as in a bot that was just started.
const reading = measure('');

for (const kind of kinds) {
  process.stdout.write(`${kind}\n`);
  for (const [language, questions] of readQuestions(kind)) {
    const { top1, top3, winners, left, of, ofLeft, wrong } = measureQuestions(questions);
    const share = (count: number, all: number) => (all === 0 ? '-' : `${((100 * count) / all).toFixed(1)} %`);
    process.stdout.write(
      `  ${language}  top-1 ${share(top1, of)} (${top1}/${of}, ${winners} of them clear)  top-3 ${share(top3, of)}  left alone ${share(left, ofLeft)} (${left}/${ofLeft})\n`,
    );
    if (verbose && kind !== 'held-out') for (const line of wrong) process.stdout.write(`      ${line}\n`);
  }
}

const times = kinds
  .flatMap((kind) => readQuestions(kind).flatMap(([, questions]) => questions.map(({ text }) => measure(text))))
  .sort((one, other) => one - other);
const milliseconds = (time: number | undefined) => `${(time ?? 0).toFixed(2)} ms`;
process.stdout.write(
  `time  reading the words ${milliseconds(reading)}, a question ${milliseconds(times[times.length >> 1])} (median), ${milliseconds(times.at(-1))} (max)\n`,
);

function measure(text: string): number {
  const begun = performance.now();
  search(text);
  return performance.now() - begun;
}
