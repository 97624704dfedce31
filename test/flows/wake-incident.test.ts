import { describe, expect, it } from 'vitest';
import {
  alertBody,
  channelNamed,
  createAlertWorld,
  incidentOf,
  incidentViewOf,
  killed,
  logOf,
  minutes,
  overBody,
  pass,
  sent,
  sentTo,
  tell,
  work,
} from './alerts.ts';
import { conversation, noticeViewOf, press, quiet, type TestWorld, viewOf } from './world.ts';

const ops = conversation('ops');
const hours = (count: number) => minutes(60 * count);

/** Titles of the notices that a conversation got. */
const notices = (world: TestWorld, place = 'ops'): string[] =>
  sentTo(world, place)
    .filter(({ message }) => viewOf(message).template === 'notice')
    .map(({ message }) => noticeViewOf(message).title);

const newest = (world: TestWorld) =>
  incidentViewOf(
    sentTo(world, 'ops')
      .filter(({ message }) => viewOf(message).template === 'incident')
      .at(-1)?.message,
  );

describe('The end of a snooze', () => {
  const over = 'The snooze is over';

  async function snoozed(length: 15 | 60 | null = 15): Promise<TestWorld> {
    const world = await createAlertWorld([{}, { conversation: conversation('tokyo'), language: 'ja' }]);
    await tell(world, alertBody());
    await snooze(world, length);
    return world;
  }

  async function snooze(world: TestWorld, length: 15 | 60 | null) {
    const { id: incident } = await incidentOf(world);
    await press(world, { verb: 'quiet', incident, minutes: length, reason: 'Known.' }, { conversation: ops });
    await work(world);
  }

  const wake = async (world: TestWorld) => {
    await press(world, { verb: 'wake', incident: (await incidentOf(world)).id }, { conversation: ops });
    await work(world);
  };

  it('is told once in each conversation, in its language, and the cards change', async () => {
    const world = await snoozed();
    await pass(world, minutes(14));
    expect(notices(world)).toEqual([]);
    await pass(world, minutes(1));
    expect(notices(world)).toEqual([over]);
    expect(notices(world, 'tokyo')).toHaveLength(1);
    expect(notices(world, 'tokyo')).not.toEqual([over]);
    expect(newest(world).status).toContain('Firing');
    expect(logOf(newest(world))).toContain('The snooze ended');
    await pass(world, hours(2));
    expect(notices(world)).toEqual([over]);
  });

  it('is not told when somebody ended it by hand, when it is over, or when it lasts until recovery', async () => {
    const byHand = await snoozed();
    await wake(byHand);
    const resolved = await snoozed();
    await tell(resolved, overBody());
    for (const world of [byHand, resolved, await snoozed(null)]) {
      await pass(world, hours(2));
      expect(notices(world)).toEqual([]);
    }
  });

  it('of one that another took the place of is told at the time of the other', async () => {
    const world = await snoozed();
    await wake(world);
    await world.clock.advance(minutes(5));
    await snooze(world, 60);
    await pass(world, minutes(20));
    expect(notices(world)).toEqual([]);
    expect(newest(world).status).toContain('Snoozed until 2026-11-20 13:05');
    await pass(world, minutes(40));
    expect(notices(world)).toEqual([over]);
  });

  it('is told after a restart, also where the queue lost it', async () => {
    for (const loses of [false, true]) {
      const world = await snoozed();
      if (loses) world.queue.jobs.clear();
      const next = await killed(world);
      await pass(next, minutes(15));
      expect(notices(next)).toEqual([over]);
    }
  });

  it('is told once even when the bot is killed right after', async () => {
    const world = await snoozed();
    const told: string[] = [];
    for (const [name, job] of world.queue.jobs) if (job.kind === 'wake-incident') told.push(name);
    const [name = ''] = told;
    const job = world.queue.jobs.get(name);
    await pass(world, minutes(15));
    // The same job again, as if nobody had noted that it was done.
    if (job) world.queue.jobs.set(name, job);
    const next = await killed(world);
    await pass(next, minutes(1));
    expect([...notices(world), ...notices(next)]).toEqual([over]);
  });

  it('is told even when the bot is killed before that was stored', async () => {
    const stuck = await createAlertWorld([{}], { store: { acceptMessage: () => new Promise(() => {}) } });
    await tell(stuck, alertBody());
    await snooze(stuck, 15);
    await stuck.clock.advance(minutes(15));
    void stuck.queue.run();
    await quiet();
    const next = await killed(stuck);
    expect(notices(next)).toEqual([over]);
  });

  it('is told even when the bot is killed before it was said', async () => {
    const world = await snoozed();
    world.channel.block();
    await world.clock.advance(minutes(15));
    void world.queue.run();
    await quiet();
    const next = await killed(world);
    await quiet();
    expect(notices(next)).toEqual([over]);
  });
});

