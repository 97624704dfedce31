import { describe, expect, it } from 'vitest';
import type { IncidentView } from '../../src/view/card-view.ts';
import { readAlertFixture } from '../fixtures/alerts/read-alert-fixture.ts';
import {
  alertBody,
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
  subscribe,
  tell,
  withoutIsolates,
  work,
} from './alerts.ts';
import { bob, conversation, press } from './world.ts';

const second = { id: 'mx2', title: 'Queue on mx2', severity: 'critical' };

const countsOf = ({ alerts, rows }: IncidentView) =>
  alerts[0]?.heads[0]?.counts ?? rows.find(({ label }) => label === 'Alerts')?.value;
const queueOf = ({ rows }: IncidentView) => rows.find(({ label }) => label === 'Queued mail')?.value;

describe('The first alert', () => {
  it('posts one card in each conversation that asked, in its language, with a sentence to announce it', async () => {
    const world = await createAlertWorld([
      {},
      { conversation: conversation('tokyo'), language: 'ja' },
      { conversation: conversation('ops'), language: 'fr' },
      { conversation: conversation('dbas'), sources: ['grafana'] },
    ]);
    await tell(world, alertBody());
    expect(sent(world)).toEqual(['send ops', 'send tokyo']);
    expect(withoutIsolates(sentTo(world, 'ops')[0]?.message.summary)).toBe('Warning: Mail queue grows');
    expect(incidentViewOf(sentTo(world, 'tokyo')[0]?.message)).toMatchObject({ language: 'ja' });
    expect(sentTo(world, 'tokyo')[0]?.message.summary).toContain('Mail queue grows');
    expect(sentTo(world, 'tokyo')[0]?.message.summary).not.toContain('Warning');
  });

  it('carries the checklist of the article about its code', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    const view = incidentViewOf(sentTo(world, 'ops')[0]?.message);
    expect(view.checklist[0]?.steps.length).toBeGreaterThan(1);
    expect(view.rows).toContainEqual({ label: 'Code', value: '4.4.316' });
    expect(queueOf(view)).toContain('2026-11-21 11:50');
  });

  it('without a code has a card without a checklist, until a later one tells the code', async () => {
    const world = await createAlertWorld([{}, { conversation: conversation('smtp'), matchers: ['4.4.316'] }]);
    await tell(world, alertBody({ text: 'Something is slow.' }));
    expect(incidentViewOf(sentTo(world, 'ops')[0]?.message)).toMatchObject({ caseId: null, checklist: [] });
    await tell(world, alertBody({ id: 'mx2' }));
    expect(sent(world)).toEqual(['send ops', 'update ops message-1', 'send smtp']);
    const view = incidentViewOf(sentTo(world, 'ops')[1]?.message);
    expect(view.caseId).not.toBeNull();
    expect(view.checklist).toHaveLength(1);
  });

  it('that nobody asked for is kept, and posted nowhere', async () => {
    const world = await createAlertWorld([]);
    expect(await world.bot.onAlert('generic', alertBody())).toEqual({ kind: 'accepted' });
    await work(world);
    expect(sent(world)).toEqual([]);
    expect((await incidentOf(world)).title).toBe('Mail queue grows');
  });

  it('is refused with the field that is wrong, and nothing is kept of it', async () => {
    const world = await createAlertWorld();
    const receipt = await world.bot.onAlert('generic', alertBody({ status: 'burning' }));
    expect(receipt).toMatchObject({ kind: 'bad', field: 'status' });
    expect(await world.incidents.listOpen()).toEqual([]);
  });

  it.each([
    ['alertmanager', 'alertmanager-firing', 'alertmanager-resolved'],
    ['uptime-kuma', 'uptime-kuma-down', 'uptime-kuma-up'],
  ] as const)('of %s opens a card that its end closes', async (source, first, last) => {
    const world = await createAlertWorld();
    await world.bot.onAlert(source, readAlertFixture(first));
    await work(world);
    await world.bot.onAlert(source, readAlertFixture(last));
    await work(world);
    expect(sent(world)).toEqual(['send ops', 'update ops message-1']);
    expect(incidentViewOf(sentTo(world, 'ops')[1]?.message)).toMatchObject({ style: 'good', buttons: [] });
  });
});

