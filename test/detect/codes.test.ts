import { describe, expect, it } from 'vitest';
import { findCodes } from '../../src/detect/codes.ts';
import { normalize } from '../../src/detect/normalize.ts';

function codesIn(text: string): string[] {
  const { codes } = findCodes(normalize(text).text);
  return codes.map(({ reply, enhanced }) => [reply, enhanced].filter((part) => part !== null).join(' '));
}

describe('codes are found however they are written', () => {
  it.each([
    ['5.7.57', '5.7.57'],
    ['550 5.7.708', '550 5.7.708'],
    ['451-4.7.0 Temporary server error', '451 4.7.0'],
    ['451\u20114.7.0 Temporary server error', '451 4.7.0'],
    ['451\u00a04.7.0 Temporary server error', '451 4.7.0'],
    ["ERROR: (535, b'5.7.139 Authentication unsuccessful')", '535 5.7.139'],
    ['<td>550</td><td>5.7.1</td>', '550 5.7.1'],
    ['550<br>5.7.1 Unable to relay', '550 5.7.1'],
    ['Your mail was refused: 550 5.7.<b>139</b>', '550 5.7.139'],
    ['550 5.7.=\n57 Client was not authenticated', '550 5.7.57'],
    ['รหัส๕๕๐ ๕.๗.๗๐๘ที่', '550 5.7.708'],
    ['خطأ ٤٥١ ٤٫٧٫٠ في البريد', '451 4.7.0'],
    ['۴۵۱ ۴.۷.۰', '451 4.7.0'],
    ['エラー４５１ ４．７．０', '451 4.7.0'],
    ['エラー5.7.57が出ます', '5.7.57'],
    ['5。7。57', '5.7.57'],
    ['\u200e550\u200e \u200e5.7.1\u200e', '550 5.7.1'],
    ['5.7.501 550', '550 5.7.501'],
    ['550 accès refusé 5.7.501', '550 5.7.501'],
    ['4.5.1 4.4.62 Mail sent to the wrong Office 365 region', '451 4.4.62'],
    ['erreur 5,7,23 dans le courriel', '5.7.23'],
    ['550 5710 mail rejected', '550 5.7.10'],
    ['546-5414', '546 5.4.14'],
    ['https://example.com/fix-error-code-550-5-7-708-in-exchange-online', '550 5.7.708'],
    ['450-4-4-317', '450 4.4.317'],
    ["553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", '553 5.7.1'],
    ['550 550 #5.1.0 Address rejected.', '550 5.1.0'],
    ['{"code":550,"message":"5.1.1 The email account does not exist"}', '550 5.1.1'],
    ['smtp; 550 User unknown', '550'],
    ['erreur 550 quand j’envoie un mail', '550'],
    ['メール送信でエラー554が出る', '554'],
  ])('%j', (text, expected) => {
    expect(codesIn(text)).toEqual([expected]);
  });
});

describe('what only looks like a code is none', () => {
  it.each([
    'Our PHP is 5.6.40 and mail() works',
    'After the update to 5.7.1 the mail server works fine',
    'We upgraded Exim from 4.92.3 to 4.94.2 yesterday',
    'Postfix 2.11.3 on Debian 4.0.1',
    'kernel 5.4.0-150-generic',
    'MySQL 5.7.23 is running on the mail server',
    'mysql-5.7.23.tar.gz',
    'Call me at +33 5 57 13 90 12',
    'phone 550 5710 or 451 470 2211',
    'The server is at 5.7.139.22 and 4.4.4.4',
    'OID 2.5.29.15 and 1.3.6.1.4.1.311',
    'am 5.7.23 um 14:05 ging nichts',
    'Datum 04.05.2024, 5.7.2023',
    'Preis 4.500.000 Euro',
    'Message-ID: <5.7.1.20240101@host.example.com>',
    'I sent 450 emails today',
    'We have 550 users in our tenant',
    'price 550 € for 451 mails',
    'HTTP 503 Service Unavailable',
    'error 500 on the website',
    'WordPress 5.7.1 sends no mail',
    'Outlook for Android version 4.2.2 does not send mails',
    'firmware 4.5.1 on the scanner, scan to mail is broken',
    'smtp.office365.com port 587 or 465 or 25',
    'see section 4.5.3 of RFC 5321',
    'mail-gw-550.example.com [550]',
    'バージョン5.7.1のメールアプリ',
    'メールソフトを5.7.1に更新しました',
    'обновили почтовый сервер до версии 5.7.1',
    'TLS 1.2, 2023-05-04T12:00:00.550Z, id 15.0.1178.4',
    'npm i nodemailer@5.1.1',
    'Can you deploy 5.7.1 tomorrow?',
    'Meeting room 451 at 4.30',
    'The printer HP 550 cannot send mail',
    'rows 5,7,23 in the mail list',
  ])('%j', (text) => {
    expect(codesIn(text)).toEqual([]);
  });
});
