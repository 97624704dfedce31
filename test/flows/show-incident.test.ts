import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/ports/channel.ts';
import {
  alertBody,
  createAlertWorld,
  incidentOf,
  incidentViewOf,
  killed,
  listViewOf,
  minutes,
  overBody,
  pass,
  postOf,
  sent,
  sentTo,
  tell,
  work,
} from './alerts.ts';
import { cardOf, conversation, noticeViewOf, press, quiet, type TestWorld, tapped, viewOf, written } from './world.ts';

const unknown: Delivery = { kind: 'unknown' };
const unsent: Delivery = { kind: 'unsent', status: 503 };
const gone: Delivery = { kind: 'gone', status: 403, code: 'BotNotInConversationRoster' };
const refused: Delivery = { kind: 'refused', status: 413, code: 'MessageSizeTooBig' };
const ops = conversation('ops');
const orphansOf = (world: TestWorld) => world.metrics.counted.filter(([name]) => name === 'orphan').length;
const eventsOf = (world: TestWorld) => world.log.lines.map(({ event }) => event);
const worse = alertBody({ id: 'mx2', severity: 'critical' });

/** A button that changes nothing here, pressed on a message. */
const touch = async (world: TestWorld, messageId: string | null, group = 'mail') =>
  press(world, { verb: 'hand-back', incident: (await incidentOf(world, group)).id }, { conversation: ops, messageId });

describe('The post of a card', () => {
  it('that certainly did not arrive is tried again after a pause, and nothing is doubtful', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(unsent, unsent);
    await tell(world, alertBody());
    await pass(world, 29_000);
    expect(sent(world)).toEqual(['send ops']);
    await pass(world, 1_000);
    await pass(world, 59_000);
    expect(sent(world)).toEqual(['send ops', 'send ops']);
    await pass(world, 1_000);
    expect(sent(world)).toEqual(['send ops', 'send ops', 'send ops']);
    expect(await postOf(world)).toMatchObject({ state: 'live', messageId: 'message-1', orphans: 0 });
    expect(orphansOf(world)).toBe(0);
  });

  it('that was refused is tried again, and leaves no orphan', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(refused);
    await tell(world, alertBody());
    await pass(world, minutes(1));
    expect(sent(world)).toEqual(['send ops', 'send ops']);
    expect(await postOf(world)).toMatchObject({ state: 'live', orphans: 0 });
    expect(orphansOf(world)).toBe(0);
  });

  it('meets trouble of Teams itself for as long as it takes: nobody’s alerts are paused for that', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(...Array<Delivery>(8).fill({ kind: 'refused', status: 500, code: 'ServiceError' }));
    await tell(world, alertBody());
    for (let count = 0; count < 200; count += 1) await pass(world, minutes(1));
    expect(sent(world)).toHaveLength(9);
    expect(await postOf(world)).toMatchObject({ state: 'live', orphans: 0 });
    expect((await world.incidents.listSubscriptions())[0]?.paused).toBeNull();
  });

  it('shows the newest when it arrives at last, once', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(unsent);
    await tell(world, alertBody());
    await tell(world, worse);
    expect(sent(world), 'keeps its pause').toEqual(['send ops']);
    await pass(world, minutes(1));
    expect(sent(world)).toEqual(['send ops', 'send ops']);
    expect(incidentViewOf(world.channel.sendings.at(-1)?.message).status).toContain('Critical');
  });

  it('of which nobody knows is not posted a second time before people had time to press on it', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(unknown);
    await tell(world, alertBody());
    await tell(world, worse);
    await pass(world, 29_000);
    expect(sent(world)).toEqual(['send ops']);
    expect(await postOf(world)).toMatchObject({ state: 'sending', messageId: null, orphans: 0 });
  });

  it('of which nobody knows is posted again when nobody pressed; the orphan is counted and logged', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(unknown);
    await tell(world, alertBody());
    await pass(world, 30_000);
    expect(sent(world)).toEqual(['send ops', 'send ops']);
    expect(await postOf(world)).toMatchObject({ state: 'live', messageId: 'message-1', orphans: 1 });
    expect(orphansOf(world)).toBe(1);
    const { id } = await incidentOf(world);
    expect(world.log.lines).toContainEqual({
      level: 'warn',
      event: 'incident-card-orphaned',
      fields: { incident: id, orphans: 1 },
    });
    await tell(world, worse);
    expect(sent(world).at(-1)).toBe('update ops message-1');
  });

  it('of which nobody knows is the card when somebody presses on it: no second post ever', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(unknown);
    await tell(world, alertBody());
    await touch(world, 'found');
    await pass(world, minutes(10));
    expect(await postOf(world)).toMatchObject({ state: 'live', messageId: 'found', orphans: 0 });
    await tell(world, worse);
    expect(new Set(sent(world))).toEqual(new Set(['send ops', 'update ops found']));
    expect(orphansOf(world)).toBe(0);
  });

  it('that arrived without an id is not posted again; who presses tells the id, and it is updated', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext({ kind: 'sent', messageId: null });
    await tell(world, alertBody());
    await tell(world, worse);
    await pass(world, minutes(10));
    expect(sent(world)).toEqual(['send ops']);
    await touch(world, 'told');
    await work(world);
    expect(sent(world)).toEqual(['send ops', 'update ops told']);
    expect(incidentViewOf(world.channel.sendings.at(-1)?.message).status).toContain('Critical');
  });
});

