import { describe, expect, it } from 'vitest';
import type { Button } from '../../src/view/button.ts';
import type { FormView } from '../../src/view/card-view.ts';
import {
  alertBody,
  channelNamed,
  createAlertWorld,
  formViewOf,
  listViewOf,
  sent,
  sentTo,
  tell,
  work,
} from './alerts.ts';
import {
  ada,
  bob,
  cardOf,
  conversation,
  createTestWorld,
  noticeViewOf,
  press,
  quiet,
  type TestWorld,
  viewOf,
  written,
} from './world.ts';

const ops = conversation('ops');

const form = (changes: Partial<Extract<Button, { verb: 'subscribe' }>> = {}): Button => ({
  verb: 'subscribe',
  subscription: null,
  sources: 'alertmanager,grafana,uptime-kuma,generic',
  severity: 'warning',
  matchers: '',
  language: 'en',
  ...changes,
});

/** Somebody writes to the bot; gives the answer. */
async function say(world: TestWorld, text: string, changes: Parameters<typeof written>[1] = {}) {
  await world.bot.onMessage(written(text, { conversation: ops, ...changes }));
  await quiet();
  return world.channel.sendings.at(-1)?.message;
}

const choicesOf = ({ filters, display }: FormView) => [...filters, ...display];

const all = (world: TestWorld) => world.incidents.listSubscriptions();

describe('Who writes "subscribe"', () => {
  it.each([
    ['subscribe', 'en'],
    ['s’abonner', 'fr'],
    ['اشتراك', 'ar'],
    ['アラートを設定', 'ja'],
  ])('gets the form in the language of the command: %s', async (text, language) => {
    const world = await createAlertWorld([]);
    const view = formViewOf(await say(world, text));
    expect(view).toMatchObject({ language, problem: [] });
    expect(choicesOf(view).map(({ id }) => id)).toEqual(['sources', 'severity', 'language']);
    expect(choicesOf(view).find(({ id }) => id === 'language')?.value).toBe(language);
    expect(
      choicesOf(view)[2]
        ?.choices.map(({ value }) => value)
        .sort(),
    ).toEqual(['ar', 'en', 'fr', 'ja']);
  });

  it('and fills it in has a subscription, which hears of what comes next', async () => {
    const world = await createAlertWorld([]);
    await say(world, 'subscribe');
    const reply = await press(world, form({ language: 'fr' }), { conversation: ops });
    expect(listViewOf(cardOf(reply)).rows).toHaveLength(1);
    expect(await all(world)).toMatchObject([
      {
        conversation: { id: 'ops' },
        sources: [],
        severity: 'warning',
        matchers: [],
        language: 'fr',
        by: ada,
        paused: null,
      },
    ]);
    await tell(world, alertBody());
    expect(viewOf(sentTo(world, 'ops').at(-1)?.message).language).toBe('fr');
  });

  it('and presses twice has one subscription', async () => {
    const world = await createAlertWorld([]);
    await Promise.all([
      press(world, form(), { conversation: ops, messageId: 'form' }),
      press(world, form(), { conversation: ops, messageId: 'form', person: bob }),
    ]);
    await press(world, form(), { conversation: ops, messageId: 'form' });
    expect(await all(world)).toHaveLength(1);
    await press(world, form(), { conversation: conversation('other'), messageId: 'form' });
    expect(await all(world)).toHaveLength(2);
  });

  it('in a thread subscribes the channel', async () => {
    const world = await createAlertWorld([]);
    const thread = channelNamed('19:ops@thread.tacv2;messageid=7');
    await say(world, 'subscribe', { conversation: thread });
    expect(sent(world)).toEqual(['send 19:ops@thread.tacv2;messageid=7']);
    await press(world, form(), { conversation: thread });
    await tell(world, alertBody());
    expect(sent(world).at(-1)).toBe('send 19:ops@thread.tacv2');
    const list = listViewOf(await say(world, 'subscriptions', { conversation: thread }));
    expect(list.rows).toHaveLength(1);
  });

  it('in a chat with a long id can change it, too', async () => {
    const world = await createAlertWorld([]);
    const chat = conversation(`a:1${'x'.repeat(130)}`);
    const list = listViewOf(cardOf(await press(world, form(), { conversation: chat, messageId: 'f:123-456' })));
    for (const { data } of list.rows[0]?.buttons ?? []) {
      expect((await press(world, data as Button, { conversation: chat })).kind, data.verb).toBe('card');
    }
    expect(await all(world)).toEqual([]);
  });

  it('sees the reply in the place of the form in a client with Action.Submit, too', async () => {
    const world = await createAlertWorld([]);
    await press(world, form(), { conversation: ops, via: 'submit', messageId: 'form' });
    expect(sent(world)).toEqual(['update ops form']);
    expect(viewOf(world.channel.sendings[0]?.message).template).toBe('list');
  });
});

