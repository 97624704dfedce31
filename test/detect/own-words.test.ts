import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { readPastes } from './measure-language.ts';

/** Own words as one line, without the punctuation at the seams. */
function ownWordsOf(text: string): string {
  return detect(text).ownWords.replace(/\s+/g, ' ').trim();
}

describe('own words', () => {
  it.each([
    [
      'an English question around an English error',
      'Hi, since this morning our scanner gets 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect - what can I do?',
      'Hi, since this morning our scanner gets what can I do',
    ],
    [
      'technical words inside another language',
      'le smtp auth marche plus sur notre copieur 535 5.7.3',
      'le smtp auth marche plus sur notre copieur',
    ],
    [
      'Japanese without a space',
      '昨日から535 5.7.139 Authentication unsuccessfulが出て送信できません',
      '昨日から が出て送信できません',
    ],
    ['one word', 'aide 550 5.1.10', 'aide'],
    ['words after', '451 4.7.0 Temporary server error. Please try again later. PRX4 ne demek', 'ne demek'],
    [
      'words on both sides of a quote',
      'On me renvoie « 550 5.7.520 Access denied, Your organization does not allow external forwarding. » que faire',
      'On me renvoie que faire',
    ],
    [
      'a line above a log',
      "kommt seit gestern\nsmtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful')",
      'kommt seit gestern',
    ],
    [
      'one line above a whole report',
      "je reçois ça depuis lundi\n\nDelivery has failed to these recipients or groups:\n\nAnna Schmidt (anna@contoso.com)\nYour message couldn’t be delivered.\n\nDiagnostic information for administrators:\n\nGenerating server: AM0PR05MB1234.eurprd05.prod.outlook.com\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nOriginal message headers:\n\nReceived: from a (10.0.0.1)\n by b with HTTPS; Tue, 3 Mar 2026\nSubject: Rechnung März\n",
      'je reçois ça depuis lundi',
    ],
    [
      'a question below a localised report',
      "Échec de la remise pour ces destinataires ou groupes :\n\nAnna\nVotre message n’a pas pu être remis.\n\nInformations de diagnostic pour les administrateurs :\nServeur de génération : a.prod.outlook.com\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'\n\nwas bedeutet das",
      'was bedeutet das',
    ],
  ])('are kept: %s', (_, text, own) => {
    expect(ownWordsOf(text)).toBe(own);
  });

  it.each([
    'authentication unsuccessful on printer',
    'mail not working',
    'our server rejected the message',
    'bonjour',
    '',
  ])('are the whole text without any paste: "%s"', (text) => {
    expect(ownWordsOf(text)).toBe(text);
  });

  it.each(readPastes().map((paste) => [paste]))('are empty in a bare paste: %s', (paste) => {
    expect(ownWordsOf(paste)).toBe('');
  });

  it('hold no address, no link and no host', () => {
    const own = ownWordsOf(
      'pourquoi bob@example.com et https://example.com/a?b=c via mail.example.com refusent 550 5.7.1 tout ?',
    );
    expect(own).not.toMatch(/example|http|@/);
    expect(own).toContain('pourquoi');
  });

  it('are read in time linear in the length, whatever the text repeats', () => {
    for (const unit of [
      '[',
      'a',
      'a.',
      'A-',
      "a'",
      '=',
      '{LED=',
      'Received: ',
      '\n ',
      'aB',
      '550 5.1.1 ',
      'http://',
      '@a',
      '1a',
      'é',
    ])
      expect(typeof detect(unit.repeat(60_000 / unit.length)).ownWords).toBe('string');
  });
});
