import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sources } from '../../src/incident/alert.ts';
import { readAlertFixture } from '../fixtures/alerts/read-alert-fixture.ts';
import { teamsError } from '../fixtures/fake-connector.ts';
import { alertSettings, expectAccepted, makeAlert, subscribe, tell, tokenOf } from './alerting.ts';
import { type Card, findButton, listButtons, readRuns, readTexts } from './card-reader.ts';
import { cardOf } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ ...alertSettings, METRICS_PORT: '0' });
});
beforeEach(() => showOutputOnFailure(journey));
afterEach(() => journey.connector.answerAll(null));
afterAll(() => journey.end());

let groups = 0;
/** A group that no other test speaks of. */
const newGroup = () => {
  groups += 1;
  return `group-${groups}`;
};

const says = (card: Card, words: string): boolean => readTexts(card).join('\n').includes(words);
const verbs = (card: Card): string[] => listButtons(card).map(({ verb }) => verb);
const over = { status: 'resolved', endsAt: '2026-11-20T10:42:00Z' };

describe('what a tool posts', () => {
  it.each([
    ['alertmanager', 'alertmanager-firing', 'alertmanager-resolved', '4.4.316'],
    ['uptime-kuma', 'uptime-kuma-down', 'uptime-kuma-up', '4.7.0'],
    ['grafana', 'grafana-firing', null, '4.7.5'],
    ['generic', 'generic-firing', null, '4.4.317'],
  ])('as %s fires, comes again and ends on one card', async (source, firing, resolved, code) => {
    const chat = journey.chat();
    await subscribe(chat, { sources: source });
    const body = readAlertFixture(firing);
    expectAccepted(await tell(journey.bot, source, body));
    const card = await chat.nextCard();
    expect(says(card, code)).toBe(true);
    expect(verbs(card)).toContain('take');
    expectAccepted(await tell(journey.bot, source, body));
    expect(says(await chat.nextUpdate(), '2'), 'how often it was told').toBe(true);
    expectAccepted(await tell(journey.bot, source, resolved ? readAlertFixture(resolved) : endOf(body)));
    const end = await chat.updateWhere((update) => says(update, '✔'));
    expect(listButtons(end)).toEqual([]);
    expect(chat.calls('POST')).toHaveLength(1);
    if (source !== 'alertmanager') return;
    expectAccepted(await tell(journey.bot, source, readAlertFixture('alertmanager-old')));
    expectAccepted(await tell(journey.bot, source, readAlertFixture('alertmanager-old')));
    await chat.write('help');
    await chat.nextCard();
    expect(says(cardOf(lastOf(chat.calls('PUT'))), '✔'), 'an old firing changes nothing').toBe(true);
  });

  /** The same payload, ended. */
  function endOf(body: { alerts?: object[] }) {
    return {
      ...body,
      ...over,
      ...(body.alerts ? { alerts: body.alerts.map((alert) => ({ ...alert, ...over })) } : {}),
    };
  }
});

