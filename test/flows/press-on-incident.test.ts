import { describe, expect, it } from 'vitest';
import type { Tap } from '../../src/ports/incoming.ts';
import type { Button } from '../../src/view/button.ts';
import {
  alertBody,
  createAlertWorld,
  incidentOf,
  incidentViewOf,
  logOf,
  overBody,
  sent,
  sentTo,
  tell,
  work,
} from './alerts.ts';
import { bob, cardOf, conversation, press, type TestWorld, tapped } from './world.ts';

const ops = conversation('ops');
const reason = 'The firewall is replaced.';

/** An open incident, told in a chat in English and in one in Japanese. */
async function fired(): Promise<{ world: TestWorld; incident: string; checklist: string }> {
  const world = await createAlertWorld([{}, { conversation: conversation('tokyo'), language: 'ja' }]);
  await tell(world, alertBody());
  const { id, caseId } = await incidentOf(world);
  return { world, incident: id, checklist: caseId ?? '' };
}

/** Presses, lets the cards follow, and gives the card in the reply. */
async function pressed(world: TestWorld, button: Button, changes: Partial<Tap> = {}) {
  const reply = await press(world, button, { conversation: ops, ...changes });
  await work(world);
  return incidentViewOf(cardOf(reply));
}

const newest = (world: TestWorld, place: string) => incidentViewOf(sentTo(world, place).at(-1)?.message);
const rowOf = ({ rows }: ReturnType<typeof newest>, label: string) => rows.find((row) => row.label === label)?.value;
const verbsOf = ({ buttons }: ReturnType<typeof newest>) => buttons.map(({ verb }) => verb);

describe('An incident', () => {
  it('is taken and handed back, and every card says by whom and when, in its language', async () => {
    const { world, incident } = await fired();
    const mine = await pressed(world, { verb: 'take', incident }, { person: bob });
    expect(rowOf(mine, 'On it')).toMatch(/Bob.*2026-11-20 12:00/);
    expect(verbsOf(mine)).toContain('hand-back');
    expect(sent(world)).toEqual(['send ops', 'send tokyo', 'update ops message-1', 'update tokyo message-2']);
    expect(JSON.stringify(newest(world, 'tokyo').rows)).toMatch(/Bob.*12:00/);
    expect(newest(world, 'tokyo').language).toBe('ja');
    const free = await pressed(world, { verb: 'hand-back', incident });
    expect(rowOf(free, 'On it')).toBe('Nobody yet');
    expect(logOf(newest(world, 'ops'))).toMatch(/Bob\W*took it.*Ada\W*handed it back/s);
  });

  it('stays with who took it first, and the same tap twice changes nothing', async () => {
    const { world, incident } = await fired();
    const taps = [{ person: bob }, {}, { person: bob }].map((changes) =>
      world.bot.onTap(tapped({ verb: 'take', incident }, { conversation: ops, ...changes })),
    );
    for (const { reply, after } of await Promise.all(taps)) {
      expect(reply.kind).toBe('card');
      await after();
    }
    await work(world);
    expect(await incidentOf(world)).toMatchObject({ version: 2, taken: { by: bob } });
    expect(sentTo(world, 'ops')).toHaveLength(2);
  });

  it('is not lost to an alert that comes at the same instant', async () => {
    const { world, incident } = await fired();
    await Promise.all([
      press(world, { verb: 'take', incident }, { conversation: ops, person: bob }),
      ...['a', 'b', 'c'].map((id) => world.bot.onAlert('generic', alertBody({ id }))),
    ]);
    expect(await incidentOf(world)).toMatchObject({ calls: 4, taken: { by: bob } });
  });

  it('is closed by hand where its source never says that it is over', async () => {
    const { world, incident } = await fired();
    expect(await pressed(world, { verb: 'close', incident }, { person: bob })).toMatchObject({ buttons: [] });
    expect(newest(world, 'tokyo').buttons).toEqual([]);
    expect(logOf(newest(world, 'ops'))).toMatch(/Bob\W*closed it/);
    const late = await pressed(world, { verb: 'take', incident });
    expect(late).toMatchObject({ status: expect.stringContaining('Closed'), buttons: [] });
    expect((await incidentOf(world)).taken).toBeNull();
  });

  it.each<(incident: string) => Button>([
    (incident) => ({ verb: 'take', incident }),
    (incident) => ({ verb: 'close', incident }),
    (incident) => ({ verb: 'quiet', incident, minutes: 15, reason }),
  ])('is none of the business of a conversation that it was not told in', async (button) => {
    const { world, incident } = await fired();
    const reply = await press(world, button(incident), { conversation: conversation('elsewhere') });
    expect(reply).toEqual({ kind: 'refused', sentence: 'This button does not belong to this conversation.' });
    expect((await incidentOf(world)).version).toBe(1);
  });

  it('that is not there is refused', async () => {
    const { world } = await fired();
    expect((await press(world, { verb: 'take', incident: 'guessed' }, { conversation: ops })).kind).toBe('refused');
  });

  it('in a channel is pressed from its thread', async () => {
    const world = await createAlertWorld([{ conversation: { ...conversation('19:ops'), kind: 'channel' } }]);
    await tell(world, alertBody());
    const thread = conversation('19:ops;messageid=message-1');
    await pressed(world, { verb: 'take', incident: (await incidentOf(world)).id }, { conversation: thread });
    expect(sent(world)).toEqual(['send 19:ops', 'update 19:ops message-1']);
  });
});

