import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { describeStore } from './store-contract.ts';

describeStore('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-store-'));
  return {
    open: () => openSqliteStore(folder),
    remove: async () => rmSync(folder, { recursive: true }),
  };
});
