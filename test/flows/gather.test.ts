import { describe, expect, it } from 'vitest';
import { gather } from '../../src/flows/gather.ts';

/** Work that is finished by hand. */
function open(howMany = (items: readonly string[]) => items.length) {
  const begun: { items: readonly string[]; finish: (error?: Error) => void }[] = [];
  const take = gather<string>(
    (items) =>
      new Promise((resolve, reject) => {
        begun.push({ items, finish: (error) => (error ? reject(error) : resolve(howMany(items))) });
      }),
  );
  return { begun, take };
}

describe('what is gathered', () => {
  it('is done at once when nothing of its name is being done, whatever else is', () => {
    const { begun, take } = open();
    take('mx1', 'a');
    take('mx2', 'b');
    expect(begun.map(({ items }) => items)).toEqual([['a'], ['b']]);
  });

  it('waits while something of its name is being done, and is done together with all that waited', async () => {
    const { begun, take } = open();
    const all = ['a', 'b', 'c'].map((item) => take('mx1', item));
    begun[0]?.finish();
    await all[0];
    expect(begun.map(({ items }) => items)).toEqual([['a'], ['b', 'c']]);
    begun[1]?.finish();
    await Promise.all(all);
  });

  it('is done later where the work took only some of it', async () => {
    const { begun, take } = open(() => 1);
    const all = ['a', 'b', 'c'].map((item) => take('mx1', item));
    begun[0]?.finish();
    await all[0];
    begun[1]?.finish();
    await all[1];
    expect(begun.map(({ items }) => items)).toEqual([['a'], ['b', 'c'], ['c']]);
  });

  it('learns that its work failed; what came later is done all the same', async () => {
    const { begun, take } = open();
    const failing = take('mx1', 'a');
    const later = take('mx1', 'b');
    begun[0]?.finish(new Error('full disk'));
    await expect(failing).rejects.toThrow('full disk');
    begun[1]?.finish();
    await later;
  });

  it('begins anew when everything of its name was done', async () => {
    const { begun, take } = open();
    const first = take('mx1', 'a');
    begun[0]?.finish();
    await first;
    take('mx1', 'b');
    expect(begun.map(({ items }) => items)).toEqual([['a'], ['b']]);
  });
});
