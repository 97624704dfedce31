import { describe, expect, it } from 'vitest';
import { alertBody, createAlertWorld, incidentOf, minutes, overBody, pass, sentTo, subscribe, tell } from './alerts.ts';
import { ada, bob, caseViewOf, conversation, press, quiet, type TestWorld, written } from './world.ts';

const ops = conversation('ops');
const aiko = { id: 'aiko', name: 'Aiko' };
const paste = 'Why? 451 4.4.316 Connection refused [Message=Socket error code 10061]';

/** What the card says of it that somebody gets who asks. */
async function knownTo(world: TestWorld, text = paste, place = conversation('asker')) {
  await world.bot.onMessage(written(text, { person: bob, conversation: place }));
  await quiet();
  return caseViewOf(sentTo(world, place.id).at(-1)?.message).known;
}

describe('Somebody who asks about the code of an open incident', () => {
  it('is told since when it is known, and who is on it', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody({ startsAt: '2026-11-20T10:42:00Z' }));
    expect(await knownTo(world)).toEqual(['Known since 2026-11-20 10:42 UTC.']);
    const { id } = await incidentOf(world);
    await press(world, { verb: 'take', incident: id }, { conversation: ops, person: aiko });
    const [line] = await knownTo(world);
    expect(line).toMatch(/^Known since 2026-11-20 10:42 UTC, \W*Aiko\W* is on it\.$/);
  });

  it('is told so in their own language', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    const [line] = await knownTo(world, `Bonjour, pourquoi est-ce que j’ai cette erreur depuis ce matin ? ${paste}`);
    expect(line).toContain('11:50');
    expect(line).not.toContain('Known');
  });

  it('hears of the oldest one', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody({ startsAt: '2026-11-20T09:00:00Z' }));
    await tell(world, alertBody({ group: 'other' }));
    expect(await knownTo(world)).toEqual(['Known since 2026-11-20 09:00 UTC.']);
  });

  it('in another tenant is told nothing', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    expect(await knownTo(world, paste, { ...conversation('asker'), tenantId: 'another' })).toEqual([]);
    await subscribe(world, { id: 's2', conversation: { ...conversation('theirs'), tenantId: 'another' } });
    await tell(world, alertBody());
    await pass(world, minutes(1));
    expect(await knownTo(world, paste, { ...conversation('asker2'), tenantId: 'another' })).toHaveLength(1);
  });

  it('is told nothing once it is over, or about another code', async () => {
    const world = await createAlertWorld();
    await tell(world, alertBody());
    expect(await knownTo(world, '451 4.7.0 Temporary server error. Please try again later. PRX4')).toEqual([]);
    await tell(world, overBody());
    expect(await knownTo(world)).toEqual([]);
  });

  it('is told nothing of one that no conversation was told', async () => {
    const world = await createAlertWorld([]);
    await tell(world, alertBody());
    expect(await knownTo(world)).toEqual([]);
  });
});

it('Somebody who asks without a code is told of an incident with the same checklist', async () => {
  const world = await createAlertWorld();
  await tell(world, alertBody());
  expect(await knownTo(world, 'Our mail server refused the connection of Microsoft 365')).toHaveLength(1);
});

it('Who wants to be forgotten is not named as the one who is on it any more', async () => {
  const world = await createAlertWorld();
  await tell(world, alertBody());
  const { id } = await incidentOf(world);
  await press(world, { verb: 'take', incident: id }, { conversation: ops, person: ada });
  expect(JSON.stringify(await knownTo(world))).toContain('Ada');
  await world.bot.onMessage(written('forget me', { person: ada }));
  await quiet();
  expect(caseViewOf(sentTo(world, 'asker').at(-1)?.message).known.join()).not.toContain('Ada');
});