describe('The update of a card', () => {
  it.each<[string, Delivery]>([
    ['did not arrive', unsent],
    ['may have arrived', unknown],
  ])('that %s is tried again after a pause, with the newest state', async (_title, delivery) => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    world.channel.answerNext(delivery);
    await tell(world, worse);
    await tell(world, overBody(), overBody({ id: 'mx2' }));
    await pass(world, 29_000);
    expect(sent(world)).toEqual(['send ops', 'update ops message-1']);
    await pass(world, 1_000);
    expect(sent(world)).toEqual(['send ops', 'update ops message-1', 'update ops message-1']);
    expect(incidentViewOf(world.channel.sendings.at(-1)?.message).style).toBe('good');
    expect(await postOf(world)).toMatchObject({ state: 'live', orphans: 0 });
    await pass(world, minutes(10));
    expect(sent(world)).toHaveLength(3);
  });

  it('whose message is missing is a new message, once', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    world.channel.answerNext({ kind: 'missing' });
    await tell(world, worse);
    expect(sent(world)).toEqual(['send ops', 'update ops message-1', 'send ops']);
    expect(await postOf(world)).toMatchObject({ state: 'live', messageId: 'message-2', orphans: 0 });
    await tell(world, overBody());
    expect(sent(world).slice(3)).toEqual(['update ops message-2']);
  });
});

describe.each<['post' | 'update']>([['post'], ['update']])('A conversation that is gone at a %s', (verb) => {
  async function lose(delivery: Delivery): Promise<TestWorld> {
    const world = await createAlertWorld([{}, { conversation: conversation('other') }]);
    if (verb === 'post') {
      world.channel.answerNext(delivery);
      await tell(world, alertBody());
    } else {
      await tell(world, alertBody());
      world.channel.answerNext(delivery);
      await tell(world, worse);
    }
    return world;
  }

  it('has its subscription paused with the reason, which its list shows, and hears nothing more', async () => {
    const world = await lose(gone);
    const before = sentTo(world, 'ops').length;
    expect((await world.incidents.findSubscription('s1'))?.paused).toEqual({
      why: 'gone',
      code: 'BotNotInConversationRoster',
      at: '2026-11-20T12:00:00.000Z',
    });
    expect((await world.incidents.findSubscription('s2'))?.paused).toBeNull();
    await tell(world, alertBody({ id: 'mx3', severity: 'critical' }), alertBody({ group: 'new' }));
    await pass(world, minutes(60));
    expect(sentTo(world, 'ops')).toHaveLength(before);
    await world.bot.onMessage(written('subscriptions', { conversation: ops }));
    await quiet();
    const list = listViewOf(world.channel.sendings.at(-1)?.message);
    expect(list.rows[0]?.note[0]?.text).toContain(
      'Teams does not let me write here any more (BotNotInConversationRoster)',
    );
  });

  it('gets the newest state of what is still open when somebody resumes it', async () => {
    const world = await lose(gone);
    const before = sentTo(world, 'ops').length;
    await press(world, { verb: 'continue', subscription: 's1' }, { conversation: ops });
    await work(world);
    expect(
      sentTo(world, 'ops')
        .slice(before)
        .map((each) => each.verb),
    ).toEqual([verb === 'post' ? 'send' : 'update']);
    expect((await world.incidents.findSubscription('s1'))?.paused).toBeNull();
  });

  it('that refuses the card is tried a few times, and then paused, too', async () => {
    const world = await lose(refused);
    const before = sentTo(world, 'ops').length;
    world.channel.answerNext(refused, refused, refused, refused);
    for (let count = 0; count < 100; count += 1) await pass(world, minutes(1));
    expect(sentTo(world, 'ops')).toHaveLength(before + 4);
    expect((await world.incidents.findSubscription('s1'))?.paused).toMatchObject({
      why: 'refused',
      code: 'MessageSizeTooBig',
    });
    expect(await postOf(world)).toMatchObject({ state: 'gone' });
  });
});

