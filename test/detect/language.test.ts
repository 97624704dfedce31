import { describe, expect, it } from 'vitest';
import { chooseLanguage, type LanguageHints } from '../../src/detect/language.ts';
import { AVAILABLE, measureLanguage, readMessages, type Score } from './measure-language.ts';

const NOTHING: LanguageHints = {
  choice: null,
  ownWords: '',
  earlier: null,
  reportLanguage: null,
  clientLocale: null,
  fallback: 'en',
  available: ['en', 'fr', 'ar', 'ja'],
};

describe('the order of the hints', () => {
  it.each<[string, Partial<LanguageHints>, string]>([
    [
      'an explicit choice beats own words',
      { choice: 'ja', ownWords: 'pourquoi mes mails reviennent toujours ?' },
      'ja',
    ],
    ['own words beat earlier ones', { ownWords: 'pourquoi mes mails reviennent toujours ?', earlier: 'ja' }, 'fr'],
    ['earlier words beat a report', { earlier: 'ar', reportLanguage: 'fr' }, 'ar'],
    ['a report beats the client', { reportLanguage: 'fr', clientLocale: 'ja-JP' }, 'fr'],
    ['an English report says nothing', { reportLanguage: 'en', clientLocale: 'ja-JP' }, 'ja'],
    ['the client beats the default', { clientLocale: 'ar-EG' }, 'ar'],
    ['nothing gives the default', {}, 'en'],
    ['a malformed locale says nothing', { clientLocale: '***' }, 'en'],
  ])('%s', (_, hints, language) => {
    expect(chooseLanguage({ ...NOTHING, ...hints })).toMatchObject({ language, untranslated: null });
  });

  it.each([
    ['ok', 'fr-FR', 'fr'],
    ['scanner', 'fr-FR', 'fr'],
    ['message error client', 'fr-FR', 'fr'],
    ['送信失敗', 'ja-JP', 'ja'],
    ['سلام', 'ar-SA', 'ar'],
  ])('an undecided "%s" leans on the client locale %s', (ownWords, clientLocale, language) => {
    expect(chooseLanguage({ ...NOTHING, ownWords, clientLocale }).language).toBe(language);
  });

  it.each([
    'ya gamaa el mail mesh byetbaat leh',
    'salam alaikum el email mesh shaghal momken had yesaedni',
    'meeru ga okurenai desu dou sureba ii desu ka',
    'sumimasen meeru ga todokimasen tasukete kudasai',
  ])('romanised words decide nothing: %s', (ownWords) => {
    expect(chooseLanguage({ ...NOTHING, ownWords })).toEqual({ language: 'en', untranslated: null, heard: null });
    expect(chooseLanguage({ ...NOTHING, ownWords, clientLocale: 'ja-JP' }).language).toBe('ja');
    expect(chooseLanguage({ ...NOTHING, ownWords, clientLocale: 'ar-EG' }).language).toBe('ar');
  });

  it('remembers what was heard with certainty, also without a translation of it', () => {
    expect(chooseLanguage({ ...NOTHING, ownWords: 'warum kommen meine Mails immer zurück?' })).toEqual({
      language: 'en',
      untranslated: 'de',
      heard: 'de',
    });
    expect(chooseLanguage({ ...NOTHING, ownWords: 'scanner', clientLocale: 'fr' }).heard).toBeNull();
  });
});

describe('BCP 47 fallback', () => {
  it.each<[string, readonly string[], string, string | null]>([
    ['fr-CA', ['en', 'fr'], 'fr', null],
    ['fr_CA', ['en', 'fr'], 'fr', null],
    ['FR-ca', ['en', 'fr', 'fr-CA'], 'fr-CA', null],
    ['ar-EG', ['en', 'ar'], 'ar', null],
    ['zh-TW', ['en', 'ja'], 'en', 'zh-TW'],
    ['zh-TW', ['en', 'zh-Hans'], 'en', 'zh-TW'],
    ['zh-TW', ['en', 'zh-Hant'], 'zh-Hant', null],
    ['zh', ['en', 'zh-Hans'], 'zh-Hans', null],
    ['pt', ['en', 'pt-BR'], 'pt-BR', null],
    ['de-AT', ['en', 'fr'], 'en', 'de-AT'],
  ])('%s among %j is answered in %s', (clientLocale, available, language, untranslated) => {
    expect(chooseLanguage({ ...NOTHING, clientLocale, available })).toMatchObject({ language, untranslated });
  });

  it('falls back to the configured default', () => {
    expect(chooseLanguage({ ...NOTHING, clientLocale: 'de', fallback: 'fr' })).toMatchObject({
      language: 'fr',
      untranslated: 'de',
    });
  });
});

