import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSigningKeys } from '../../src/teams/signing-keys.ts';
import { createStepClock, type StepClock } from '../fixtures/step-clock.ts';
import { startTokenIssuer, type TokenIssuer } from '../fixtures/token-issuer.ts';

const hour = 60 * 60 * 1000;

let issuer: TokenIssuer;
let clock: StepClock;
beforeEach(async () => {
  clock = createStepClock();
  issuer = await startTokenIssuer({ audience: 'app', serviceUrl: 'https://x/', now: clock.now });
});
afterEach(() => issuer.close());

describe('the signing keys', () => {
  it('are fetched once for a day, however many ask at once', async () => {
    const keys = createSigningKeys({ url: issuer.url, clock });
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find('teams')));
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['key']));
    clock.advance(23 * hour);
    await keys.find('teams');
    expect(issuer.fetches()).toBe(1);
    clock.advance(2 * hour);
    await keys.find('teams');
    expect(issuer.fetches()).toBe(2);
  });

  it('are looked up again for an unknown id, at most once an hour', async () => {
    const keys = createSigningKeys({ url: issuer.url, clock });
    await keys.find('teams');
    issuer.publish('new', ['msteams']);
    for (let asked = 0; asked < 100; asked += 1) expect(await keys.find('new')).toEqual({ kind: 'unknown' });
    expect(issuer.fetches()).toBe(1);
    clock.advance(hour + 1);
    expect(await keys.find('new')).toMatchObject({ kind: 'key', endorsements: ['msteams'] });
    expect(issuer.fetches()).toBe(2);
  });

  it('stay in use while they can not be fetched again', async () => {
    const keys = createSigningKeys({ url: issuer.url, clock });
    await keys.find('teams');
    issuer.setBroken(true);
    clock.advance(48 * hour);
    expect(await keys.find('teams')).toMatchObject({ kind: 'key' });
  });

  it('are unavailable, not unknown, as long as none was ever read, and asked for again after a while', async () => {
    issuer.setBroken(true);
    const keys = createSigningKeys({ url: issuer.url, clock });
    expect(await keys.find('teams')).toEqual({ kind: 'unavailable' });
    issuer.setBroken(false);
    expect(await keys.find('teams')).toEqual({ kind: 'unavailable' });
    clock.advance(10_001);
    expect(await keys.find('teams')).toMatchObject({ kind: 'key' });
  });
});
