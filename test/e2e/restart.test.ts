import type { ChildProcess } from 'node:child_process';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Chat,
  endProcess,
  findFreePort,
  makeFolder,
  openChat,
  startBot,
  startBrowser,
  startPlayground,
} from './playground.ts';

const error =
  'Hello, our scanner sends as scanner@contoso.com and since this morning it says: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';

describe('A checklist in the playground', () => {
  const { folder, remove } = makeFolder();
  let port: number;
  let bot: ChildProcess;
  let playground: { child: ChildProcess; url: string };
  let browser: Browser;
  let chat: Chat;
  let card: Locator;

  beforeAll(async () => {
    port = await findFreePort();
    bot = await startBot(folder, port);
    playground = await startPlayground(folder, port);
    browser = await startBrowser();
    chat = await openChat(browser, playground.url, { height: 1400 });
    await chat.cards.first().waitFor();
    card = await chat.say(error);
  });
  afterAll(async () => {
    await browser?.close();
    if (playground) await endProcess(playground.child, 'SIGTERM');
    if (bot) await endProcess(bot, 'SIGTERM');
    remove();
  });

  it('goes on where it was after the bot was killed and started again', async () => {
    await chat.change(card, 'Done');
    await endProcess(bot, 'SIGKILL');
    bot = await startBot(folder, port);
    await chat.change(card, 'Licensed mailbox');
    await expect.poll(() => card.innerText(), { timeout: 15_000 }).toContain('2 of 3');
  });

  it('loses nothing when a button is pressed while the bot is away', async () => {
    await endProcess(bot, 'SIGTERM');
    await chat.press(card, 'Not needed');
    bot = await startBot(folder, port);
    await chat.change(card, 'Not needed');
    await expect.poll(() => card.innerText(), { timeout: 15_000 }).toContain('3 of 3');
  });

  it('is still kept after the page was loaded again, as is the language that was chosen', async () => {
    const tap = chat.page.waitForRequest((request) => request.url().endsWith('/_conversation/v1/invoke'));
    await chat.press(card, 'Other language');
    const pressed = (await tap).postData() ?? '';
    const choice = await chat.say('language');
    await chat.press(choice, 'Français');
    await chat.page.close();
    await endProcess(bot, 'SIGTERM');
    bot = await startBot(folder, port);

    const again = await openChat(browser, playground.url);
    const help = await again.say('help');
    await expect.poll(() => help.innerText(), { timeout: 15_000 }).toContain('Comment je vous aide');
    // No second welcome; the playground itself forgets what was on the page, so the old card's button is pressed for it.
    expect(await again.cards.count()).toBe(1);
    const reply = await fetch(`${playground.url}/_conversation/v1/invoke`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: pressed,
    });
    expect(await reply.text()).toContain('3 of 3');
  });
});
