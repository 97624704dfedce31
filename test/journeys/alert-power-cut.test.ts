import { afterEach, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import type { ConnectorAnswer } from '../fixtures/fake-connector.ts';
import { alertSettings, makeAlert, subscribe, tell } from './alerting.ts';
import { findButton, listButtons } from './card-reader.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';
import { randomFrom } from './random-from.ts';
import { type Hung, hangUp, type Wall } from './wall.ts';

const rounds = 5;
/** Give `SEED` to have the same choices again; the operating system still decides when the process is gone. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const minutes = 60_000;
const places = ['a:first', 'a:second'];
const groups = Array.from({ length: 12 }, (_, at) => `group-${at}`);

let journey: Journey;
beforeEach(async () => {
  journey = await startJourney({ ...alertSettings, MAILMEDIC_RATE_LIMIT: '0' });
  showOutputOnFailure(journey);
});
afterEach(() => journey.end());

describe('a power cut in a storm of alerts', () => {
  it('loses nothing that was accepted, and leaves one card each that is kept up to date', async () => {
    onTestFailed(() => void process.stderr.write(`SEED=${seed}\n`));
    const random = randomFrom(seed);
    /** The newest step of each group that was acknowledged. */
    const accepted = new Map<string, number>();
    let left = 0;
    let killed = Promise.withResolvers<void>();
    const strike = () => {
      left -= 1;
      if (left === 0) journey.bot.kill9().then(() => killed.resolve());
    };
    let isCalm = false;
    const wall = hangUp(journey.connector, (): ConnectorAnswer | null => {
      if (isCalm) return null;
      strike();
      return random() < 0.05 ? 'reset' : null;
    });
    await subscribe(journey.chat({ conversationId: 'a:first' }));
    await subscribe(journey.chat({ conversationId: 'a:second' }), { language: 'ja' });

    let step = 0;
    for (let round = 1; round <= rounds; round += 1) {
      left = 10 + Math.floor(random() * 90);
      killed = Promise.withResolvers();
      await Promise.all(Array.from({ length: 4 }, () => source()));
      await killed.promise;
      // Whatever waited for its next try has waited long enough.
      if (round < rounds) await journey.restartLater(20 * minutes);
    }
    isCalm = true;
    await journey.restartLater(20 * minutes);
    await journey.connector.until(() => (places.every((place) => isNewest(wall, place, accepted)) ? true : undefined));

    // What hangs there twice may look the same by chance: the next news tells which one is the card.
    for (const group of groups) {
      const over = { ...makeTimed(group, step + 1), status: 'resolved', endsAt: '2026-11-20T12:00:00Z' };
      expect((await tell(journey.bot, 'generic', over)).status).toBe(202);
    }
    const told = groups.filter((group) => wall.list().some(({ title }) => title === group));
    await journey.connector.until(() => (countOver(wall) >= told.length * places.length ? true : undefined));
    await journey.bot.terminate();

    const live = wall.list().filter(({ hasButtons }) => !hasButtons);
    const names = live.map(({ conversationId, title }) => `${conversationId} ${title}`);
    expect(names.sort()).toEqual(told.flatMap((title) => places.map((place) => `${place} ${title}`)).sort());
    const orphans = wall.list().length - live.length;
    const counted = journey.output().split('"incident-card-orphaned"').length - 1;
    // Of a post that was under way when the power went nobody knows whether it arrived: each is counted as if it had.
    expect(counted).toBeGreaterThanOrEqual(orphans);
    expect(counted, 'at most what was under way each time, and what was reset').toBeLessThanOrEqual(
      rounds * 8 + (wall.answers.reset ?? 0),
    );
    expect(accepted.size, 'there was a storm').toBeGreaterThan(groups.length / 2);
    process.stderr.write(`steps ${step}, orphans ${orphans}, counted ${counted}\n`);

    /** Tells of groups at random until the process is gone. */
    async function source(): Promise<void> {
      while (left > 0) {
        const group = groups[Math.floor(random() * groups.length)] ?? '';
        step += 1;
        const mine = step;
        const reply = await tell(journey.bot, 'generic', makeTimed(group, mine)).catch(() => null);
        strike();
        if (reply?.status !== 202) continue;
        accepted.set(group, Math.max(accepted.get(group) ?? 0, mine));
      }
    }
  }, 100_000);
});

describe('a card that may have arrived without the bot knowing', () => {
  it('becomes the card of its incident when somebody presses on it, and the one in its place says so', async () => {
    const { connector } = journey;
    const chat = journey.chat();
    await subscribe(chat);
    connector.answerNext('reset');
    await tell(journey.bot, 'generic', makeAlert('queue', 1));
    const lost = await chat.nextCard();
    await journey.bot.logged('incident-card-undelivered');
    await journey.bot.kill9();
    await journey.restartLater(minutes);
    await chat.nextCard();
    expect(await journey.bot.logged('incident-card-orphaned')).toMatchObject({ orphans: 1 });

    // It only asks why: nothing changes, and yet the card is known now.
    await chat.press(findButton(lost, 'snooze'), { replyToId: 'lost' });
    const former = await chat.updateWhere((card) => listButtons(card).length === 0);
    expect(former).not.toEqual(lost);
    await tell(journey.bot, 'generic', makeAlert('queue', 2));
    const update = await connector.until(() =>
      chat.calls('PUT').find((call) => JSON.stringify(call.activity).includes('step 2')),
    );
    expect(update.activityId).toBe('lost');
    expect(chat.calls('POST')).toHaveLength(2);
  });

  it('is not believed of a message that nobody doubts', async () => {
    const chat = journey.chat();
    await subscribe(chat);
    await tell(journey.bot, 'generic', makeAlert('queue', 1));
    const card = await chat.nextCard();
    await chat.press(findButton(card, 'take'), { replyToId: 'forged' });
    await chat.nextUpdate();
    expect(chat.calls('PUT').map(({ activityId }) => activityId)).toEqual([chat.calls('POST')[0]?.givenId]);
  });
});

/** Later steps began later: the newest state is the same in every order of arrival. */
const makeTimed = (group: string, step: number) =>
  makeAlert(group, step, { startsAt: new Date(Date.UTC(2026, 10, 20, 10) + step * 1_000).toISOString() });

/** True when what was last acknowledged of each group, or something newer, stands on a card in that place. */
function isNewest(wall: Wall, place: string, accepted: Map<string, number>): boolean {
  const hanging = wall.list(place);
  return [...accepted].every(([group, step]) => hanging.some((hung) => hung.title === group && readStep(hung) >= step));
}

function readStep({ texts }: Hung): number {
  const steps = texts.flatMap((text) => /step (\d+)$/.exec(text)?.[1] ?? []);
  return Math.max(0, ...steps.map(Number));
}

const countOver = (wall: Wall): number => wall.list().filter(({ hasButtons }) => !hasButtons).length;