describe('an incident', () => {
  it('shows everywhere who takes it, what is done, and why it is quiet, each in its own language', async () => {
    const [first, second] = [journey.chat(), journey.chat({ name: 'Aiko Tanaka', locale: 'ja-JP' })];
    const group = newGroup();
    await subscribe(first, { matchers: `group=${group}` });
    await subscribe(second, { matchers: `group=${group}`, language: 'ja' });
    const alert = (step: number) => makeAlert(group, step, { labels: { group } });
    await tell(journey.bot, 'generic', alert(1));
    const [english, japanese] = [await first.nextCard(), await second.nextCard()];
    expect([english.lang, japanese.lang]).toEqual(['en', 'ja']);

    await second.press(findButton(japanese, 'take'));
    const taken = await first.updateWhere((card) => verbs(card).includes('hand-back'));
    expect(says(taken, 'Aiko Tanaka')).toBe(true);

    const opened = await first.press(findButton(taken, 'open'));
    const settle = ['answer', 'skip'].find((verb) => verbs(opened).includes(verb)) ?? 'done';
    const answered = await first.press(findButton(opened, settle));
    expect(verbs(answered)).toContain('hand-back');
    await second.updateWhere((card) => says(card, 'Ann Example'));

    const asked = await first.press(findButton(answered, 'snooze'));
    const silent = findButton(asked, 'quiet', { minutes: null });
    expect(verbs(await first.press(silent)), 'without a reason it asks again').toContain('quiet');
    await first.press({ ...silent, data: { ...silent.data, reason: 'New *firewall* <at>all</at>' } });
    const quiet = await second.updateWhere((card) => verbs(card).includes('wake'));
    expect(readRuns(quiet).join(' '), 'as it was typed').toContain('New *firewall* <at>all</at>');

    await tell(journey.bot, 'generic', { ...alert(2), ...over });
    const [here, there] = await Promise.all(
      [first, second].map((chat) => chat.updateWhere((card) => listButtons(card).length === 0)),
    );
    expect(here && says(here, 'Aiko Tanaka') && says(here, 'Ann Example')).toBe(true);
    expect(there && says(there, 'Aiko Tanaka') && says(there, 'Ann Example')).toBe(true);
  });

  it('that comes back soon goes on where it was', async () => {
    const chat = journey.chat();
    const group = newGroup();
    await subscribe(chat, { matchers: `group=${group}` });
    const alert = (startsAt: Date, more: object = {}) =>
      makeAlert(group, 1, { labels: { group }, startsAt: startsAt.toISOString(), ...more });
    const began = new Date();
    await tell(journey.bot, 'generic', alert(began));
    await chat.nextCard();
    await tell(journey.bot, 'generic', alert(began, { status: 'resolved', endsAt: new Date().toISOString() }));
    await chat.updateWhere((card) => listButtons(card).length === 0);
    await tell(journey.bot, 'generic', alert(new Date(began.getTime() + 1_000)));
    await chat.updateWhere((card) => verbs(card).includes('take'));
    expect(chat.calls('POST')).toHaveLength(1);
  });
});

describe('who subscribes', () => {
  it('finds the list, changes it, pauses it, and tries it out', async () => {
    const chat = journey.chat();
    const group = newGroup();
    await chat.write('subscribe');
    expect(verbs(await chat.nextCard())).toContain('subscribe');
    const list = await subscribe(chat, { matchers: 'team=nobody' });
    await chat.write('subscriptions');
    expect(says(await chat.nextCard(), 'team=nobody')).toBe(true);

    const form = await chat.press(findButton(list, 'edit'));
    const save = findButton(form, 'subscribe');
    const wish = { sources: 'generic', severity: 'info', language: 'ar' };
    const bad = await chat.press({ ...save, data: { ...save.data, ...wish, matchers: 'no matcher' } });
    expect(verbs(bad), 'the form again').toContain('subscribe');
    const changed = await chat.press({ ...save, data: { ...save.data, ...wish, matchers: `group=${group}` } });
    expect(says(changed, `group=${group}`)).toBe(true);
    expect(says(changed, 'team=nobody')).toBe(false);

    const paused = await chat.press(findButton(changed, 'pause'));
    await tell(journey.bot, 'generic', makeAlert(group, 1, { labels: { group } }));
    await chat.press(findButton(paused, 'continue'));
    await tell(journey.bot, 'generic', makeAlert(group, 2, { labels: { group } }));
    const card = await chat.nextCard();
    expect(card.lang).toBe('ar');
    expect(says(card, 'step 2'), 'nothing was posted while it was paused').toBe(true);

    await chat.press(findButton(changed, 'test-alert'));
    const sample = await chat.nextCard();
    await chat.press(findButton(sample, 'close'), { replyToId: lastOf(chat.calls('POST')).givenId });
    await chat.updateWhere((update) => listButtons(update).length === 0);

    const none = await chat.press(findButton(changed, 'end'));
    expect(verbs(none)).not.toContain('end');
  });

  it.each([
    [403, 'BotNotInConversationRoster'],
    [404, 'ConversationNotFound'],
  ])(
    'in a conversation that is gone (%i) sees why nothing comes, and goes on with the newest state',
    async (status, code) => {
      const chat = journey.chat();
      const group = newGroup();
      await subscribe(chat, { matchers: `group=${group}` });
      journey.connector.answerAll((call) =>
        call.conversationId === chat.conversationId ? { status, body: teamsError(code) } : null,
      );
      await tell(journey.bot, 'generic', makeAlert(group, 1, { labels: { group } }));
      await chat.nextCard();
      await journey.bot.logged('subscription-paused');
      journey.connector.answerAll(null);
      await chat.write('subscriptions');
      const list = await chat.nextCard();
      expect(says(list, code)).toBe(true);
      await chat.press(findButton(list, 'continue'));
      expect(says(await chat.nextCard(), 'step 1'), 'what is not over is shown at once').toBe(true);
      await tell(journey.bot, 'generic', makeAlert(group, 2, { labels: { group } }));
      expect(says(await chat.nextUpdate(), 'step 2')).toBe(true);
    },
  );
});

