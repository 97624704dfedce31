import { readFileSync } from 'node:fs';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWords } from '../../src/i18n/open-words.ts';
import { sources } from '../../src/incident/alert.ts';
import { judgeCard } from './judge-card.ts';
import { type Chat, makeFolder, openChat, type Play, runCurl, startBrowser, startPlay } from './playground.ts';

const words = await openWords(new URL('../../locales/', import.meta.url));
const english = words.in('en');
const arabic = words.in('ar');

describe('An alert in the playground', () => {
  const { folder, remove } = makeFolder();
  let play: Play;
  let browser: Browser;

  beforeAll(async () => {
    play = await startPlay(folder);
    browser = await startBrowser();
    // The greeting comes once, whenever it comes: it is no answer to anything below.
    const chat = await openChat(browser, play.url);
    await chat.cards.first().waitFor();
    await chat.page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await play?.stop();
    remove();
  });

  const alertOf = (id: string, title: string) => ({
    id,
    status: 'firing',
    severity: 'critical',
    title,
    text: '451 4.4.316 Connection refused [Message=Socket error code 10061]',
    labels: { instance: 'mx1' },
    links: { runbook: 'https://wiki.example.com/mail-queue' },
  });

  describe('that fires', () => {
    const title = 'Mail to the branch office waits';
    let chat: Chat;
    let card: Locator;

    beforeAll(async () => {
      chat = await openChat(browser, play.url, { height: 1800, channel: 'Alerts' });
      expect(await play.alert('generic', alertOf('one', title))).toBe(202);
      card = chat.cards.filter({ hasText: title });
      await card.waitFor();
    });

    it('comes as a card that says what it is, that nobody is on it, and what to do', async () => {
      for (const text of ['● Firing · Critical', 'Nobody yet', '4.4.316', 'The mail server refuses the connection']) {
        await shows(card, text);
      }
      await shows(card, 'Open the runbook (wiki.example.com)');
      expect(await namesOf(card)).toEqual(['Take it', 'Snooze', 'Close', 'Open', 'Open']);
    });

    it('is taken by somebody, whom the card names', async () => {
      await chat.change(card, 'Take it');
      await shows(card, /On it\s+.?Aiko Tanaka/);
      expect(await namesOf(card)).toContain('Hand back');
    });

    it('is not quiet without a reason', async () => {
      await chat.press(card, 'Snooze');
      await shows(card, 'Why? Everybody sees it.');
      await card.getByRole('button', { name: '1 hour', exact: true }).click();
      await shows(card, 'Write a reason.');
      await shows(card, '● Firing');
    });

    it('is quiet with one, and shows it', async () => {
      await card.getByRole('textbox').fill('The line is being repaired');
      await chat.change(card, '1 hour');
      await shows(card, /⏸ Snoozed until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
      await shows(card, 'The line is being repaired');
      await chat.change(card, 'End snooze');
      await shows(card, '● Firing');
    });

    it('has the steps of its error, which everybody sees settled', async () => {
      await shows(card, '0 of 2');
      await chat.press(card, 'Open');
      const answer = english.article('steps.whose-server.answers.own') ?? '';
      await chat.change(card, answer);
      await shows(card, answer);
      await shows(card, /1 of \d/);
    });

    it('stays one card when it is told again', async () => {
      expect(await play.alert('generic', alertOf('one', title))).toBe(202);
      await shows(card, 'reported 2 times');
      expect(await card.count()).toBe(1);
    });

    it('is over when monitoring says so: no buttons any more, how long it took, and who did what', async () => {
      expect(await play.alert('generic', { ...alertOf('one', title), status: 'resolved' })).toBe(202);
      await shows(card, /✔ Resolved after \d+ min/);
      await shows(card, /Aiko Tanaka.? took it/);
      expect(await namesOf(card)).toEqual([]);
    });
  });

  it.each(sources)('comes from the line that docs/alerts has for %s', async (source) => {
    const chat = await openChat(browser, play.url, { height: 1800, channel: 'Alerts' });
    const page = readFileSync(new URL(`../../docs/alerts/${source}.md`, import.meta.url), 'utf8');
    const lines = [...page.matchAll(/^curl -i .*$/gm)].map(([line]) =>
      line.replace('127.0.0.1:3978', `127.0.0.1:${play.botPort}`).replace('<token>', play.token),
    );
    const [first = '', ...others] = lines;
    expect(await runCurl(first)).toBe('202');
    await shows(chat.cards.filter({ hasText: 'Take it' }), 'Checklist');
    // The page of our own format ends it, too.
    for (const line of others) {
      expect(await runCurl(line)).toBe('202');
      await chat.cards.filter({ hasText: 'Resolved after' }).waitFor();
    }
    await chat.page.close();
  });

  it('comes in the language that somebody chose in the form, and fits a narrow window in every state', async () => {
    const title = 'Mail to the harbour waits';
    const chat = await openChat(browser, play.url, { width: 360, height: 1800 });
    const form = await chat.say('subscribe');
    expect(await judgeCard(form)).toEqual([]);
    await form.getByRole('combobox').last().click();
    await chat.page.getByRole('option', { name: 'العربية' }).click();
    await chat.press(form, english.ui('button.subscribe'));
    expect(await play.alert('generic', alertOf('two', title))).toBe(202);
    const card = chat.cards.filter({ hasText: title });
    await shows(card, arabic.ui('incident.firing'));
    expect(await card.getAttribute('dir')).toBe('rtl');

    const complaints = await judgeCard(card);
    const look = async () => complaints.push(...(await judgeCard(card)));
    await chat.change(card, arabic.ui('button.take'));
    await look();
    await chat.press(card, arabic.ui('button.snooze'));
    await look();
    await card.getByRole('textbox').fill('Deployment of the new gateway / ترقية البوابة');
    await chat.change(card, arabic.ui('button.quiet-60'));
    await look();
    await chat.press(card, arabic.ui('button.open'));
    await look();
    await play.alert('generic', { ...alertOf('two', title), status: 'resolved' });
    await shows(card, '✔');
    await look();
    expect(complaints).toEqual([]);
    await chat.page.close();
  });
});

async function shows(card: Locator, text: string | RegExp): Promise<void> {
  const expected = typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text);
  await expect.poll(() => card.innerText(), { timeout: 15_000 }).toEqual(expected);
}

const namesOf = (card: Locator): Promise<string[]> => card.getByRole('button').allInnerTexts();