describe('A snooze', () => {
  it('asks for a reason, and only who pressed sees the question', async () => {
    const { world, incident } = await fired();
    const asked = await pressed(world, { verb: 'snooze', incident });
    expect(asked.snooze[0]?.buttons.map(({ data }) => 'minutes' in data && data.minutes)).toEqual([15, 60, null]);
    expect(sent(world)).toHaveLength(2);
    expect((await incidentOf(world)).version).toBe(1);
  });

  it.each(['', '   ', '\u200b \n'])('without a reason is asked again: %j', async (empty) => {
    const { world, incident } = await fired();
    const asked = await pressed(world, { verb: 'quiet', incident, minutes: 15, reason: empty });
    expect(asked.snooze).toHaveLength(1);
    expect((await incidentOf(world)).snooze).toBeNull();
  });

  it.each([
    [15, 'Snoozed until 2026-11-20 12:15 UTC'],
    [60, 'Snoozed until 2026-11-20 13:00 UTC'],
    [null, 'Snoozed until it recovers'],
  ] as const)('of %s minutes shows until when, who, when and why on every card', async (length, status) => {
    const { world, incident } = await fired();
    const button = { verb: 'quiet', incident, minutes: length, reason: ` ${reason}\n` } as const;
    const view = await pressed(world, button, { person: bob });
    expect(view).toMatchObject({ snooze: [], status: expect.stringContaining(status) });
    expect(rowOf(view, 'Why it is quiet')).toMatch(/^The firewall is replaced\. · .*Bob.*12:00/);
    expect(newest(world, 'ops').status).toContain(status);
    expect(JSON.stringify(newest(world, 'tokyo'))).toContain(reason);
    expect(verbsOf(view)).toContain('wake');
  });

  it('is ended by hand', async () => {
    const { world, incident } = await fired();
    await pressed(world, { verb: 'quiet', incident, minutes: 60, reason });
    await pressed(world, { verb: 'wake', incident }, { person: bob });
    expect(newest(world, 'ops').status).toContain('Firing');
    expect(logOf(newest(world, 'ops'))).toMatch(/Bob\W*ended the snooze/);
  });

  it('ends with the incident', async () => {
    const { world, incident } = await fired();
    await pressed(world, { verb: 'quiet', incident, minutes: null, reason });
    await tell(world, overBody());
    expect((await incidentOf(world)).snooze).toBeNull();
    expect(newest(world, 'ops').status).toContain('Resolved');
  });

  it('keeps its first reason when somebody wants another', async () => {
    const { world, incident } = await fired();
    await pressed(world, { verb: 'quiet', incident, minutes: 60, reason });
    await pressed(world, { verb: 'quiet', incident, minutes: 15, reason: 'Mine.' }, { person: bob });
    expect((await incidentOf(world)).snooze).toMatchObject({ reason, until: '2026-11-20T13:00:00.000Z' });
  });
});