describe('A crash', () => {
  it('before the message left leaves one card', async () => {
    const world = await createAlertWorld();
    await world.bot.onAlert('generic', alertBody());
    const next = await killed(await killed(world));
    expect(sent(next)).toEqual([]);
    expect(await postOf(next)).toMatchObject({ state: 'live', orphans: 0 });
  });

  it('after it left, and before it was known, leaves one live card and a counted orphan', async () => {
    const world = await createAlertWorld();
    world.channel.block();
    await world.bot.onAlert('generic', alertBody());
    void world.queue.run();
    await quiet();
    expect(sent(world)).toEqual(['send ops']);
    expect(await postOf(world)).toMatchObject({ state: 'sending' });
    const next = await killed(world);
    expect(sent(next)).toEqual(['send ops']);
    expect(await postOf(next)).toMatchObject({ state: 'live', messageId: 'message-1', orphans: 1 });
    expect(orphansOf(next)).toBe(1);
    await tell(next, worse);
    expect(sent(next)).toEqual(['send ops', 'update ops message-1']);
  });

  it('while a card is updated leaves it, and the next process writes the newest', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    world.channel.block();
    await world.bot.onAlert('generic', worse);
    void world.queue.run();
    await quiet();
    const next = await killed(world);
    expect(sent(next)).toEqual(['update ops message-1']);
    expect(await postOf(next)).toMatchObject({ state: 'live', orphans: 0 });
  });

  it('writes nothing again that was written', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody(), worse);
    expect(sent(await killed(world))).toEqual([]);
  });
});

