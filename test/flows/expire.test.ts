import { describe, expect, it } from 'vitest';
import { createExpiry } from '../../src/flows/expire.ts';
import type { Store } from '../../src/ports/store.ts';
import { createTestWorld, openCaseIn, quiet } from './world.ts';

const day = 24 * 60 * 60 * 1000;

/** Counts from noon of 2026-11-20, when the world begins. */
function start(store: Partial<Store> = {}, keepDays = 90) {
  const world = createTestWorld({ store });
  const expiry = createExpiry(world, keepDays);
  return { world, expiry };
}

describe('What nobody touched', () => {
  it('goes when it is older than the days that it is kept, and not before', async () => {
    const { world, expiry } = start();
    const caseId = await openCaseIn(world);
    expiry.start();
    for (let passed = 0; passed < 90; passed += 1) await world.clock.advance(day);
    expect(await world.store.findCase(caseId)).not.toBeNull();
    await world.clock.advance(day);
    expect(await world.store.findCase(caseId)).toBeNull();
    await expiry.stop();
  });

  it('is looked for at the start and once a day', async () => {
    const asked: string[] = [];
    const expire = async (before: Date) => asked.push(before.toISOString().slice(0, 10));
    const { world, expiry } = start({ expire }, 1);
    expiry.start();
    await quiet();
    expect(asked).toEqual(['2026-11-19']);
    await world.clock.advance(day - 1);
    expect(asked).toHaveLength(1);
    await world.clock.advance(1);
    expect(asked).toEqual(['2026-11-19', '2026-11-20']);
    expect(world.log.lines.filter(({ event }) => event === 'expired')).toEqual([
      { level: 'info', event: 'expired', fields: { rows: 1 } },
      { level: 'info', event: 'expired', fields: { rows: 2 } },
    ]);
    await expiry.stop();
  });

  it('is looked for again on the day after a failure', async () => {
    let tries = 0;
    const expire = () => {
      tries += 1;
      return Promise.reject(new Error('A name that must not be logged'));
    };
    const { world, expiry } = start({ expire });
    expiry.start();
    await quiet();
    await world.clock.advance(day);
    expect(tries).toBe(2);
    expect(world.log.lines).toContainEqual({ level: 'error', event: 'expire-failed', fields: { reason: 'Error' } });
    await expiry.stop();
  });

  it('is left alone once the bot was asked to end, and what is being deleted is waited for', async () => {
    const { promise: deleted, resolve: endDeleting } = Promise.withResolvers<number>();
    let tries = 0;
    const expire = () => {
      tries += 1;
      return deleted;
    };
    const { world, expiry } = start({ expire });
    expiry.start();
    let stopped = false;
    const stop = expiry.stop().then(() => {
      stopped = true;
    });
    await quiet();
    expect(stopped).toBe(false);
    endDeleting(0);
    await stop;
    await world.clock.advance(10 * day);
    expect(tries).toBe(1);
    expect(world.clock.waits).toEqual([]);
  });
});
