import { eld } from 'eld/extrasmall';
import type { Recognized } from './recognize.ts';

/**
 * Recognises Arabic among the languages of its script. Letters that Arabic does not have speak against it, ة and the article for
 * it; words decide texts typed on another language's keyboard; undecided short texts keep what the next hint says.
 */
export function readArabicScript(text: string, expected: string | null): Recognized | null {
  const words = text.match(/[\p{Script=Arabic}\p{M}]+/gu) ?? [];
  if (words.length === 0) return null;
  const scores = new Map<string, number>();
  const vote = (language: string, weight: number) => scores.set(language, (scores.get(language) ?? 0) + weight);
  for (const word of words) {
    for (const [language, letters, weight] of LETTERS) if (letters.test(word)) vote(language, weight);
    for (const language of LANGUAGES_OF.get(word) ?? []) vote(language, 1.2);
  }
  const counted = eld.detect(text).getScores();
  for (const language of ['ar', 'fa', 'ur']) vote(language, (counted[language] ?? 0) * Math.min(words.length, 4) * 0.5);
  if (expected && SCRIPT_LANGUAGES.has(expected)) vote(expected, 0.5);
  const ranked = [...scores].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (!first || first[1] <= 0) return null;
  const lead = first[1] - (second?.[1] ?? 0);
  return { language: first[0], certain: lead >= 1 || lead >= 0.25 * words.length };
}

/** Letters, and the weight of a word that has one, for or against a language. */
const LETTERS: readonly (readonly [string, RegExp, number])[] = [
  ['ar', /[ةأإؤ]|ى$|^(?:و|ب|ف|ك|ل)?ال../u, 1],
  // Uyghur writes i with the letter that Arabic has at the end of words only.
  ['ar', /ى\p{Script=Arabic}/u, -1],
  ['ug', /ى\p{Script=Arabic}/u, 1.2],
  ['ar', /[پچژگکیٹڈڑںےھہۀټډړښځڅۍېڼۆێڵڕەۇۈۋڭڄڃڙڀٺٿڪڻ]/u, -1],
  ['fa', /[پچژگکی]/u, 0.8],
  ['ur', /[ٹڈڑںےھہ]/u, 1.8],
  ['ps', /[ټډړښځڅۍېڼ]/u, 1.8],
  ['ckb', /[ۆێڵڕە]/u, 1.5],
  ['ug', /[ۇۈۋڭې]|ئ[ەاوۇۆۈېى]/u, 1.6],
  ['sd', /[ڄڃڙڀٺٿڪڻڳڱ]/u, 1.8],
];

const WORDS: Readonly<Record<string, string>> = {
  ar: `في من على إلى الى عن مع هذا هذه ذلك التي الذي لا ما لم لن هل كيف لماذا متى أين اين أنا انا نحن أنت انت هو هي هم كان كانت يكون قد كل بعد قبل عند عندما
    لكن أو او ثم أن ان إن لأن منذ اليوم أمس امس غدا مرحبا سلام السلام عليكم شكرا من-فضلك فضلك رجاء أرجو ارجو مساعدة المساعدة ساعدوني ممكن يمكن استطيع أستطيع لدي عندي
    عندنا رسالة الرسالة رسائل الرسائل بريد البريد خطأ الخطأ الطابعة طابعة ايميل الايميل إرسال ارسال أرسل ارسل استقبال مشكلة المشكلة حل الحل تظهر يظهر ظهر لي لنا
    ليه ايه إيه عايز عاوز مش دا ده دي كده ازاي إزاي فين بيطلع بيجي طلعلي طلع النهارده دلوقتي امبارح لسه حد احنا إحنا
    شو ليش هيك مو هاد هاي وين كتير منيح هلق بدي عنا عم مافي
    ايش وش ابي ابغى أبغى الحين مب شنو شلون وايد يبي زين ليش كذا تكفون
    واش كيفاش علاش راه بزاف دابا ديال ماشي هاد فين شحال خاصني عافاك برشا شنوة توا ماكاش كي كاين ما يعني معنى`,
  fa: `و در به از که این آن را با برای است هست نیست بود شد شده می نمی من ما شما او آنها چه چرا چطور چگونه کجا کی اگر یا هم تا بر هر یک دو سلام لطفا لطفاً ممنون
    مرسی تشکر کمک کنید کنم کنیم کند می‌شود میشه میشود نمیشه نمی‌شود نمیتونم ایمیل ارسال دریافت خطا خطای پیام پرینتر امروز دیروز فردا الان دارم داریم ندارم کار نمیکنه
    دادن کردن چیست چیه یعنی وقتی بعد دیگه دیگر همه خیلی هیچ`,
  ur: `اور میں سے کو کا کی کے ہے ہیں تھا تھی نہیں یہ وہ کیا کیوں کیسے کہاں کب ہم آپ میرا میری میرے ہمارا ہمارے مجھے ہمیں اس ان پر تک لیے لئے ساتھ اگر لیکن بھی ہو رہا
    رہی رہے گا گی براہ کرم مہربانی شکریہ سلام مدد کریں کر سکتا سکتے ای میل پیغام خرابی بھیج آج کل اب ابھی جب کوئی کچھ نے ایک`,
  ps: `او په د له ته چې کې دی ده دي نه زه موږ تاسو هغه دا څه ولې څنګه چیرته کله که مرسته وکړئ مننه سلام کار کوي کیږي شي زما زموږ بریښنالیک لیږل پیغام تېروتنه نن پرون`,
  ckb: `و لە بە بۆ کە ئەم ئەو من ئێمە ئێوە چی چۆن بۆچی کوێ کەی ئەگەر نییە هەیە نا یان سڵاو تکایە سوپاس یارمەتی کار ناکات دەکات ناتوانم بنێرم ئیمەیل پەیام هەڵە ئەمڕۆ دوێنێ هەموو`,
  ug: `ۋە بۇ ئۇ مەن بىز سىز نېمە قانداق نېمىشقا نەدە قاچان ئەگەر بىلەن ئۈچۈن ياكى ئەمەس بار يوق سالام رەھمەت ياردەم خەت خاتالىق بۈگۈن تۈنۈگۈن`,
  sd: `۽ ۾ جو جي جا کي کان تي آهي آهن نه هي هو ڇا ڇو ڪيئن ڪٿي ڪڏهن اسان توهان منهنجو مدد مهرباني ڪري اي ميل`,
};

const SCRIPT_LANGUAGES: ReadonlySet<string> = new Set(Object.keys(WORDS));

const LANGUAGES_OF: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, list] of Object.entries(WORDS))
    for (const word of new Set(list.trim().split(/\s+/u)))
      languages.set(word, [...(languages.get(word) ?? []), language]);
  return languages;
}
