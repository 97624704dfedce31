import { describe, expect, it } from 'vitest';
import { isolateLatin } from '../../src/i18n/isolate-latin.ts';

describe('What is written in Latin letters inside a right-to-left sentence', () => {
  // [ and ] stand for the isolates, which cannot be seen.
  it.each([
    ['a word', 'افتح Teams الآن', 'افتح [Teams] الآن'],
    ['several words as one', 'في Microsoft 365 admin center هنا', 'في [Microsoft 365 admin center] هنا'],
    [
      'a command with its values',
      'اكتب Set-CASMailbox -Identity x $false ثم',
      'اكتب [Set-CASMailbox -Identity x $false] ثم',
    ],
    ['a code', 'الرمز 451 4.7.0 PRX4 مؤقت', 'الرمز [451 4.7.0 PRX4] مؤقت'],
    [
      'an address',
      'إلى https://aka.ms/smtp_auth_disabled?a=b مباشرة',
      'إلى [https://aka.ms/smtp_auth_disabled?a=b] مباشرة',
    ],
    ['punctuation of the sentence behind it', 'استخدم OAuth. ثم «Teams»', 'استخدم [OAuth]. ثم «[Teams]»'],
    ['a bracket that is its own', 'الوسم AS(42000001) هنا', 'الوسم [AS(42000001)] هنا'],
    ['a bracket of the sentence', 'صندوق (SMTP AUTH) هنا', 'صندوق ([SMTP AUTH]) هنا'],
    ['a placeholder, which stays as it is', 'الرمز {{code}} هنا', 'الرمز {{code}} هنا'],
    ['a placeholder beside letters', 'من PRX{{count}} إلى', 'من [PRX]{{count}} إلى'],
    ['no letters at all', 'ما العمل؟ ... - <', 'ما العمل؟ ... - <'],
    ['nothing', '', ''],
  ])('keeps its order: %s', (_title, sentence, expected) => {
    expect(isolateLatin(sentence).replaceAll('\u2066', '[').replaceAll('\u2069', ']')).toBe(expected);
  });
});