describe('What comes after it', () => {
  it('updates the same message: more alerts, and a severity that changed', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await tell(world, alertBody(second));
    expect(sent(world)).toEqual(['send ops', 'update ops message-1']);
    const view = incidentViewOf(world.channel.sendings.at(-1)?.message);
    expect(view.status).toContain('Critical');
    expect(view.alerts[0]?.items).toHaveLength(2);
    expect(JSON.stringify([view.title, view.alerts])).toMatch(/Queue on mx2.*Mail queue grows/);
    await tell(world, overBody(second));
    expect(incidentViewOf(world.channel.sendings.at(-1)?.message).status).toContain('Warning');
    expect(sent(world).filter((line) => line.startsWith('send'))).toHaveLength(1);
  });

  it('is counted on the card when it only repeats, however often, and is never posted again', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    for (let hour = 0; hour < 5; hour += 1) {
      await tell(world, alertBody());
      await pass(world, minutes(60));
    }
    expect(new Set(sent(world))).toEqual(new Set(['send ops', 'update ops message-1']));
    expect(countsOf(incidentViewOf(world.channel.sendings.at(-1)?.message))).toContain('reported 6 times');
  });

  it('makes one card of 1,000 alerts, with counts and few updates', async () => {
    const world = await createAlertWorld();
    for (let count = 0; count < 1_000; count += 1) {
      await world.bot.onAlert('generic', alertBody({ id: `mx${count}` }));
      if (count % 10 === 0) await world.queue.run();
      await world.clock.advance(60);
    }
    await pass(world, minutes(2));
    const lines = sent(world);
    expect(lines.filter((line) => line.startsWith('send'))).toEqual(['send ops']);
    expect(lines.length).toBeLessThanOrEqual(100);
    const view = incidentViewOf(world.channel.sendings.at(-1)?.message);
    expect(countsOf(view)).toBe('1000 firing · reported 1000 times');
  });

  it('of another group is another card', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody(), alertBody({ group: 'disks', title: 'Disk full', text: '' }));
    expect(sent(world)).toEqual(['send ops', 'send ops']);
  });

  it('posts the card where a severity is asked for that it has only now', async () => {
    const world = await createAlertWorld([{}, { conversation: conversation('night'), severity: 'critical' }]);
    await tell(world, alertBody());
    expect(sent(world)).toEqual(['send ops']);
    await tell(world, alertBody(second));
    expect(sent(world)).toEqual(['send ops', 'update ops message-1', 'send night']);
    await tell(world, overBody(second));
    expect(sent(world).filter((line) => line.startsWith('send'))).toHaveLength(2);
  });

  it('posts the card where somebody subscribed meanwhile', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await subscribe(world, { id: 's2', conversation: conversation('late') });
    await tell(world, alertBody());
    await pass(world, minutes(1));
    expect(sentTo(world, 'late').map(({ verb }) => verb)).toEqual(['send']);
  });

  it('tells since when there is trouble, even when an earlier beginning is told later', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await tell(world, alertBody({ id: 'mx0', startsAt: '2026-11-20T09:00:00Z' }));
    const view = incidentViewOf(world.channel.sendings.at(-1)?.message);
    expect(view.rows).toContainEqual({ label: 'Since', value: expect.stringContaining('09:00') });
    expect(queueOf(view)).toContain('2026-11-21 09:00');
  });
});

