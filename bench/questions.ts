import { kinds, measureQuestions, readQuestions } from '../test/knowledge/measure-questions.ts';

const verbose = process.argv.includes('--list');

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