describe('The checklist on the card of an incident', () => {
  it('is everybody’s: a tap in one conversation updates every card, each in its language', async () => {
    const { world, checklist } = await fired();
    const view = await pressed(
      world,
      { verb: 'answer', case: checklist, step: 'whose-server', answer: 'own' },
      { person: bob },
    );
    expect(view.checklist[0]?.progress).toMatch(/^1 /);
    expect(sent(world).slice(2)).toEqual(['update ops message-1', 'update tokyo message-2']);
    const [english, japanese] = ['ops', 'tokyo'].map((place) => newest(world, place));
    expect(english?.checklist[0]?.steps.flatMap(({ settled }) => settled).join()).toContain('Bob');
    expect(japanese?.language).toBe('ja');
    expect(japanese?.checklist[0]?.steps.flatMap(({ settled }) => settled).join()).toContain('Bob');
    expect(japanese?.checklist[0]?.label).not.toBe(english?.checklist[0]?.label);
  });

  it('opens a step for who pressed alone', async () => {
    const { world, checklist } = await fired();
    const view = await pressed(world, { verb: 'open', case: checklist, step: 'send-again' });
    expect(openSteps(view)).toEqual(1);
    expect(sent(world)).toHaveLength(2);
  });

  it('is refused elsewhere', async () => {
    const { world, checklist } = await fired();
    const button: Button = { verb: 'answer', case: checklist, step: 'whose-server', answer: 'own' };
    expect((await press(world, button, { conversation: conversation('elsewhere') })).kind).toBe('refused');
    expect((await world.store.findCase(checklist))?.case.version).toBe(1);
  });
});

describe('In a client with Action.Submit', () => {
  const submit = { via: 'submit' as const };

  it('what was changed is seen on the message', async () => {
    const { world, incident, checklist } = await fired();
    await pressed(world, { verb: 'take', incident }, { ...submit, person: bob });
    expect(rowOf(newest(world, 'ops'), 'On it')).toContain('Bob');
    await pressed(world, { verb: 'answer', case: checklist, step: 'whose-server', answer: 'own' }, submit);
    expect(newest(world, 'ops').checklist[0]?.progress).toMatch(/^1 /);
    expect(sentTo(world, 'ops').map(({ verb }) => verb)).toEqual(['send', 'update', 'update']);
  });

  it('the question for the reason stands on the message, and is gone once it is answered', async () => {
    const { world, incident } = await fired();
    await pressed(world, { verb: 'snooze', incident }, submit);
    expect(newest(world, 'ops').snooze).toHaveLength(1);
    expect(sentTo(world, 'tokyo')).toHaveLength(1);
    await pressed(world, { verb: 'back', incident }, submit);
    expect(newest(world, 'ops')).toMatchObject({ snooze: [], status: expect.stringContaining('Firing') });
    await pressed(world, { verb: 'snooze', incident }, submit);
    await pressed(world, { verb: 'quiet', incident, minutes: 15, reason }, submit);
    expect(newest(world, 'ops')).toMatchObject({ snooze: [], status: expect.stringContaining('Snoozed') });
  });

  it('a step that is opened stands open on the message', async () => {
    const { world, checklist } = await fired();
    expect(openSteps(newest(world, 'ops'))).toBe(0);
    await pressed(world, { verb: 'open', case: checklist, step: 'send-again' }, submit);
    expect(sent(world).at(-1)).toBe('update ops message-1');
    const view = newest(world, 'ops');
    const at = view.checklist[0]?.steps.findIndex(({ open }) => open.length > 0) ?? -1;
    expect(
      view.checklist[0]?.steps[at]?.open[0]?.buttons.some(({ data }) => 'step' in data && data.step === 'send-again'),
    ).toBe(true);
  });

  it('what somebody else changed meanwhile is not overwritten by a question', async () => {
    const { world, incident } = await fired();
    const release = world.channel.block();
    const { after } = await world.bot.onTap(tapped({ verb: 'snooze', incident }, { ...submit, conversation: ops }));
    const asking = after();
    await press(world, { verb: 'take', incident }, { conversation: ops, person: bob });
    release();
    await asking;
    await work(world);
    expect(rowOf(newest(world, 'ops'), 'On it')).toContain('Bob');
  });

  it('a refusal is a message of its own', async () => {
    const { world, incident } = await fired();
    await press(world, { verb: 'take', incident }, { ...submit, conversation: conversation('elsewhere') });
    expect(sent(world).at(-1)).toBe('send elsewhere');
  });
});

const openSteps = ({ checklist }: ReturnType<typeof newest>) =>
  checklist[0]?.steps.filter(({ open }) => open.length > 0).length;