describe('the door for alerts', () => {
  const alert = () => makeAlert(newGroup(), 1);

  it('opens to the token of its own source alone', async () => {
    const { bot } = journey;
    for (const source of sources) {
      expect((await bot.alert(source, alert())).status, 'none').toBe(401);
      expect((await bot.alert(source, alert(), { authorization: 'Bearer wrong' })).status).toBe(401);
      const other = sources.find((each) => each !== source) ?? '';
      expect((await bot.alert(source, alert(), { authorization: `Bearer ${tokenOf(other)}` })).status).toBe(401);
    }
    expect((await bot.alert('zabbix', alert(), { authorization: `Bearer ${tokenOf('generic')}` })).status).toBe(404);
  });

  it.each([
    ['generic', { ...makeAlert('wrong', 1), status: 'burning' }, 'status'],
    ['alertmanager', { ...readAlertFixture('alertmanager-firing'), version: '3' }, 'version'],
    ['grafana', { ...readAlertFixture('grafana-firing'), groupKey: 7 }, 'groupKey'],
    ['uptime-kuma', { heartbeat: null, monitor: null }, 'msg'],
  ])('names the field of %s that is wrong', async (source, body, field) => {
    const reply = await tell(journey.bot, source, body);
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.text)).toMatchObject({ field });
  });

  it('takes neither too much nor anything but JSON', async () => {
    const { bot } = journey;
    const authorization = `Bearer ${tokenOf('generic')}`;
    const huge = JSON.stringify({ ...alert(), text: 'x'.repeat(3 * 1024 * 1024) });
    expect((await bot.alert('generic', huge, { authorization })).status).toBe(413);
    const text = { authorization, 'content-type': 'text/plain' };
    expect((await bot.alert('generic', JSON.stringify(alert()), text)).status).toBe(415);
    expect((await bot.alert('generic', '{"id":', { authorization })).status).toBe(400);
  });

  it('leaves nothing of an alert in the log or the metrics', async () => {
    const chat = journey.chat();
    const group = newGroup();
    await subscribe(chat, { matchers: `group=${group}` });
    const secret = 'mx-secret.contoso.com';
    await tell(
      journey.bot,
      'generic',
      makeAlert(group, 1, { title: secret, text: secret, labels: { group, host: secret } }),
    );
    expect(says(await chat.nextCard(), secret)).toBe(true);
    const { text: metrics } = await journey.bot.get('/metrics', journey.bot.metricsPort);
    expect(metrics).toContain('mailmedic_');
    for (const word of [secret, group, 'Connection refused', 'MailQueue', tokenOf('generic'), chat.conversationId]) {
      expect(journey.output()).not.toContain(word);
      expect(metrics).not.toContain(word);
    }
  });
});

function lastOf<T>(all: readonly T[]): T {
  const last = all.at(-1);
  if (last === undefined) throw new Error('There is none');
  return last;
}
