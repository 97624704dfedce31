// A process that opens, changes and ends incidents until it is killed: `node busy-incident-writer.ts <folder> <round> <name>`.
// It prints one line for each write after the store acknowledged it.
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { checklistOf, nextIncident, sampleIncident, samplePost } from './incident-samples.ts';
import { noon } from './samples.ts';

const [folder = '', round = '', name = ''] = process.argv.slice(2);
const store = await openSqliteStore(folder);

for (let number = 0; ; number += 1) {
  const id = `${round}-${number}-${name}`;
  // Two writers are after the same few groups; each goes on with the incidents that it got.
  const group = `group-${number % 3}`;
  const latest = await store.findLatest('generic', group);
  const incident = sampleIncident(id, { source: 'generic', group, caseId: `case-${id}` });
  const posts = ['c1', 'c2'].map((conversation) => samplePost(id, conversation));
  if (!(await store.saveIncident(incident, checklistOf(id, `case-${id}`), posts, noon, latest))) continue;
  acknowledge('opened', id);
  const over = nextIncident(incident, { resolvedAt: noon.toISOString() });
  if (!(await store.saveIncident(over, null, [samplePost(id, 'c3')], noon))) throw new Error('Somebody changed mine.');
  acknowledge('resolved', id);
}

function acknowledge(...words: string[]): void {
  process.stdout.write(`${words.join(' ')}\n`);
}
