import { readFileSync } from 'node:fs';

/** Gives a pasted text of test/fixtures/detect. */
export function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/detect/${name}`, import.meta.url), 'utf8');
}
