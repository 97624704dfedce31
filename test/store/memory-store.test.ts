import { createMemory, createMemoryStore } from './memory-store.ts';
import { describeStore } from './store-contract.ts';

describeStore('the double for tests of flows', async () => {
  const memory = createMemory();
  return { open: async () => createMemoryStore(memory), remove: async () => {} };
});