describe('Codes and labels', () => {
  it.each([
    ['4.4.316, team=mail', ['4.4.316', 'team=mail']],
    ['4.4.316; 451', ['4.4.316', '451']],
    ['4.4.316、5.7.57', ['4.4.316', '5.7.57']],
    ['4.4.316، 5.7.57', ['4.4.316', '5.7.57']],
    ['4.4.316，team = mail；', ['4.4.316', 'team=mail']],
    [' , ', []],
    ['runbook_url=https://wiki.example/a?b=c', ['runbook_url=https://wiki.example/a?b=c']],
  ])('are read with whatever stands between them: %s', async (matchers, expected) => {
    const world = await createAlertWorld([]);
    await press(world, form({ matchers }), { conversation: ops });
    expect((await all(world))[0]?.matchers).toEqual(expected);
  });

  it.each(['mail', '4.4', '9.1.1', '=mail', 'team=', Array(21).fill('4.4.316').join(',')])(
    'that can’t be read keep the form with what was typed, and say so: %s',
    async (matchers) => {
      const world = await createAlertWorld([]);
      const given = form({ matchers, severity: 'critical', sources: 'grafana,generic', language: 'ja' });
      const view = formViewOf(cardOf(await press(world, given, { conversation: ops })));
      expect(view.problem).toHaveLength(1);
      expect(view.texts[0]?.value.split(', ')).toEqual(matchers.split(','));
      expect(choicesOf(view).map(({ value }) => value)).toEqual(['grafana,generic', 'critical', 'ja']);
      expect(await all(world)).toEqual([]);
    },
  );
});

