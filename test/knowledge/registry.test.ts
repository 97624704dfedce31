import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { articles } from '../../src/knowledge/articles/all.ts';
import { microsoftCodes } from '../../src/knowledge/microsoft-codes.ts';
import { explainCode, findMicrosoftCode } from '../../src/knowledge/registry.ts';

const words = JSON.parse(readFileSync(new URL('../../locales/en/codes.json', import.meta.url), 'utf8')) as Record<
  string,
  object
>;

/** The registered details of each subject in the IANA registry "SMTP Enhanced Status Codes". */
const registered = { 0: 0, 1: 10, 2: 4, 3: 6, 4: 7, 5: 6, 6: 10, 7: 30 };

describe('explainCode', () => {
  it('has words for every registered code, and for no other', () => {
    const ids = Object.entries(registered).flatMap(([subject, last]) =>
      Array.from({ length: last + 1 }, (_, detail) => `${subject}-${detail}`),
    );
    expect(Object.keys(words.detail ?? {}).sort()).toEqual(ids.sort());
    for (const id of ids) expect(explain(`5.${id.replace('-', '.')}`)?.detail).toBe(id);
  });

  it.each([
    ['5.1.99', { class: '5', subject: '1', detail: null }],
    ['4.9.1', { class: '4', subject: null, detail: null }],
    ['5.7.31', { subject: '7', detail: null }],
    ['2.1.5', { class: '2', subject: '1', detail: '1-5' }],
  ])('falls back to class and subject: %s', (enhanced, expected) => {
    expect(explain(enhanced)).toMatchObject(expected);
  });

  it('says what a lone reply code says', () => {
    expect(explainCode({ reply: '452', enhanced: null, microsoft: null })).toMatchObject({ class: '4', subject: null });
    expect(explainCode({ reply: '354', enhanced: null, microsoft: null })).toBeNull();
  });

  it('always names somebody who can fix a failure', () => {
    for (const subject of Object.keys(registered)) {
      for (const kind of ['4', '5']) expect(explain(`${kind}.${subject}.0`)?.fixers).not.toEqual([]);
    }
  });
});

describe('Microsoft’s meaning', () => {
  it.each([
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'unknown-recipient'],
    ['550 5.7.12 Sender was not authenticated by organization', 'external-not-accepted'],
    ['550 5.7.13 Sender was not authenticated for public folder', 'public-folder'],
    ['550 5.1.8 Access denied, bad outbound sender AS(42000001)', 'sender-blocked'],
    ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'edge-blocked'],
    ['550 5.4.1 Relay Access Denied', 'relay-denied'],
    ['554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException', 'mailbox-full'],
    ['550 5.2.2 Submission quota exceeded', 'submission-quota'],
    ['432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded', 'sender-throttled'],
    ['432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded', 'recipient-throttled'],
    ['451 4.7.500 Server busy. Please try again later from [203.0.113.10]. (S77714)', 'ip-throttled'],
    ['550 5.7.606 Access denied, banned sending IP [203.0.113.10]', 'ip-banned'],
    ['550 5.7.1 Unable to relay', 'unable-to-relay'],
    ['550 5.4.14 Hop count exceeded - possible mail loop ATTR34', 'loop'],
  ])('stands before that of the registry: %s', (text, id) => {
    const [finding] = detect(text).findings;
    expect(finding && findMicrosoftCode(finding)).toBe(id);
  });

  it('has words and somebody to fix it for every row', () => {
    expect(Object.keys(words.microsoft ?? {}).sort()).toEqual(microsoftCodes.map(({ id }) => id).sort());
    expect(microsoftCodes.filter(({ fixers }) => fixers.length === 0)).toEqual([]);
  });

  it('is reached by every row: none hides behind an earlier one', () => {
    const hidden = microsoftCodes.filter(({ id, codes, phrases }) =>
      codes.every(
        (code) => findMicrosoftCode({ enhanced: code.split('-')[0] ?? '', statement: phrases?.[0] ?? '' }) !== id,
      ),
    );
    expect(hidden).toEqual([]);
  });

  it('explains no code that an article answers for every text', () => {
    const answered = articles.flatMap(({ matches }) =>
      matches.filter(({ phrases, tags }) => !phrases && !tags).map(({ enhanced }) => enhanced),
    );
    expect(microsoftCodes.flatMap(({ codes }) => codes).filter((code) => answered.includes(code))).toEqual([]);
  });
});

const explain = (enhanced: string) => explainCode({ reply: null, enhanced, microsoft: null });
