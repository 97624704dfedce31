import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/ports/channel.ts';
import { caseViewOf, createTestWorld, openCaseIn, press, quiet, type TestWorld } from './world.ts';

describe('The card that everybody sees', () => {
  it('is updated in place after each change', async () => {
    const { world, skip } = await openedCase();
    await skip('enable-mailbox');
    await skip('leave-basic-auth');
    expect(updatesOf(world)).toEqual([
      ['update', 'message-1', '1 of 3'],
      ['update', 'message-1', '2 of 3'],
    ]);
  });

  it('is left alone by a tap that changes nothing', async () => {
    const { world, caseId } = await openedCase();
    await press(world, { verb: 'open', case: caseId, step: 'leave-basic-auth' });
    expect(updatesOf(world)).toEqual([]);
  });

  it('has one writer: what changes while it writes is written once, at its newest', async () => {
    const { world, skip } = await openedCase();
    const release = world.channel.block();
    await skip('enable-mailbox');
    await skip('leave-basic-auth');
    await skip('shared-mailbox', 'no');
    expect(updatesOf(world)).toEqual([['update', 'message-1', '1 of 3']]);
    release();
    await quiet();
    expect(updatesOf(world)).toEqual([
      ['update', 'message-1', '1 of 3'],
      ['update', 'message-1', '3 of 3'],
    ]);
  });

  it('keeps the look that somebody waits for when a plain write is asked for meanwhile, and writes once', async () => {
    const { world, caseId, skip } = await openedCase();
    const release = world.channel.block();
    await skip('enable-mailbox');
    await press(world, { verb: 'open', case: caseId, step: 'leave-basic-auth' }, { via: 'submit' });
    await skip('shared-mailbox', 'no');
    release();
    await quiet();
    expect(updatesOf(world)).toEqual([
      ['update', 'message-1', '1 of 3'],
      ['update', 'message-1', '2 of 3'],
    ]);
    const steps = caseViewOf(world.channel.sendings.at(-1)?.message).checklist[0]?.steps ?? [];
    expect(steps.map(({ open }) => open.length)).toEqual([0, 0, 1]);
  });

  it('shows a look only to begin with: what others change afterwards is shown plainly', async () => {
    const { world, caseId, skip } = await openedCase();
    await press(world, { verb: 'languages', case: caseId }, { via: 'submit' });
    await skip('enable-mailbox');
    expect(world.channel.sendings.slice(1).map(({ message }) => caseViewOf(message).languages.length)).toEqual([1, 0]);
  });

  it('does not wait for the card of another case', async () => {
    const { world, skip } = await openedCase();
    const otherId = await openCaseIn(world);
    const release = world.channel.block();
    await skip('enable-mailbox');
    await press(world, { verb: 'skip', case: otherId, step: 'leave-basic-auth' });
    expect(updatesOf(world).map(([, messageId]) => messageId)).toEqual(['message-1', 'message-2']);
    release();
    await quiet();
  });

  it('is posted anew, once, when the channel does not have it any more', async () => {
    const { world, skip, caseId } = await openedCase();
    world.channel.answerNext({ kind: 'missing' });
    await skip('enable-mailbox');
    await skip('leave-basic-auth');
    expect(updatesOf(world)).toEqual([
      ['update', 'message-1', '1 of 3'],
      ['send', null, '1 of 3'],
      ['update', 'message-2', '2 of 3'],
    ]);
    expect(await world.store.findCase(caseId)).toMatchObject({ messageId: 'message-2', shownVersion: 3 });
  });

  it.each<Delivery>([{ kind: 'unsent', status: 429 }, { kind: 'unknown' }])(
    'is written again later when it may not have arrived: $kind',
    async (delivery) => {
      const { world, skip } = await openedCase();
      world.channel.answerNext(delivery, delivery);
      await skip('enable-mailbox');
      await world.clock.advance(30_000);
      await world.clock.advance(59_999);
      expect(updatesOf(world)).toHaveLength(2);
      await world.clock.advance(1);
      expect(updatesOf(world)).toHaveLength(3);
      expect(await world.store.listStale()).toEqual([]);
      await world.clock.advance(24 * 3_600_000);
      expect(updatesOf(world)).toHaveLength(3);
    },
  );

  it('is written at once by the next change, and not again by the try that was planned', async () => {
    const { world, skip } = await openedCase();
    world.channel.answerNext({ kind: 'unsent', status: 503 });
    await skip('enable-mailbox');
    await skip('leave-basic-auth');
    await world.clock.advance(24 * 3_600_000);
    expect(updatesOf(world)).toEqual([
      ['update', 'message-1', '1 of 3'],
      ['update', 'message-1', '2 of 3'],
    ]);
  });

  it('waits for one try at a time, however many changes fail', async () => {
    const { world, skip } = await openedCase();
    world.channel.answerNext({ kind: 'unsent', status: 503 }, { kind: 'unsent', status: 503 });
    await skip('enable-mailbox');
    await skip('leave-basic-auth');
    expect(world.clock.waits).toEqual([30_000]);
    await world.clock.advance(30_000);
    expect(updatesOf(world)).toHaveLength(3);
    expect(await world.store.listStale()).toEqual([]);
  });

  it('is given up after about four hours, and begun anew by the next change', async () => {
    const { world, skip, caseId } = await openedCase();
    world.channel.answerNext(...Array<Delivery>(20).fill({ kind: 'unsent', status: 503 }));
    await skip('enable-mailbox');
    for (let quarter = 0; quarter < 100; quarter += 1) await world.clock.advance(900_000);
    expect(updatesOf(world)).toHaveLength(20);
    expect(await world.store.listStale()).toEqual([caseId]);
    await skip('leave-basic-auth');
    expect(await world.store.listStale()).toEqual([]);
  });

  it.each<Delivery>([
    { kind: 'gone', status: 404, code: 'ConversationNotFound' },
    { kind: 'refused', status: 400, code: 'BadSyntax' },
  ])('is given up when it will never be taken: $kind', async (delivery) => {
    const { world, skip } = await openedCase();
    world.channel.answerNext(delivery);
    await skip('enable-mailbox');
    await world.clock.advance(24 * 3_600_000);
    expect(updatesOf(world)).toHaveLength(1);
    expect(await world.store.listStale()).toEqual([]);
  });

  it('is written again after the store stumbled', async () => {
    const { world, skip } = await openedCase();
    const { findConversation } = world.store;
    world.store.findConversation = () => Promise.reject(new RangeError('secret'));
    await skip('enable-mailbox');
    expect(world.log.lines).toContainEqual({
      level: 'error',
      event: 'update-failed',
      fields: { reason: 'RangeError' },
    });
    world.store.findConversation = findConversation;
    await world.clock.advance(30_000);
    expect(updatesOf(world)).toEqual([['update', 'message-1', '1 of 3']]);
  });

  it('is brought up to date by the next process', async () => {
    const { world, skip } = await openedCase();
    world.channel.block();
    await skip('enable-mailbox');
    const next = world.restart();
    await next.bot.recover();
    await quiet();
    expect(updatesOf(next, 0)).toEqual([['update', 'message-1', '1 of 3']]);
    expect(await next.store.listStale()).toEqual([]);
  });

  it('is finished before the process ends, unless it waits for a later try', async () => {
    const { world, skip, caseId } = await openedCase();
    const release = world.channel.block();
    await skip('enable-mailbox');
    await skip('leave-basic-auth');
    world.channel.answerNext({ kind: 'unsent', status: 503 });
    const drain = world.bot.drain();
    release();
    await drain;
    await world.clock.advance(24 * 3_600_000);
    expect(updatesOf(world)).toHaveLength(2);
    expect(await world.store.listStale()).toEqual([caseId]);
  });
});

/** A case whose card is in place, and what skips one of its steps. */
async function openedCase() {
  const world = createTestWorld();
  const caseId = await openCaseIn(world);
  const skip = (step: string, answer?: string) =>
    press(world, answer ? { verb: 'answer', case: caseId, step, answer } : { verb: 'skip', case: caseId, step });
  return { world, caseId, skip };
}

/** What was tried after the first cards: verb, message and progress shown. */
const updatesOf = (world: TestWorld, after = 1) =>
  world.channel.sendings
    .slice(after)
    .filter(({ verb, message }) => verb === 'update' || caseViewOf(message).checklist[0]?.progress !== '0 of 3')
    .map(({ verb, messageId, message }) => [verb, messageId, caseViewOf(message).checklist[0]?.progress]);