describe('A subscription', () => {
  it('is listed, paused, resumed and deleted', async () => {
    const world = await createAlertWorld([{ matchers: ['4.4.316'], severity: 'critical', language: 'ja' }]);
    const row = listViewOf(await say(world, 'subscriptions')).rows[0];
    expect(row?.text).toContain('4.4.316');
    expect(row?.text).toContain('日本語');
    expect(row?.buttons.map(({ verb }) => verb)).toEqual(['edit', 'pause', 'end']);

    const paused = listViewOf(cardOf(await press(world, { verb: 'pause', subscription: 's1' }, { conversation: ops })));
    expect(paused.rows[0]).toMatchObject({ note: [{ text: expect.stringContaining('Paused.') }] });
    expect(paused.rows[0]?.buttons.map(({ verb }) => verb)).toEqual(['edit', 'continue', 'end']);
    await tell(world, alertBody({ severity: 'critical' }));
    expect(sent(world)).toHaveLength(1);

    await press(world, { verb: 'continue', subscription: 's1' }, { conversation: ops });
    await tell(world, alertBody({ severity: 'critical', group: 'new' }));
    expect(sent(world).at(-1)).toBe('send ops');

    const empty = await press(world, { verb: 'end', subscription: 's1' }, { conversation: ops });
    expect(listViewOf(cardOf(empty))).toMatchObject({ rows: [], empty: [expect.stringContaining('subscribe')] });
    expect((await press(world, { verb: 'end', subscription: 's1' }, { conversation: ops })).kind).toBe('card');
    expect(await all(world)).toEqual([]);
  });

  it('is edited in the form, with what it has', async () => {
    const world = await createAlertWorld([{ matchers: ['4.4.316'], sources: ['grafana'], severity: 'critical' }]);
    const view = formViewOf(cardOf(await press(world, { verb: 'edit', subscription: 's1' }, { conversation: ops })));
    expect(view.texts[0]?.value).toBe('4.4.316');
    expect(choicesOf(view).map(({ value }) => value)).toEqual(['grafana', 'critical', 'en']);
    const edited = form({ subscription: 's1', matchers: 'team=mail', language: 'ar' });
    await press(world, edited, { conversation: ops, person: bob });
    expect(await all(world)).toMatchObject([
      { id: 's1', matchers: ['team=mail'], language: 'ar', sources: [], by: ada },
    ]);
  });

  it('is none of another conversation’s business', async () => {
    const world = await createAlertWorld([{}]);
    const before = await all(world);
    for (const verb of ['edit', 'pause', 'continue', 'end'] as const) {
      const reply = await press(world, { verb, subscription: 's1' }, { conversation: conversation('elsewhere') });
      expect(reply.kind, verb).toBe('refused');
    }
    const reply = await press(world, form({ subscription: 's1' }), { conversation: conversation('elsewhere') });
    expect(reply.kind).toBe('refused');
    expect((await press(world, form({ subscription: 'guessed' }), { conversation: ops })).kind).toBe('refused');
    expect(await all(world)).toEqual(before);
    const list = listViewOf(await say(world, 'subscriptions', { conversation: conversation('elsewhere') }));
    expect(list.rows).toEqual([]);
  });

  it('goes with the conversation that the bot was removed from', async () => {
    const world = await createAlertWorld([{}]);
    await tell(world, alertBody());
    await world.bot.onUninstalled({ ...written('', { conversation: ops }), kind: 'uninstalled' });
    await tell(world, alertBody({ id: 'mx2' }), alertBody({ group: 'new' }));
    expect(sent(world)).toEqual(['send ops']);
    expect(await all(world)).toEqual([]);
  });
});

describe('Where administrators are named', () => {
  const named = () => createAlertWorld([{}], { admins: ['ada'] });

  it('they set up alerts, in whatever case their id is written', async () => {
    const world = await named();
    expect(viewOf(await say(world, 'subscribe', { person: { id: 'ADA', name: 'Ada' } })).template).toBe('form');
    expect(viewOf(await say(world, 'subscriptions')).template).toBe('list');
  });

  it.each(['subscribe', 'subscriptions', 'test alert'])('others are told so when they write: %s', async (text) => {
    const world = await named();
    const notice = noticeViewOf(await say(world, text, { person: bob }));
    expect(notice.title).toBe('Only administrators set up alerts');
    await work(world);
    expect(sent(world)).toEqual(['send ops']);
  });

  it.each<Button>([
    form(),
    { verb: 'edit', subscription: 's1' },
    { verb: 'pause', subscription: 's1' },
    { verb: 'continue', subscription: 's1' },
    { verb: 'end', subscription: 's1' },
    { verb: 'test-alert' },
  ])('others are told so when they press: $verb', async (button) => {
    const world = await named();
    const before = await all(world);
    const reply = await press(world, button, { conversation: ops, person: bob });
    await work(world);
    expect(noticeViewOf(cardOf(reply)).title).toBe('Only administrators set up alerts');
    expect(await all(world)).toEqual(before);
    expect(sent(world)).toEqual([]);
  });

  it('everybody may take an incident all the same', async () => {
    const world = await named();
    await tell(world, alertBody());
    const { id } = (await world.incidents.listOpen())[0] ?? { id: '' };
    await press(world, { verb: 'take', incident: id }, { conversation: ops, person: bob });
    expect((await world.incidents.findIncident(id))?.taken?.by).toEqual(bob);
  });
});

it('The answer to a message that comes twice is one form', async () => {
  const world = createTestWorld();
  const message = written('subscribe', { conversation: ops });
  await world.bot.onMessage(message);
  await world.bot.onMessage(message);
  await quiet();
  expect(sent(world)).toEqual(['send ops']);
});
