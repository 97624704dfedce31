import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBot } from './bot-process.ts';
import { findButton, readCaseId } from './card-reader.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const paste = 'Zanzibar 451 4.7.0 Temporary server error. PRX4 from tapir@contoso.com';
const unknown = 'Zanzibar again: 550 5.1.1 <tapir@contoso.com> User unknown';
const guid = '3f0c2a54-6a5e-4d0e-9a51-7d4f5b0e1a11';

let journey: Journey;
beforeEach(async () => {
  journey = await startJourney({ METRICS_PORT: '0' });
  showOutputOnFailure(journey);
});
afterEach(() => journey.end());

const scrape = ({ get, metricsPort } = journey.bot) => get('/metrics', metricsPort);

/** The metrics once this line stands in them: a delivery is counted when its answer has come back. */
async function scrapeUntil(line: string): Promise<string> {
  for (;;) {
    const { status, text } = await scrape();
    expect(status).toBe(200);
    if (text.split('\n').includes(line)) return text;
  }
}

describe('the metrics of the running bot', () => {
  it('tell what happened by article, language and code, and nothing of what was written', async () => {
    const chat = journey.chat({ name: 'Okapi Example', locale: 'fr-FR' });
    await chat.write(paste);
    const card = await chat.nextCard();
    await chat.press(findButton(card, 'fail'));
    await chat.press(findButton(card, 'fail'));
    await chat.write(unknown);
    await chat.nextCard();
    await journey.bot.post({ type: 'message', serviceUrl: 'https://evil.example/' });
    const text = await scrapeUntil('mailmedic_deliveries_total{verb="send",outcome="sent"} 2');
    const lines = text.split('\n');
    for (const line of [
      'mailmedic_activities_total{kind="message"} 2',
      'mailmedic_activities_total{kind="tap"} 2',
      'mailmedic_turn_seconds_count{kind="message"} 2',
      'mailmedic_refusals_total{reason="service-url"} 1',
      'mailmedic_answers_total{kind="checklist",article="prx4",language="fr"} 1',
      'mailmedic_answers_total{kind="no-article",article="none",language="en"} 1',
      'mailmedic_unknown_codes_total{code="5.1.1"} 1',
      'mailmedic_outcomes_total{outcome="not-helped",article="prx4",language="fr"} 1',
    ]) {
      expect(lines).toContain(line);
    }
    expect(text).not.toMatch(/zanzibar|tapir|contoso|okapi|evil|user unknown|try again/i);
    // The id of the article is written small; the tag is not.
    expect(text).not.toContain('PRX4');
    expect(text).not.toContain(readCaseId(card));
    expect(text).not.toContain(chat.conversationId);
  });

  it('count a refused token, in production', async () => {
    const settings = { MicrosoftAppId: guid, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: guid };
    const bot = await startBot(journey.folder, {
      ...settings,
      MAILMEDIC_DEV: '',
      MAILMEDIC_DATA: `${journey.folder}/production`,
      HOST: '127.0.0.1',
      METRICS_PORT: '0',
    });
    try {
      const token = { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' };
      expect(await bot.post({ type: 'message' }, token)).toEqual({ status: 401, text: '' });
      const { text } = await scrape(bot);
      expect(text.split('\n').filter((line) => line.startsWith('mailmedic_refusals'))).toEqual([
        'mailmedic_refusals_total{reason="issuer"} 1',
      ]);
    } finally {
      await bot.kill9();
    }
  });

  it('are on 127.0.0.1 alone, on a port of their own, and nothing else is there', async () => {
    const { bot } = journey;
    expect(bot.metricsPort).not.toBe(bot.port);
    expect(await bot.get('/metrics')).toMatchObject({ status: 404 });
    expect(await bot.get('/healthz', bot.metricsPort)).toEqual({ status: 404, text: '' });
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const reached = [
      '127.0.0.2',
      ...others.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
    ];
    for (const address of reached) {
      await expect(fetch(`http://${address}:${bot.metricsPort}/metrics`)).rejects.toMatchObject({
        cause: { code: 'ECONNREFUSED' },
      });
    }
  });

  it('are there only where they are asked for, and end with the bot', async () => {
    expect(await journey.bot.terminate()).toEqual({ code: 0, signal: null });
    const quiet = await journey.restart({});
    expect(quiet.logs().find(({ msg }) => msg === 'started')).toMatchObject({ metricsPort: null });
  });
});