describe('a language without translation', () => {
  it.each([
    ['de', 'Unser Drucker verschickt seit gestern keine Scans mehr'],
    ['es', 'La impresora no envía los escaneos desde ayer'],
    ['ca', 'La impressora no envia res des d’ahir al matí'],
    ['oc', 'L’estampadora manda pas mai los corrièls dempuèi ièr'],
    ['ht', 'Enprimant lan pa voye anyen depi yè, kisa pou m fè'],
    ['br', 'Ne gas ket ar voullerez ar posteloù abaoe dec’h'],
    ['pt', 'A impressora não envia nada desde ontem'],
    ['ro', 'Imprimanta nu mai trimite nimic de ieri'],
    ['it', 'La stampante non invia più niente da ieri'],
    ['gl', 'A impresora non envía nada dende onte, que podo facer'],
    ['lb', 'Eisen Drécker schéckt zënter gëschter näischt méi'],
    ['af', 'Die drukker stuur sedert gister niks meer nie'],
    ['id', 'Printer kami tidak bisa mengirim email sejak kemarin'],
    ['sw', 'Printa yetu haiwezi kutuma barua pepe tangu jana'],
    ['fa', 'چاپگر از دیروز چیزی نمی‌فرستد چه کار کنم'],
    ['ur', 'پرنٹر کل سے کچھ نہیں بھیج رہا میں کیا کروں'],
    ['ps', 'زموږ پرنټر له پرون راهیسې څه نه لیږي څه وکړم'],
    ['ckb', 'چاپکەرەکەمان لە دوێنێوە هیچ نانێرێت چی بکەم'],
    ['ug', 'پىرىنتېرىمىز تۈنۈگۈندىن باشلاپ ھېچنېمە ئەۋەتمەيدۇ'],
    ['sd', 'اسان جو پرنٽر ڪالهه کان ڪجهه نٿو موڪلي'],
    ['zh', '打印机从昨天开始什么都发不出去'],
    ['zh', '印表機從昨天開始什麼都寄不出去'],
    ['ko', '프린터가 어제부터 메일을 못 보내요'],
    ['ru', 'Принтер со вчерашнего дня ничего не отправляет'],
    ['uk', 'Принтер з учорашнього дня нічого не надсилає'],
  ])('%s falls back to English even on a French, Arabic or Japanese client: %s', (untranslated, ownWords) => {
    for (const clientLocale of [null, 'fr-FR', 'ar-SA', 'ja-JP', 'en-US'])
      expect(chooseLanguage({ ...NOTHING, ownWords, clientLocale })).toMatchObject({ language: 'en', untranslated });
  });
});

describe('mixed messages', () => {
  const tuned = readMessages().filter((message) => !message.heldOut);
  const heldOut = readMessages().filter((message) => message.heldOut);

  it.each([
    ['without a client locale', () => null, 0.97],
    ['with their own client locale', (language: string) => language, 0.98],
    ['against a wrong client locale', (language: string) => (language === 'en' ? 'fr-FR' : 'en-US'), 0.95],
  ] as const)('are answered in the writer’s language %s', (_, localeOf, floor) => {
    for (const messages of [tuned, heldOut]) {
      const scores = measureLanguage(messages, localeOf);
      const translated = scores.filter(({ language }) => AVAILABLE.includes(language));
      expect(translated.map(({ language }) => language).sort()).toEqual([...AVAILABLE].sort());
      for (const score of translated) expectAtLeast(score, floor);
      expectAtLeast(sumUp(scores.filter((score) => !translated.includes(score))), floor);
    }
  });

  it('cover enough languages and messages to mean something', () => {
    const counts = Map.groupBy(tuned, ({ language }) => language);
    for (const language of AVAILABLE) expect(counts.get(language)?.length, language).toBeGreaterThanOrEqual(30);
    expect([...counts.values()].filter((messages) => messages.length >= 6).length).toBeGreaterThanOrEqual(28);
  });

  it('fail the floor when the answer ignores the words', () => {
    const french = tuned.filter(({ language }) => language === 'fr');
    const deaf = measureLanguage(
      french.map((message) => ({ ...message, text: '550 5.1.10' })),
      () => 'en-US',
    );
    expect(() => expectAtLeast(sumUp(deaf), 0.95)).toThrow();
  });
});

function expectAtLeast(score: Score, floor: number): void {
  expect(score.right / score.of, `${score.language}\n${score.wrong.join('\n')}`).toBeGreaterThanOrEqual(floor);
}

function sumUp(scores: readonly Score[]): Score {
  const total = (count: (score: Score) => number) => scores.reduce((sum, score) => sum + count(score), 0);
  return {
    language: 'all',
    right: total(({ right }) => right),
    of: total(({ of }) => of),
    wrong: scores.flatMap(({ wrong }) => wrong),
  };
}
