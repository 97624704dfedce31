import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job, JobResult, Queue } from '../../src/ports/queue.ts';
import type { QueueOptions } from '../../src/queue/sqlite-queue.ts';
import { createHandClock, type HandClock } from '../fixtures/hand-clock.ts';
import { createRecordingLog, type RecordingLog } from '../fixtures/recording-log.ts';

/** Somewhere to keep jobs: every queue that it opens takes up what the last one left. */
export type QueuePlace = { open(options: QueueOptions): Queue; remove(): void };

/** Describes what every implementation of the port Queue does; each test gets a new, empty place. */
export function describeQueue(name: string, createPlace: () => QueuePlace): void {
  describe(`${name} keeps the contract of the queue`, () => {
    let place: QueuePlace;
    let clock: HandClock;
    let log: RecordingLog;
    let queue: Queue;
    let opened: Queue[];
    let held: (() => void)[];

    const open = (): Queue => {
      const another = place.open({ clock, log, random: () => 0.5 });
      opened.push(another);
      return another;
    };

    beforeEach(() => {
      place = createPlace();
      clock = createHandClock();
      log = createRecordingLog();
      opened = [];
      held = [];
      queue = open();
    });

    afterEach(async () => {
      // Each stops beginning jobs before those in hand are let go.
      const draining = opened.map((each) => each.drain());
      for (const letGo of held) letGo();
      await Promise.all(draining);
      for (const each of opened) await each.close();
      place.remove();
    });

    /** A job of that key, due after so many seconds. */
    const job = (key: string, seconds = 0, body: unknown = key): Job => {
      return { kind: 'work', key, body, at: new Date(clock.now().getTime() + seconds * 1_000) };
    };
    const elapsed = () => (clock.now().getTime() - Date.parse('2026-11-20T08:00:00Z')) / 1_000;

    /** A worker that notes what it did and when, in seconds, and ends at once as it is told. */
    function note(results: (JobResult | Error)[] = []) {
      const done: { body: unknown; attempt: number; at: number }[] = [];
      const work = async (body: unknown, attempt: number): Promise<JobResult> => {
        done.push({ body, attempt, at: elapsed() });
        const result = results.shift() ?? { kind: 'done' };
        if (result instanceof Error) throw result;
        return result;
      };
      return { done, work };
    }

    /** A worker that goes on until it is let go. */
    function hold() {
      const begun: unknown[] = [];
      const ends: ((result?: JobResult) => void)[] = [];
      let atOnce = 0;
      const work = async (body: unknown): Promise<JobResult> => {
        begun.push(body);
        atOnce += 1;
        const result = await new Promise<JobResult>((resolve) => {
          const end = (given?: JobResult) => resolve(given ?? { kind: 'done' });
          ends.push(end);
          held.push(end);
        });
        atOnce -= 1;
        return result;
      };
      return { begun, ends, work, atOnce: () => atOnce };
    }

    const bodies = (done: readonly { body: unknown }[]) => done.map(({ body }) => body);

    it('does a job once when its time has come, and not before', async () => {
      const { done, work } = note();
      await queue.add(job('a', 90, { some: ['body', null, 1] }));
      queue.start({ work });
      await clock.advance(89_000);
      expect(done).toEqual([]);
      await clock.advance(600_000);
      expect(done).toEqual([{ body: { some: ['body', null, 1] }, attempt: 1, at: 90 }]);
      expect(await queue.has('work', 'a')).toBe(false);
    });

    it('does at once what comes while it sleeps', async () => {
      const { done, work } = note();
      queue.start({ work });
      await clock.advance(10_000);
      await queue.add(job('a'));
      await clock.advance(0);
      expect(done).toEqual([{ body: 'a', attempt: 1, at: 10 }]);
    });

    it('does the oldest first', async () => {
      const { done, work } = note();
      for (const [key, seconds] of Object.entries({ late: 3, early: 1, middle: 2 })) await queue.add(job(key, seconds));
      await clock.advance(5_000);
      queue.start({ work });
      await clock.advance(0);
      expect(bodies(done)).toEqual(['early', 'middle', 'late']);
    });

    it('keeps jobs of kinds that nobody does', async () => {
      await queue.add({ ...job('a'), kind: 'toString' });
      const { done, work } = note();
      await queue.add(job('b'));
      queue.start({ work });
      await clock.advance(60_000);
      expect(bodies(done)).toEqual(['b']);
      expect(await queue.has('toString', 'a')).toBe(true);
    });

    it('keeps kinds and keys apart, whatever they are made of', async () => {
      const { done, work } = note();
      const names = [
        ['work', 'a'],
        ['other', 'a'],
        ['work', 'a"],["'],
        ['work', '["work","a"]'],
        ['work', ''],
      ] as const;
      for (const [kind, key] of names) await queue.add({ ...job(key, 0, [kind, key]), kind });
      queue.start({ work, other: work });
      await clock.advance(0);
      expect(bodies(done).toSorted()).toEqual(names.toSorted());
    });

    describe('of one key', () => {
      it('takes the newest body and the earlier time of two that wait', async () => {
        const { done, work } = note();
        await queue.add(job('a', 10, 'first'));
        await queue.add(job('a', 20, 'second'));
        await queue.add(job('b', 20, 'first'));
        await queue.add(job('b', 5, 'second'));
        queue.start({ work });
        await clock.advance(60_000);
        expect(done).toEqual([
          { body: 'second', attempt: 1, at: 5 },
          { body: 'second', attempt: 1, at: 10 },
        ]);
      });

      it('does once more what came while it was being done, and never two side by side', async () => {
        const { begun, ends, work, atOnce } = hold();
        await queue.add(job('a', 0, 'first'));
        queue.start({ work });
        await clock.advance(0);
        for (const body of ['second', 'third']) await queue.add(job('a', 0, body));
        await clock.advance(120_000);
        expect(begun).toEqual(['first']);
        ends[0]?.();
        await clock.advance(0);
        expect(begun).toEqual(['first', 'third']);
        expect(atOnce()).toBe(1);
        ends[1]?.();
        await clock.advance(120_000);
        expect(begun).toHaveLength(2);
        expect(await queue.has('work', 'a')).toBe(false);
      });

      it('does what came while it was being done at its own time, the earlier one of two', async () => {
        const { begun, ends, work } = hold();
        await queue.add(job('a', 0, 'first'));
        queue.start({ work });
        await clock.advance(0);
        await queue.add(job('a', 50, 'second'));
        await queue.add(job('a', 60, 'third'));
        ends[0]?.();
        await clock.advance(49_000);
        expect(begun).toEqual(['first']);
        await clock.advance(1_000);
        expect(begun).toEqual(['first', 'third']);
        ends[1]?.();
      });

      it('forgets the try that was to come for one that came meanwhile', async () => {
        const { begun, ends, work } = hold();
        await queue.add(job('a', 0, 'first'));
        queue.start({ work });
        await clock.advance(0);
        await queue.add(job('a', 0, 'second'));
        ends[0]?.({ kind: 'again', at: new Date(clock.now().getTime() + 3_600_000) });
        await clock.advance(0);
        expect(begun).toEqual(['first', 'second']);
        ends[1]?.();
        await clock.advance(7_200_000);
        expect(begun).toHaveLength(2);
      });

      it('begins to count anew for one that takes the place of one that failed', async () => {
        const { done, work } = note([new Error('x'), new Error('x')]);
        await queue.add(job('a', 0, 'first'));
        queue.start({ work });
        await clock.advance(0);
        await queue.add(job('a', 0, 'second'));
        await clock.advance(0);
        expect(done.map(({ body, attempt }) => [body, attempt])).toEqual([
          ['first', 1],
          ['second', 1],
        ]);
      });
    });

    describe('a job that is cancelled', () => {
      it('is not done, and the others are', async () => {
        const { done, work } = note();
        for (const key of ['a', 'b']) await queue.add(job(key, 10));
        expect(await queue.cancel('work', 'a')).toBe(true);
        expect(await queue.cancel('work', 'a')).toBe(false);
        expect(await queue.cancel('other', 'b')).toBe(false);
        expect(await queue.has('work', 'a')).toBe(false);
        queue.start({ work });
        await clock.advance(60_000);
        expect(bodies(done)).toEqual(['b']);
      });

      it.each([
        ['done', { kind: 'done' as const }],
        ['to be tried again', { kind: 'again' as const, at: new Date(0) }],
      ])(
        'while it was being done, and is %s, is not tried again, and takes none away that came after it',
        async (_, result) => {
          const { begun, ends, work } = hold();
          await queue.add(job('a', 0, 'first'));
          queue.start({ work });
          await clock.advance(0);
          expect(await queue.cancel('work', 'a')).toBe(true);
          await queue.add(job('a', 100, 'second'));
          ends[0]?.(result);
          await clock.advance(99_000);
          expect(begun).toEqual(['first']);
          expect(await queue.has('work', 'a')).toBe(true);
          await clock.advance(1_000);
          expect(begun).toEqual(['first', 'second']);
          ends[1]?.();
        },
      );
    });

    it('knows of a job while it waits and while it is being done', async () => {
      const { ends, work } = hold();
      expect(await queue.has('work', 'a')).toBe(false);
      await queue.add(job('a'));
      expect(await queue.has('work', 'a')).toBe(true);
      expect(await queue.has('work', 'b')).toBe(false);
      queue.start({ work });
      await clock.advance(0);
      await queue.cancel('work', 'a');
      expect(await queue.has('work', 'a'), 'it is in hand').toBe(true);
      ends[0]?.();
      await clock.advance(0);
      expect(await queue.has('work', 'a')).toBe(false);
    });

    describe('a job that is not done yet', () => {
      it('is tried again when it says so, and counts its attempts', async () => {
        const at = (seconds: number) => new Date(clock.now().getTime() + seconds * 1_000);
        const { done, work } = note([
          { kind: 'again', at: at(7) },
          { kind: 'again', at: at(100) },
        ]);
        await queue.add(job('a'));
        queue.start({ work });
        await clock.advance(600_000);
        expect(done.map(({ attempt, at }) => [attempt, at])).toEqual([
          [1, 0],
          [2, 7],
          [3, 100],
        ]);
      });

      it('is tried again after growing pauses when it fails, five minutes at most, and says so', async () => {
        const { done, work } = note(Array.from({ length: 12 }, () => new TypeError('secret')));
        await queue.add(job('a'));
        queue.start({ work });
        await clock.advance(3_600_000);
        const times = done.map(({ at }) => at);
        const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
        // Three quarters, as `random` has it.
        expect(pauses).toEqual([0.75, 1.5, 3, 6, 12, 24, 48, 96, 192, 225, 225, 225]);
        expect(done.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
        expect(log.lines[0]).toEqual({
          level: 'error',
          event: 'job-failed',
          fields: { kind: 'work', attempt: 1, reason: 'TypeError' },
        });
        expect(JSON.stringify(log.lines)).not.toContain('secret');
      });

      it('keeps none of the others waiting', async () => {
        const { done, work } = note();
        const broken = async () => {
          throw new Error('broken');
        };
        for (let number = 0; number < 40; number += 1) await queue.add({ ...job(`b${number}`), kind: 'broken' });
        await queue.add(job('a'));
        queue.start({ work, broken });
        await clock.advance(5_000);
        expect(bodies(done)).toEqual(['a']);
      });
    });

    it('does many keys side by side, each once, but not all at once', async () => {
      const { begun, ends, work, atOnce } = hold();
      const keys = Array.from({ length: 50 }, (_, number) => `k${number}`);
      await Promise.all(keys.map((key) => queue.add(job(key))));
      queue.start({ work });
      const most: number[] = [];
      for (let ended = 0; ended < keys.length; ended += 1) {
        await clock.advance(0);
        most.push(atOnce());
        ends[ended]?.();
      }
      await clock.advance(0);
      expect(Math.max(...most)).toBe(16);
      expect(begun.toSorted()).toEqual(keys.toSorted());
    });

    it('sleeps while there is nothing to do, however far away the next job is', async () => {
      const { done, work } = note();
      const far = [new Date(8.64e15), new Date('2100-01-01'), new Date(clock.now().getTime() + 3_600_000)];
      for (const [index, at] of far.entries()) await queue.add({ ...job(`k${index}`), at });
      queue.start({ work });
      await clock.advance(0);
      const before = clock.waits;
      await clock.advance(3_599_000);
      expect(done).toEqual([]);
      expect(clock.waits - before).toBeLessThanOrEqual(120);
      await clock.advance(1_000);
      expect(done).toHaveLength(1);
    });

    it('notices within half a minute that the clock was set, or that the machine slept', async () => {
      const { done, work } = note();
      await queue.add(job('a', 3_600));
      queue.start({ work });
      await clock.advance(0);
      clock.jump(7_200_000);
      await clock.advance(30_000);
      expect(bodies(done)).toEqual(['a']);
    });

    describe('when it drains', () => {
      it('ends what it does and begins nothing more', async () => {
        const { begun, ends, work } = hold();
        await queue.add(job('a'));
        await queue.add(job('b', 1));
        queue.start({ work });
        await clock.advance(0);
        let drained = false;
        const draining = queue.drain().then(() => {
          drained = true;
        });
        await queue.add(job('c'));
        await clock.advance(60_000);
        expect([begun, drained]).toEqual([['a'], false]);
        ends[0]?.();
        await draining;
        await clock.advance(60_000);
        expect(begun).toEqual(['a']);
        expect(await queue.has('work', 'a')).toBe(false);
        expect([await queue.has('work', 'b'), await queue.has('work', 'c')]).toEqual([true, true]);
      });

      it('ends at once when nothing is being done, also when it was never started', async () => {
        await queue.drain();
        const other = open();
        other.start({});
        await other.drain();
      });
    });

    describe('that is opened again', () => {
      it('does what waits, with its attempts, and nothing that is done or cancelled', async () => {
        const { work } = note([{ kind: 'done' }, new Error('x')]);
        for (const key of ['done', 'failing']) await queue.add(job(key));
        for (const key of ['waiting', 'cancelled']) await queue.add(job(key, 100));
        await queue.cancel('work', 'cancelled');
        queue.start({ work });
        await clock.advance(500);
        await queue.drain();
        await queue.close();

        const again = open();
        const later = note();
        again.start({ work: later.work });
        await clock.advance(200_000);
        expect(later.done.map(({ body, attempt }) => [body, attempt])).toEqual([
          ['failing', 2],
          ['waiting', 1],
        ]);
      });

      it('does once more what was being done when its process was killed', async () => {
        const killed = hold();
        await queue.add(job('a'));
        queue.start({ work: killed.work });
        await clock.advance(0);
        const again = open();
        const { done, work } = note();
        again.start({ work });
        await clock.advance(0);
        expect(done).toEqual([{ body: 'a', attempt: 1, at: 0 }]);
        killed.ends[0]?.();
      });
    });
  });
}
