import { describe, expect, it } from 'vitest';
import {
  alertBody,
  channelNamed,
  createAlertWorld,
  incidentViewOf,
  minutes,
  pass,
  sent,
  sentTo,
  subscribe,
  tell,
  work,
} from './alerts.ts';
import { bob, caseViewOf, conversation, noticeViewOf, press, quiet, type TestWorld, viewOf, written } from './world.ts';

const ops = conversation('ops');

async function tested(text = 'test alert', place = ops): Promise<TestWorld> {
  const world = await createAlertWorld([{ conversation: conversation('other') }]);
  await world.bot.onMessage(written(text, { conversation: place }));
  await quiet();
  await work(world);
  return world;
}

const cardIn = (world: TestWorld, place = 'ops') =>
  sentTo(world, place).filter(({ message }) => viewOf(message).template === 'incident');

const openOne = async (world: TestWorld) => {
  const [incident] = await world.incidents.listOpen();
  if (!incident) throw new Error('There is none.');
  return incident;
};

describe('A test alert', () => {
  it.each([
    ['test alert', 'en', 'Sample: mail server refuses connections'],
    ['alerte de test', 'fr', 'Exemple'],
    ['テストアラート', 'ja', ''],
    ['تنبيه تجريبي', 'ar', ''],
  ])('comes into this conversation only, in the language of the one who asked: %s', async (text, language, title) => {
    const world = await tested(text);
    const [card, ...others] = cardIn(world);
    expect(others).toEqual([]);
    expect(sentTo(world, 'other')).toEqual([]);
    const view = incidentViewOf(card?.message);
    expect(view).toMatchObject({ language, title: expect.stringContaining(title) });
    expect(view.checklist).toHaveLength(1);
    expect(
      noticeViewOf(sentTo(world, 'ops').find(({ message }) => viewOf(message).template === 'notice')?.message).language,
    ).toBe(language);
  });

  it('is taken and closed like any other', async () => {
    const world = await tested();
    const { id } = await openOne(world);
    await press(world, { verb: 'take', incident: id }, { conversation: ops, person: bob });
    await press(world, { verb: 'close', incident: id }, { conversation: ops });
    await work(world);
    expect(incidentViewOf(cardIn(world).at(-1)?.message)).toMatchObject({
      status: expect.stringContaining('Closed'),
      buttons: [],
    });
    expect(await world.incidents.listOpen()).toEqual([]);
    await world.clock.advance(minutes(1));
    await world.bot.onMessage(written('test alert', { conversation: ops }));
    await quiet();
    await work(world);
    expect(incidentViewOf(cardIn(world).at(-1)?.message).status).toContain('Firing');
  });

  it('in a thread is a card of the channel', async () => {
    const world = await tested('test alert', channelNamed('19:ops;messageid=7'));
    expect(sent(world).sort()).toEqual(['send 19:ops', 'send 19:ops;messageid=7']);
  });

  it('from the list of subscriptions comes there, too', async () => {
    const world = await createAlertWorld([{}]);
    await subscribe(world, { id: 's2', conversation: conversation('other') });
    await press(world, { verb: 'test-alert' }, { conversation: ops });
    await work(world);
    expect(sent(world)).toEqual(['send ops']);
  });

  it('is nobody’s trouble: no known incident, no warning about queued mail', async () => {
    const world = await tested();
    await world.bot.onMessage(written('451 4.4.316 Connection refused', { person: bob }));
    await quiet();
    expect(caseViewOf(sentTo(world, 'chat').at(-1)?.message).known).toEqual([]);
    await pass(world, minutes(60 * 21));
    expect(cardIn(world)).toHaveLength(1);
    expect(sentTo(world, 'ops')).toHaveLength(2);
  });

  it('does not hide the incident that is there', async () => {
    const world = await tested();
    await tell(world, alertBody());
    await world.bot.onMessage(written('451 4.4.316 Connection refused', { person: bob }));
    await quiet();
    expect(caseViewOf(sentTo(world, 'chat').at(-1)?.message).known).toEqual(['Known since 2026-11-20 11:50 UTC.']);
  });
});
