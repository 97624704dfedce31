import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator } from 'playwright-core';
import { openWords } from '../src/i18n/open-words.ts';
import type { Say, UiKey } from '../src/view/say.ts';
import { type Chat, makeFolder, openChat, startBrowser, startPlay } from '../test/e2e/playground.ts';
import { shrinkPng } from './shrink-png.ts';

/** Takes the pictures of the README anew: one card in each language, each in another state, and the life of an incident. */

const folder = resolve(import.meta.dirname, '../docs/images');
const maxBytes = 150_000;

type Picture = {
  language: string;
  /** Of the window, in CSS pixels. */
  width: number;
  text: string;
  /** Brings the card into the state that is shown. */
  prepare(chat: Chat, card: Locator, name: (key: UiKey) => string, say: Say): Promise<void>;
};

const pictures: Picture[] = [
  {
    language: 'en',
    width: 1200,
    text: 'Hello, our scanner sends as scanner@contoso.com and since this morning it says: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    prepare: async () => {},
  },
  {
    language: 'fr',
    width: 1200,
    text: 'Bonjour, depuis ce matin notre copieur affiche ce message : 451 4.7.0 Temporary server error. Please try again later. PRX4',
    async prepare(chat, card, name, say) {
      await chat.change(card, name('button.done'));
      await chat.change(card, say.article('steps.shared-mailbox.answers.yes') ?? '');
    },
  },
  {
    language: 'ar',
    width: 360,
    text: 'مرحبا، الماسح الضوئي يرسل من scanner@contoso.com ويعرض منذ الصباح هذه الرسالة: 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    async prepare(chat, card, name, say) {
      await chat.change(card, name('button.done'));
      await chat.change(card, say.article('steps.shared-mailbox.answers.no') ?? '');
    },
  },
  {
    language: 'ja',
    width: 1200,
    text: "プリンターからメールを送信できなくなりました。どうすればよいですか。535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy.",
    async prepare(chat, card, name) {
      await chat.press(card, name('button.open'));
      await chat.press(card, name('button.done'));
    },
  },
];

mkdirSync(folder, { recursive: true });
const words = await openWords(new URL('../locales/', import.meta.url));
const data = makeFolder();
const play = await startPlay(data.folder);
const browser = await startBrowser();
try {
  await waitForGreeting();
  for (const picture of pictures) await keep(`card-${picture.language}`, (scale) => shoot(picture, scale));
  for (const state of ['firing', 'snoozed', 'resolved'] as const) {
    await keep(`incident-${state}`, (scale) => shootIncident(state, scale));
  }
  await keep('incident-ar', shootArabicIncident);
} finally {
  await browser.close();
  await play.stop();
  data.remove();
}

/** Sharp where it stays small enough for a README. */
async function keep(name: string, shootAt: (scale: number) => Promise<Buffer>): Promise<void> {
  const path = join(folder, `${name}.png`);
  for (const scale of [2, 1]) {
    const png = shrinkPng(await shootAt(scale));
    writeFileSync(path, png);
    process.stdout.write(`${path}: ${Math.round(png.length / 1000)} KB at scale ${scale}\n`);
    if (png.length <= maxBytes) return;
  }
}

async function shoot({ language, width, text, prepare }: Picture, scale: number): Promise<Buffer> {
  const say = words.in(language);
  const chat = await openChat(browser, play.url, { width, height: 2400, scale });
  const card = await chat.say(text);
  await prepare(chat, card, (key) => say.ui(key), say);
  return finish(chat, card);
}

/** One incident for each picture: its card, up to a state of its life. */
async function shootIncident(state: 'firing' | 'snoozed' | 'resolved', scale: number): Promise<Buffer> {
  const chat = await openChat(browser, play.url, { height: 2400, scale, channel: 'Alerts' });
  const alert = { ...alertOf(`${state}-${scale}`), title: 'Mail to the branch office waits' };
  await play.alert('generic', alert);
  const card = chat.cards.filter({ hasText: alert.title });
  await card.waitFor();
  if (state !== 'firing') {
    await chat.change(card, 'Take it');
    await chat.press(card, 'Snooze');
    await card.getByRole('textbox').fill('The provider repairs the line until noon');
    await chat.change(card, '1 hour');
  }
  if (state === 'resolved') {
    await chat.press(card, 'Open');
    await chat.change(card, 'Our own');
    await play.alert('generic', { ...alert, status: 'resolved' });
    await card.filter({ hasText: 'Resolved after' }).waitFor();
  }
  return finish(chat, card);
}

/** In the chat with the bot, in a narrow window, after somebody asked for alerts in Arabic. */
async function shootArabicIncident(scale: number): Promise<Buffer> {
  const say = words.in('ar');
  const chat = await openChat(browser, play.url, { width: 360, height: 2400, scale });
  const form = await chat.say('اشترك');
  await chat.press(form, say.ui('button.subscribe'));
  const alert = { ...alertOf(`ar-${scale}`), title: 'البريد إلى فرع الميناء ينتظر' };
  await play.alert('generic', alert);
  const card = chat.cards.filter({ hasText: alert.title });
  await chat.change(card, say.ui('button.take'));
  return finish(chat, card);
}

function alertOf(id: string) {
  return {
    id,
    status: 'firing',
    severity: 'critical',
    text: '451 4.4.316 Connection refused [Message=Socket error code 10061]',
    labels: { instance: 'mx1' },
    links: { runbook: 'https://wiki.example.com/mail-queue' },
  };
}

/** Nothing is to be seen as focused or hovered. */
async function finish(chat: Chat, card: Locator): Promise<Buffer> {
  await chat.page.getByRole('heading', { name: 'Microsoft 365 Agents Playground' }).hover();
  const png = await card.screenshot({ animations: 'disabled' });
  await chat.page.close();
  return png;
}

/** The greeting comes once, whenever it comes: it is no answer to the first message. */
async function waitForGreeting(): Promise<void> {
  const chat = await openChat(browser, play.url);
  await chat.cards.first().waitFor();
  await chat.page.close();
}
