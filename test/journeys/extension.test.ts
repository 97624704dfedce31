import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { teamsError } from '../fixtures/fake-connector.ts';
import { readActivityFixture } from '../fixtures/read-activity-fixture.ts';
import {
  type Card,
  findButton,
  listButtons,
  readCaseId,
  readMarkdown,
  readProgress,
  readSteps,
  readTexts,
} from './card-reader.ts';
import type { Chat } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney({ LOG_LEVEL: 'trace' });
});
beforeEach(() => showOutputOnFailure(journey));
afterAll(() => journey.end());

type Attachment = { contentType: string; content: Card; preview: { content: { title: string; text: string } } };

/** Sends an invoke as Teams does, and gives the body of its answer. */
async function invoke(fixture: string, change: Record<string, unknown> = {}) {
  const reply = await journey.bot.post({
    ...readActivityFixture(fixture),
    serviceUrl: journey.connector.url,
    ...change,
  });
  return { status: reply.status, body: reply.text === '' ? null : JSON.parse(reply.text) };
}

async function search(text: string, locale = 'en-US'): Promise<Attachment[]> {
  const value = {
    commandId: 'search',
    parameters: [{ name: 'text', value: text }],
    queryOptions: { skip: 0, count: 25 },
  };
  const { status, body } = await invoke('personal-search', { locale, value });
  expect([status, body.composeExtension?.type]).toEqual([200, 'result']);
  return body.composeExtension.attachments;
}

const first = ([attachment]: Attachment[]): Attachment => {
  if (!attachment) throw new Error('Nothing was found.');
  return attachment;
};

/** Somebody sends the card that they found: it is on a message of theirs. */
const start = (chat: Chat, card: Card, replyToId = '1763625600999') =>
  chat.press(findButton(card, 'begin'), { replyToId });

describe('a search from the box where messages are written', () => {
  it.each([
    ['5.7.139', 'en-US', /^5\.7\.139: Sign-in refused/],
    ['boîte pleine', 'fr-FR', /^5\.2\.2$/],
    ['SMTP認証', 'ja-JP', /認証|サインイン/],
  ])('finds %s (%s): a card, and what stands for it in the list', async (text, locale, title) => {
    const { contentType, content, preview } = first(await search(text, locale));
    expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(content).toMatchObject({ type: 'AdaptiveCard', lang: locale.slice(0, 2) });
    expect(preview.content.title).toMatch(title);
    expect(readTexts(content).join('\n')).toContain(preview.content.text);
  });

  it('lists everything before anything is typed', async () => {
    const { body } = await invoke('search-initial');
    expect(body.composeExtension.attachments.length).toBeGreaterThan(5);
    expect(body.composeExtension.attachments[0].content.lang).toBe('fr');
  });

  it('says what to type when nothing is found', async () => {
    const value = { commandId: 'search', parameters: [{ name: 'text', value: 'qqqq' }] };
    expect((await invoke('personal-search', { value })).body).toEqual({
      composeExtension: { type: 'message', text: expect.stringContaining('5.7.139') },
    });
  });

  it('sends nothing anywhere', () => {
    expect(journey.connector.calls).toEqual([]);
  });
});

describe('starting a checklist', () => {
  it('turns the card into the checklist, which is also posted, and all of them are one', async () => {
    const chat = journey.chat();
    const found = first(await search('535 5.7.139 SmtpClientAuthentication is disabled for the Tenant')).content;
    expect(listButtons(found).map(({ title }) => title)).toEqual(['Start this checklist']);
    const mine = await start(chat, found);
    const posted = await chat.nextCard();
    expect(readCaseId(posted)).toBe(readCaseId(mine));
    expect(readSteps(mine)[0]).toMatchObject({ title: 'Enable SMTP AUTH for the mailbox', isOpen: true });

    const bob = chat.with({ name: 'Bob Example', aadObjectId: 'b0000000-0000-4000-8000-00000000000b', id: '29:bob' });
    const done = await bob.press(findButton(posted, 'done', { step: 'enable-mailbox' }));
    expect(readProgress(done).settled).toBe(1);
    const again = await start(chat, found);
    expect([readCaseId(again), readProgress(again).settled]).toEqual([readCaseId(mine), 1]);
    await chat.nextUpdate();
    expect(chat.calls('POST')).toHaveLength(1);
  });

  it('works where the bot is not: each tap is answered with the checklist as it is', async () => {
    const chat = journey.chat();
    const found = first(await search('4.4.316')).content;
    journey.connector.answerAll(({ conversationId }) =>
      conversationId === chat.conversationId ? { status: 403, body: teamsError('BotNotInConversationRoster') } : null,
    );
    const card = await start(chat, found);
    await journey.connector.until(() => chat.calls('POST')[0]);
    const [step] = readSteps(card);
    const open = listButtons(card).find(({ verb }) => verb === 'done' || verb === 'answer');
    expect(step?.isOpen).toBe(true);
    const next = await chat.press(open ?? findButton(card, 'done'), { replyToId: '1763625600999' });
    expect(readProgress(next).settled).toBe(1);
    const restarted = await journey.restart({ LOG_LEVEL: 'trace' });
    expect(restarted.port).toBeGreaterThan(0);
    expect(readProgress(await start(chat, found)).settled).toBe(1);
    expect(chat.calls()).toHaveLength(1);
    journey.connector.answerAll(null);
  });

  it.each([
    ['an article that there is not', { article: 'no-such' }],
    ['the cause of another article', { article: 'prx4', cause: 'tenant-off' }],
    ['markdown for a code', { code: { reply: '[x](https://x.example)', enhanced: null, tag: null } }],
    ['nothing', { article: undefined }],
  ])('is refused with a sentence for %s', async (_what, forged) => {
    const data = { article: 'smtp-auth', cause: null, code: { reply: null, enhanced: null, tag: null }, ...forged };
    const { status, body } = await invoke('group-begin', { value: { action: { verb: 'begin', data } } });
    expect([status, body.statusCode, body.type]).toEqual([200, 200, 'application/vnd.microsoft.activity.message']);
  });
});