describe('Four hours before queued mail may be returned', () => {
  const warning = 'Queued mail may be returned soon';
  /** 07:50 on the next day, four hours before 24 hours from 11:50 are over. */
  const almost = hours(19) + minutes(49);

  it('each conversation is warned once, and the card says so, too', async () => {
    const world = await createAlertWorld([{}, { conversation: conversation('other') }]);
    await tell(world, alertBody());
    await pass(world, almost);
    expect(notices(world)).toEqual([]);
    await pass(world, minutes(1));
    expect(notices(world)).toEqual([warning]);
    expect(notices(world, 'other')).toEqual([warning]);
    expect(
      noticeViewOf(sentTo(world, 'ops').find(({ message }) => message.summary === warning)?.message).text,
    ).toContain('2026-11-21 11:50 UTC');
    expect(newest(world).warnings[0]).toContain('Less than 4 hours');
    await pass(await killed(world), hours(3));
    await tell(world, alertBody({ id: 'mx2' }));
    await pass(world, hours(3));
    expect(notices(world)).toEqual([warning]);
  });

  it('the warning stands in the thread of a channel', async () => {
    const world = await createAlertWorld([{ conversation: channelNamed('19:ops') }]);
    await tell(world, alertBody());
    await pass(world, almost + minutes(1));
    expect(sent(world)).toContain('send 19:ops;messageid=message-1');
    expect(sent(world).filter((line) => line.startsWith('send'))).toHaveLength(2);
  });

  it.each([
    ['is over', 'is over'],
    ['is about no mail that queues', '535 5.7.139 Authentication unsuccessful'],
    ['has no code', 'Disk full'],
  ])('nobody is warned of what %s', async (why, text) => {
    const world = await createAlertWorld();
    await tell(world, alertBody(why === 'is over' ? {} : { text }));
    if (why === 'is over') await tell(world, overBody());
    await pass(world, hours(30));
    expect(notices(world)).toEqual([]);
  });

  it('people are warned of an incident that came back after its time', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await pass(world, hours(19) + minutes(40));
    await tell(world, overBody({ endsAt: '2026-11-21T07:40:00Z' }));
    await pass(world, minutes(15));
    expect(notices(world)).toEqual([]);
    await tell(world, alertBody({ startsAt: '2026-11-21T07:55:00Z' }));
    expect(notices(world)).toEqual([warning]);
  });

  it('they are warned earlier when an earlier beginning is told later', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await tell(world, alertBody({ id: 'mx0', startsAt: '2026-11-20T09:00:00Z' }));
    await pass(world, hours(17));
    expect(notices(world)).toEqual([warning]);
  });

  it('they are warned after a restart, also where the queue lost it', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    world.queue.jobs.clear();
    const next = await killed(world);
    await pass(next, almost + minutes(1));
    expect(notices(next)).toEqual([warning]);
  });

  it('the first card alone says so where the trouble is as old as that', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody({ startsAt: '2026-11-19T14:00:00Z' }));
    expect(newest(world).warnings[0]).toContain('Less than 4 hours');
    await pass(world, hours(1));
    expect(notices(world)).toEqual([]);
  });
});
