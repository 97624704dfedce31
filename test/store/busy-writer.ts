// A process that writes into a store until it is killed: `node busy-writer.ts <folder> <round> <name>`.
// It prints one line for each write after the store acknowledged it.
import type { Case } from '../../src/checklist/case.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { noon, sampleCase, sampleMessage, withStepDone } from './samples.ts';

const [folder = '', round = '', name = ''] = process.argv.slice(2);
const store = await openSqliteStore(folder);

for (let number = 0; ; number += 1) {
  const messageId = `${round}-${number}`;
  const message = sampleMessage('c1', messageId, `${messageId}-${name}`);
  let current: Case = sampleCase(`${messageId}-${name}`, 'c1');
  // Two writers are offered the same messages; each goes on with those that it got.
  if (!(await store.acceptMessage(message, current, noon))) continue;
  acknowledge('accepted', messageId, current.id);

  for (const step of ['one', 'two', 'three']) {
    current = withStepDone(current, step, name);
    if (!(await store.replaceCase(current, noon))) throw new Error('Somebody else changed my case.');
    acknowledge('changed', current.id, String(current.version));
    await store.saveShown(current.id, `card-${current.id}`, current.version);
    acknowledge('shown', current.id, String(current.version));
  }
  if (number % 3 === 0) {
    await store.markAnswered(message.key, noon);
    acknowledge('answered', messageId, '');
  }
}

function acknowledge(...words: string[]): void {
  process.stdout.write(`${words.join(' ')}\n`);
}
