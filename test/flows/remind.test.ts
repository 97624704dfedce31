import { describe, expect, it } from 'vitest';
import type { Tap } from '../../src/ports/incoming.ts';
import type { Button } from '../../src/view/button.ts';
import {
  alertBody,
  channelNamed,
  createAlertWorld,
  incidentOf,
  incidentViewOf,
  killed,
  minutes,
  pass,
  sent,
  sentTo,
  tell,
  work,
} from './alerts.ts';
import {
  bob,
  cardOf,
  caseViewOf,
  conversation,
  noticeViewOf,
  openCaseIn,
  press,
  quiet,
  type TestWorld,
  viewOf,
  written,
} from './world.ts';

const hour = minutes(60);
const chat = conversation();
/** Takes five minutes to an hour until it shows. */
const step = 'enable-mailbox';

/** A case whose slow step was done. */
async function slow(place = chat): Promise<{ world: TestWorld; caseId: string }> {
  const world = await createAlertWorld([]);
  const caseId = await openCaseIn(world, undefined, { conversation: place });
  await press(world, { verb: 'done', case: caseId, step }, { conversation: place });
  return { world, caseId };
}

const remind = (caseId: string): Button => ({ verb: 'remind', case: caseId, step });

/** The questions that were asked, and where. */
const questions = (world: TestWorld) =>
  world.channel.sendings.filter(({ message }) => {
    const view = viewOf(message);
    return view.template === 'notice' && view.buttons.some(({ verb }) => verb === 'reminded');
  });

const newest = (world: TestWorld) =>
  caseViewOf(world.channel.sendings.filter(({ message }) => viewOf(message).template === 'case').at(-1)?.message);

describe('A reminder', () => {
  it('is offered once a slow step was done, and not before', async () => {
    const world = await createAlertWorld([]);
    const caseId = await openCaseIn(world);
    expect(newest(world).buttons.map(({ verb }) => verb)).not.toContain('remind');
    await press(world, { verb: 'done', case: caseId, step });
    const offer = newest(world).buttons.find(({ verb }) => verb === 'remind');
    expect(offer).toMatchObject({ title: 'Remind me in 1 hour', data: { verb: 'remind', step } });
  });

  it('is set for one hour later, and stands on the card with a way to cancel it', async () => {
    const { world, caseId } = await slow();
    const view = caseViewOf(cardOf(await press(world, remind(caseId))));
    expect(view.facts).toContainEqual({ title: 'Reminder', value: '2026-11-20 13:00 UTC' });
    expect(view.buttons.map(({ verb }) => verb)).toContain('cancel-reminder');
    expect(view.buttons.map(({ verb }) => verb)).not.toContain('remind');
    expect(newest(world).facts).toEqual(view.facts);
  });

  it('asks once, in the same conversation, when the hour is over', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    await pass(world, hour - 1);
    expect(questions(world)).toEqual([]);
    await pass(world, 1);
    expect(questions(world).map(({ to }) => to)).toEqual(['chat']);
    const view = noticeViewOf(questions(world)[0]?.message);
    expect(view).toMatchObject({ title: 'Is the error gone?', caseId });
    expect(view.buttons.map(({ data }) => data)).toEqual([
      { verb: 'reminded', gone: true },
      { verb: 'reminded', gone: false },
    ]);
    expect(newest(world).facts.map(({ title }) => title)).not.toContain('Reminder');
    await pass(world, 3 * hour);
    await pass(await killed(world), hour);
    expect(questions(world)).toHaveLength(1);
  });

  it('speaks the language of who asked for it', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId), { locale: 'ja-JP', person: bob });
    await pass(world, hour);
    expect(noticeViewOf(questions(world)[0]?.message).language).toBe('ja');
  });

  it('is asked in the thread of the card, also when the tap names the channel only', async () => {
    for (const id of ['19:help;messageid=7', '19:help']) {
      const { world, caseId } = await slow(channelNamed('19:help;messageid=7'));
      await press(world, remind(caseId), { conversation: channelNamed(id) });
      await pass(world, hour);
      expect(questions(world).map(({ to }) => to)).toEqual(['19:help;messageid=7']);
    }
  });

  it('that is asked for twice comes once, when it was promised first', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    await world.clock.advance(minutes(10));
    await press(world, remind(caseId), { person: bob });
    await pass(world, minutes(50));
    expect(questions(world)).toHaveLength(1);
    await pass(world, hour);
    expect(questions(world)).toHaveLength(1);
  });

  it('that was cancelled never comes', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    const view = caseViewOf(
      cardOf(await press(world, { verb: 'cancel-reminder', case: caseId, step }, { person: bob })),
    );
    expect(view.facts.map(({ title }) => title)).not.toContain('Reminder');
    expect(view.buttons.map(({ verb }) => verb)).toContain('remind');
    await pass(world, 2 * hour);
    expect(questions(world)).toEqual([]);
  });

  it('that took the place of a cancelled one comes at its own time', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    await world.clock.advance(minutes(30));
    await press(world, { verb: 'cancel-reminder', case: caseId, step });
    await press(world, remind(caseId));
    await pass(world, minutes(59));
    expect(questions(world)).toEqual([]);
    await pass(world, minutes(1));
    expect(questions(world)).toHaveLength(1);
  });

  it.each<[string, (world: TestWorld, caseId: string) => Promise<unknown>]>([
    ['is solved', (world, caseId) => press(world, { verb: 'solve', case: caseId })],
    ['went with its conversation', (world) => world.store.forgetConversation('chat')],
  ])('of a case that %s never comes', async (_title, end) => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    await end(world, caseId);
    await pass(world, 2 * hour);
    expect(questions(world)).toEqual([]);
  });

  it('survives a restart', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    const next = await killed(world);
    await pass(next, hour);
    expect(questions(next)).toHaveLength(1);
  });

  it('comes late rather than never when the bot was down at its time', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    await world.clock.advance(5 * hour);
    const next = await killed(world);
    await work(next);
    expect(questions(next)).toHaveLength(1);
  });

  it('can be set again afterwards', async () => {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    await pass(world, hour);
    await press(world, remind(caseId));
    await pass(world, hour);
    expect(questions(world)).toHaveLength(2);
  });

  it('is refused from another conversation', async () => {
    const { world, caseId } = await slow();
    expect((await press(world, remind(caseId), { conversation: conversation('elsewhere') })).kind).toBe('refused');
    await pass(world, hour);
    expect(questions(world)).toEqual([]);
  });
});