describe('The end', () => {
  it('takes the buttons away, and tells how long it took and who did what', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    const { id, caseId } = await incidentOf(world);
    await press(world, { verb: 'take', incident: id }, { person: bob, conversation: conversation('ops') });
    await press(
      world,
      { verb: 'answer', case: caseId ?? '', step: 'whose-server', answer: 'own' },
      { person: bob, conversation: conversation('ops') },
    );
    await tell(world, overBody({ endsAt: '2026-11-20T12:55:00Z' }));
    const { message } = world.channel.sendings.at(-1) ?? {};
    expect(withoutIsolates(message?.summary)).toBe('Resolved: Mail queue grows');
    const view = incidentViewOf(message);
    expect(view).toMatchObject({ style: 'good', buttons: [], checklist: [], snooze: [], links: [] });
    expect(view.status).toContain('Resolved after 1 hr 5 min');
    expect(logOf(view)).toMatch(/First alert.*Bob took it.*Our own.*Bob.*Recovered/s);
    expect(sent(world).filter((line) => line.startsWith('send'))).toEqual(['send ops']);
  });

  it('is not taken back by an older firing that comes late', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await tell(world, overBody());
    const before = sent(world).length;
    await tell(world, alertBody(), alertBody({ startsAt: '2026-11-20T11:40:00Z' }));
    await pass(world, minutes(1));
    expect(sent(world)).toHaveLength(before);
    expect((await incidentOf(world)).resolvedAt).not.toBeNull();
  });

  it('was too early when it comes back within half an hour: the same card goes on', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await tell(world, overBody());
    await world.clock.advance(minutes(29));
    await tell(world, alertBody({ startsAt: '2026-11-20T12:29:00Z' }));
    expect(sent(world)).toEqual(['send ops', 'update ops message-1', 'update ops message-1']);
    const view = incidentViewOf(world.channel.sendings.at(-1)?.message);
    expect(view.status).toContain('Firing');
    expect(view.buttons.map(({ verb }) => verb)).toContain('take');
    expect(countsOf(view)).toContain('came back 1 time');
  });

  it('is followed by a new card when it comes back later', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await tell(world, overBody());
    await world.clock.advance(minutes(31));
    await tell(world, alertBody({ startsAt: '2026-11-20T12:31:00Z' }));
    expect(sent(world)).toEqual(['send ops', 'update ops message-1', 'send ops']);
  });

  it('that comes before anything fired shows nothing', async () => {
    const world = await createAlertWorld();
    await tell(world, overBody(), alertBody());
    await pass(world, minutes(1));
    expect(sent(world)).toEqual([]);
  });

  it('of a card that somebody closed is not told again by what still fires', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    await press(
      world,
      { verb: 'close', incident: (await incidentOf(world)).id },
      { conversation: conversation('ops') },
    );
    await work(world);
    const closed = incidentViewOf(world.channel.sendings.at(-1)?.message);
    expect(closed).toMatchObject({ status: expect.stringContaining('Closed'), buttons: [] });
    await tell(world, alertBody());
    await pass(world, minutes(1));
    expect((await incidentOf(world)).resolvedAt).not.toBeNull();
    expect(incidentViewOf(world.channel.sendings.at(-1)?.message).buttons).toEqual([]);
  });
});

describe('What was accepted', () => {
  it('is posted after a crash that came before the post', async () => {
    const world = await createAlertWorld();
    await world.bot.onAlert('generic', alertBody());
    const next = await killed(world);
    expect(sent(next)).toEqual(['send ops']);
  });

  it('is posted even when the queue lost it', async () => {
    const world = await createAlertWorld();
    await world.bot.onAlert('generic', alertBody());
    world.queue.jobs.clear();
    expect(sent(await killed(world))).toEqual(['send ops']);
  });

  it('is counted and logged without a word of the alert', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody(), alertBody());
    expect(world.metrics.counted.filter(([name]) => name === 'alert').map(([, ...rest]) => rest)).toEqual([
      ['generic', 'opened'],
      ['generic', 'none'],
    ]);
    expect(JSON.stringify(world.log.lines)).not.toContain('queue grows');
  });
});
