import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectorAnswer, teamsError } from '../fixtures/fake-connector.ts';
import { alertSettings, expectAccepted, makeAlert, subscribe, tell } from './alerting.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';
import { randomFrom } from './random-from.ts';
import { hangUp, type Wall } from './wall.ts';

/** Give `SEED` for other choices. */
const seed = Number(process.env.SEED ?? 6);

const teams = Array.from({ length: 8 }, (_, at) => `team${at}`);
const groups = Array.from({ length: 200 }, (_, at) => ({ name: `group-${at}`, team: teams[at % teams.length] ?? '' }));

/** What Teams may answer for a moment, or do to a call; each comes in turn, at random moments. */
const faults: ConnectorAnswer[] = [
  { status: 429, headers: { 'retry-after': '1' }, body: teamsError('Throttled') },
  { status: 429, body: teamsError('Throttled') },
  { status: 412, body: teamsError('PreconditionFailed') },
  { status: 502, body: '<html>Bad gateway</html>' },
  { status: 504 },
  'hang',
  'reset',
  { status: 413, body: teamsError('MessageSizeTooBig') },
];

let journey: Journey;
beforeEach(async () => {
  journey = await startJourney({ ...alertSettings, MAILMEDIC_RATE_LIMIT: '0' });
  showOutputOnFailure(journey);
});
afterEach(() => journey.end());

describe('a storm of alerts', () => {
  it('of one group and of 200 others becomes one card each, which shows the newest state whatever the channel does', async () => {
    const random = randomFrom(seed);
    let isCalm = false;
    let faultsSoFar = 0;
    const wall = hangUp(journey.connector, () => {
      if (isCalm || random() > 0.1) return null;
      faultsSoFar += 1;
      return faults[faultsSoFar % faults.length] ?? null;
    });
    for (const team of teams) {
      await subscribe(journey.chat({ conversationId: `a:${team}` }), { matchers: `team=${team}` });
    }
    await subscribe(journey.chat({ conversationId: 'a:all' }), { matchers: 'team=all', language: 'fr' });

    const many = Array.from({ length: 1_000 }, (_, at) =>
      makeAlert(`alert-${at}`, 1, { group: 'big', title: 'big', labels: { team: 'all' } }),
    );
    const tellEach = (step: number) => groups.map(({ name, team }) => makeAlert(name, step, { labels: { team } }));
    const began = performance.now();
    await tellAll([...many, ...tellEach(1), ...tellEach(2), ...tellEach(3)]);
    note('1,600 alerts accepted', began);
    // Whatever waits for a better time, the others do not wait for it.
    await journey.connector.until(() => (wall.list().length > groups.length / 2 ? true : undefined));
    isCalm = true;
    await journey.bot.terminate();
    expectWithinLimits(wall);
    for (const { name } of names(faults)) expect(wall.answers[name], name).toBeGreaterThan(0);

    wall.forgetTimes();
    await journey.restartLater(hour);
    const restarted = performance.now();
    await journey.connector.until(() => (isOnEach(wall, 'step 3') ? true : undefined));
    note('all cards at the newest state after the restart', restarted);
    const [big] = wall.list('a:all');
    expect(big?.texts.join(' '), 'each of the thousand is counted').toContain('1000');

    const resolved = groups.map(({ name }) => ({
      ...makeAlert(name, 3),
      status: 'resolved',
      endsAt: '2026-11-20T11:00:00Z',
    }));
    await tellAll(resolved);
    await journey.connector.until(() => (isOnEach(wall, '✔') ? true : undefined));
    await journey.bot.terminate();
    expectWithinLimits(wall);
    const all = wall.list().filter(({ conversationId }) => conversationId !== 'a:all');
    const over = all.filter(({ hasButtons }) => !hasButtons);
    expect(over.map(({ title }) => title).sort(), 'one card each that is kept up to date').toEqual(
      groups.map(({ name }) => name).sort(),
    );
    const lost = wall.list().filter(({ isLost }) => isLost);
    expect(over.filter(({ isLost }) => isLost)).toEqual([]);
    expect(wall.list(), 'nothing else hangs there').toHaveLength(groups.length + 1 + lost.length);
    expect(journey.output().split('"incident-card-orphaned"').length - 1, 'each is counted').toBe(lost.length);
  }, 100_000);
});

const hour = 3_600_000;

const tellAll = (alerts: readonly object[]): Promise<void> =>
  inParallel(alerts, 50, async (alert) => expectAccepted(await tell(journey.bot, 'generic', alert)));

const names = (all: readonly ConnectorAnswer[]) =>
  all.map((fault) => ({ name: typeof fault === 'string' ? fault : String(fault.status) }));

/** True when each group has a card that says so. */
function isOnEach(wall: Wall, words: string): boolean {
  const shown = wall.list().filter(({ texts }) => texts.some((text) => text.includes(words)));
  const titles = new Set(shown.map(({ title }) => title));
  return groups.every(({ name }) => titles.has(name));
}

/** What Teams takes of one conversation. */
function expectWithinLimits(wall: Wall): void {
  expect(wall.busiest(1_000)).toBeLessThanOrEqual(7);
  expect(wall.busiest(2_000)).toBeLessThanOrEqual(8);
  expect(wall.busiest(30_000)).toBeLessThanOrEqual(60);
}

/** Numbers for who wonders. */
const note = (what: string, since: number) =>
  process.stderr.write(`${what}: ${Math.round(performance.now() - since)} ms\n`);

/** Does something with each, so many at once. */
async function inParallel<T>(all: readonly T[], atOnce: number, work: (each: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const each of left) await work(each);
    }),
  );
}