describe('The answer to a reminder', () => {
  async function asked(): Promise<{ world: TestWorld; caseId: string }> {
    const { world, caseId } = await slow();
    await press(world, remind(caseId));
    await pass(world, hour);
    return { world, caseId };
  }

  it.each<[string, Partial<Tap>]>([
    ['with Action.Execute', {}],
    ['with Action.Submit', { via: 'submit' }],
  ])('"Yes" closes the case, and its card says so: %s', async (_title, via) => {
    const { world, caseId } = await asked();
    const changes = { messageId: 'question', person: bob, ...via };
    const reply = await press(world, { verb: 'reminded', case: caseId, gone: true }, changes);
    expect(noticeViewOf(cardOf(reply))).toMatchObject({ title: 'Good: closed', buttons: [] });
    expect((await world.store.findCase(caseId))?.case.outcome).toMatchObject({ kind: 'solved', by: bob });
    expect(newest(world).status[0]?.text).toBe('✔ Solved');
    expect(sent(world).filter((line) => line === 'update chat question')).toHaveLength('via' in via ? 1 : 0);
    expect(world.metrics.counted.filter(([name]) => name === 'outcome')).toHaveLength(1);
  });

  it('"No" goes on with the checklist', async () => {
    const { world, caseId } = await asked();
    const before = await world.store.findCase(caseId);
    const reply = await press(world, { verb: 'reminded', case: caseId, gone: false }, { messageId: 'question' });
    expect(noticeViewOf(cardOf(reply))).toMatchObject({ title: 'Let us go on', buttons: [] });
    expect(await world.store.findCase(caseId)).toEqual(before);
  });
});

describe('A reminder of the checklist of an incident', () => {
  const slowStep = 'fix-now';
  const place = channelNamed('19:ops');

  async function set(
    thread = channelNamed('19:ops;messageid=message-1'),
  ): Promise<{ world: TestWorld; caseId: string }> {
    const world = await createAlertWorld([{ conversation: place }, { conversation: conversation('other') }]);
    await tell(world, alertBody());
    const caseId = (await incidentOf(world)).caseId ?? '';
    const step = slowStep;
    const buttons: Button[] = [
      { verb: 'answer', case: caseId, step: 'whose-server', answer: 'own' },
      { verb: 'answer', case: caseId, step: 'mailboxes-left', answer: 'no' },
      { verb: 'done', case: caseId, step },
      { verb: 'remind', case: caseId, step },
    ];
    for (const button of buttons) await press(world, button, { conversation: thread });
    await work(world);
    return { world, caseId };
  }

  it('comes once, in the thread of the card where it was asked for, and every card shows it', async () => {
    for (const thread of [channelNamed('19:ops;messageid=message-1'), place]) {
      const { world } = await set(thread);
      const rows = incidentViewOf(sentTo(world, 'other').at(-1)?.message).rows;
      expect(rows).toContainEqual({ label: 'Reminder', value: '2026-11-20 13:00 UTC' });
      await pass(world, hour);
      expect(questions(world).map(({ to }) => to)).toEqual(['19:ops;messageid=message-1']);
      const later = incidentViewOf(sentTo(world, 'other').at(-1)?.message).rows;
      expect(later.map(({ label }) => label)).not.toContain('Reminder');
    }
  });

  it('"Yes" solves the checklist on every card', async () => {
    const { world, caseId } = await set();
    await pass(world, hour);
    await press(world, { verb: 'reminded', case: caseId, gone: true }, { conversation: place, messageId: 'question' });
    await work(world);
    expect((await world.store.findCase(caseId))?.case.outcome?.kind).toBe('solved');
    for (const to of ['19:ops', 'other']) expect(sentTo(world, to).at(-1)?.verb).toBe('update');
  });

  it('never comes where the bot was removed', async () => {
    const { world } = await set();
    await world.bot.onUninstalled({ ...written('', { conversation: place }), kind: 'uninstalled' });
    await pass(world, hour);
    await quiet();
    expect(questions(world)).toEqual([]);
  });

  it('never comes of an incident that is over, which may have another one when it comes back', async () => {
    const { world, caseId } = await set();
    await tell(world, { ...alertBody(), status: 'resolved', endsAt: '2026-11-20T12:10:00Z' });
    await pass(world, hour);
    expect(questions(world)).toEqual([]);
    expect((await world.store.findCase(caseId))?.case.reminders).toEqual({});
  });
});