describe('explaining a message', () => {
  it('opens the answer to somebody else’s message in the language of who asks', async () => {
    const { status, body } = await invoke('personal-explain');
    expect([status, body.task.type]).toEqual([200, 'continue']);
    const { title, card } = body.task.value;
    expect(title).toBe('このエラーの意味');
    expect(card).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', lang: 'ja' },
    });
    expect(readTexts(card.content)).toContain('535 5.7.139');
    expect(listButtons(card.content), 'a dialog can not press Action.Execute').toEqual([]);
  });

  it('hands the answer over as a card to send, with its checklist', async () => {
    const explained = (await invoke('channel-explain')).body.task.value.card.content;
    const [submit] = explained.actions;
    expect(submit).toMatchObject({ type: 'Action.Submit', title: 'Put into the chat' });
    const value = { commandId: 'explain', commandContext: 'message', data: submit.data };
    const { body } = await invoke('channel-insert', { value });
    const { content } = first(body.composeExtension.attachments);
    expect(readMarkdown(content)).toContain('The mail server refuses the connection');
    expect(findButton(content, 'begin').data).toMatchObject({ article: 'connection-refused' });
  });

  it('says so when there is no error in it', async () => {
    const value = { commandId: 'explain', messagePayload: { body: { contentType: 'html', content: '<p>lunch?</p>' } } };
    const { body } = await invoke('personal-explain', { locale: 'en-US', value });
    expect(readMarkdown(body.task.value.card.content)).toContain('I found no mail error in this');
  });

  it('takes a message of a megabyte in its stride', async () => {
    const content = `<div>${'<i>secret zq</i> '.repeat(60_000)}</div><p>550 5.7.30</p>`;
    const value = { commandId: 'explain', messagePayload: { body: { contentType: 'html', content } } };
    const { status, body } = await invoke('personal-explain', { locale: 'en-US', value });
    expect([status, body.task.type]).toEqual([200, 'continue']);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});

describe('a request to the message extension that means harm', () => {
  it.each<[string, string, unknown]>([
    ['no value', 'personal-search', undefined],
    ['a foreign command', 'personal-search', { commandId: 'drop table' }],
    ['parameters that are none', 'personal-search', { commandId: 'search', parameters: { name: 'text' } }],
    ['no message', 'personal-explain', { commandId: 'explain' }],
    ['a body that is none', 'personal-explain', { commandId: 'explain', messagePayload: { body: [] } }],
    ['a foreign command', 'channel-insert', { commandId: 'search', data: {} }],
  ])('(%s in %s) gets a bare 400', async (_what, fixture, value) => {
    expect(await invoke(fixture, { value })).toEqual({ status: 400, body: null });
  });

  it.each([
    ['a query of a megabyte', 'zq '.repeat(350_000)],
    ['HTML', '<img src=x onerror=zq> <at>zq</at>'],
    ['markdown', '[zq](https://zq.example)'],
    ['a template', '${zq} {{zq}}'],
  ])('(%s) is answered without repeating it', async (_what, text) => {
    const value = { commandId: 'search', parameters: [{ name: 'text', value: text }] };
    const { status, body } = await invoke('personal-search', { value });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('zq');
  });

  it('leaves nothing of what was searched and explained in the log and in the data', async () => {
    expect(journey.output()).not.toMatch(/zq|secret|pleine|imprimante/);
    await journey.bot.terminate();
    const folder = join(journey.folder, 'data');
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString());
    expect(files.length).toBeGreaterThan(0);
    for (const content of files) expect(content).not.toMatch(/zq|secret|pleine|imprimante/);
  });
});