describe('A tap on an orphan', () => {
  async function orphaned(): Promise<TestWorld> {
    const world = await createAlertWorld();
    world.channel.answerNext(unknown);
    await tell(world, alertBody());
    await pass(world, 30_000);
    return world;
  }

  it('makes it the card, and the other one says so and has no buttons any more', async () => {
    const world = await orphaned();
    const reply = await touch(world, 'orphan');
    expect(incidentViewOf(cardOf(reply)).buttons).not.toEqual([]);
    await work(world);
    const stub = world.channel.sendings.find(({ messageId }) => messageId === 'message-1');
    expect(noticeViewOf(stub?.message)).toMatchObject({
      title: 'This alert goes on in another message',
      buttons: [],
    });
    await tell(world, worse);
    expect(sent(world).filter((line) => line === 'update ops message-1')).toHaveLength(1);
    expect(sent(world).at(-1)).toBe('update ops orphan');
    expect(eventsOf(world)).toContain('incident-card-adopted');
  });

  it('brings it up to date although the tap changed nothing', async () => {
    const world = await orphaned();
    await tell(world, worse);
    await touch(world, 'orphan');
    await work(world);
    const update = world.channel.sendings.find(({ messageId }) => messageId === 'orphan');
    expect(incidentViewOf(update?.message).status).toContain('Critical');
  });

  it('takes the buttons off the other one even when that fails at first', async () => {
    const world = await orphaned();
    await touch(world, 'orphan');
    world.channel.answerNext(unsent, unsent);
    await work(world);
    for (let count = 0; count < 5; count += 1) await pass(world, minutes(1));
    const last = (id: string) => world.channel.sendings.filter(({ messageId }) => messageId === id).at(-1)?.message;
    expect(sent(world).filter((line) => line === 'update ops message-1').length).toBeGreaterThan(1);
    expect(noticeViewOf(last('message-1')).buttons).toEqual([]);
  });

  it('takes the buttons off the other one even when the bot is killed right after', async () => {
    const world = await orphaned();
    const { id } = await incidentOf(world);
    await world.bot.onTap(tapOn('orphan', id));
    const next = await killed(world);
    await pass(next, minutes(1));
    expect(sent(next).sort()).toEqual(['update ops message-1', 'update ops orphan']);
    expect(
      noticeViewOf(next.channel.sendings.find(({ messageId }) => messageId === 'message-1')?.message).buttons,
    ).toEqual([]);
  });

  it('while the other one is being updated leaves the orphan as the card', async () => {
    const world = await orphaned();
    const release = world.channel.block();
    await world.bot.onAlert('generic', worse);
    const running = world.queue.run();
    await quiet();
    expect(sent(world).at(-1)).toBe('update ops message-1');
    const { after } = await world.bot.onTap(tapOn('orphan', (await incidentOf(world)).id));
    release();
    await after();
    await running;
    await work(world);
    expect(await postOf(world)).toMatchObject({ state: 'live', messageId: 'orphan' });
    const last = (id: string) => world.channel.sendings.filter(({ messageId }) => messageId === id).at(-1)?.message;
    expect(viewOf(last('message-1')).template).toBe('notice');
    expect(incidentViewOf(last('orphan')).status).toContain('Critical');
  });

  it('while the post of another one is under way leaves one card', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(unknown);
    await tell(world, alertBody());
    const release = world.channel.block();
    await world.clock.advance(30_000);
    const running = world.queue.run();
    await quiet();
    const { after } = await world.bot.onTap(tapOn('orphan', (await incidentOf(world)).id));
    release();
    await after();
    await running;
    await work(world);
    expect(await postOf(world)).toMatchObject({ state: 'live', messageId: 'orphan' });
    const last = (id: string) => world.channel.sendings.filter(({ messageId }) => messageId === id).at(-1)?.message;
    expect(viewOf(last('message-1')).template).toBe('notice');
    expect(viewOf(last('orphan')).template).toBe('incident');
  });

  it('and back on the other one goes back to that one', async () => {
    const world = await orphaned();
    await touch(world, 'orphan');
    await touch(world, 'message-1');
    await work(world);
    expect(await postOf(world)).toMatchObject({ messageId: 'message-1' });
    const last = (id: string) => world.channel.sendings.filter(({ messageId }) => messageId === id).at(-1)?.message;
    expect(viewOf(last('orphan')).template).toBe('notice');
    expect(viewOf(last('message-1')).template).toBe('incident');
  });
});

describe('A message of which somebody claims that it is the card', () => {
  it('is not believed where no message is doubtful', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    expect((await touch(world, 'forged')).kind).toBe('card');
    await tell(world, worse);
    expect(sent(world)).toEqual(['send ops', 'update ops message-1']);
    expect(eventsOf(world)).not.toContain('incident-card-adopted');
  });

  it('is not believed where none was ever sent', async () => {
    const world = await createAlertWorld();
    world.channel.answerNext(unsent);
    await tell(world, alertBody());
    await touch(world, 'forged');
    await pass(world, minutes(1));
    expect(sent(world)).toEqual(['send ops', 'send ops']);
    expect(await postOf(world)).toMatchObject({ messageId: 'message-1' });
  });
});

describe('Rates', () => {
  it('spread many cards over time, in the order in which they were told, and lose none', async () => {
    const world = await createAlertWorld();
    for (let count = 0; count < 30; count += 1) await world.bot.onAlert('generic', alertBody({ group: `g${count}` }));
    await work(world);
    expect(sent(world).length).toBeLessThanOrEqual(7);
    for (let second = 0; second < 30; second += 1) await pass(world, 1_000);
    expect(sent(world)).toHaveLength(30);
  });

  it('are not used up by what has nothing to say', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    for (let count = 0; count < 20; count += 1) {
      await touch(world, 'message-1');
      await work(world);
    }
    await tell(world, alertBody({ group: 'new' }));
    expect(sent(world)).toEqual(['send ops', 'send ops']);
  });
});

const tapOn = (messageId: string, incident: string) =>
  tapped({ verb: 'hand-back', incident }, { messageId, conversation: ops });
