import type { Recognized } from './recognize.ts';

/**
 * Recognises Japanese, Korean or Chinese. Kana and hangul decide; Han alone is decided by characters and words that only one of
 * Chinese and Japanese has in daily use; what both could write is Japanese only where Japanese is expected.
 */
export function readHan(text: string, counts: ReadonlyMap<string, number>, expected: string | null): Recognized | null {
  const kana = counts.get('Kana') ?? 0;
  const hangul = counts.get('Hangul') ?? 0;
  const han = counts.get('Han') ?? 0;
  if (hangul > 0 && hangul >= kana) return { language: 'ko', certain: hangul >= 2 };
  // Chinese writers decorate with a の; a Japanese sentence has more kana than that.
  if (kana >= 3 || kana * 6 > han) return { language: 'ja', certain: kana >= 2 };
  const characters = text.match(/\p{Script=Han}/gu) ?? [];
  let lead = kana + 2 * (count(text, JAPANESE_WORDS) - count(text, CHINESE_WORDS)) - 0.4 * count(text, CHINESE_GRAMMAR);
  for (const character of characters) lead += leanOf(character);
  lead += mixedForms(characters);
  if (lead > 0) return { language: 'ja', certain: lead >= 2 };
  if (lead < 0 || expected !== 'ja') return { language: 'zh', certain: lead <= -2 };
  return { language: 'ja', certain: false };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Positive for a character that is daily use in Japan only (応, 発, 込), negative for one in China or Taiwan only (们, 這, 郵 is both). */
function leanOf(character: string): number {
  const inJapan = JAPANESE_DAILY.has(character);
  const inChina = CHINESE_DAILY.has(character);
  if (inJapan && !inChina) return 1;
  if (!inJapan && inChina) return -1;
  return inJapan ? 0 : -0.5;
}

/** Japanese mixes forms that are simplified only (画, 号) with forms that are traditional only (動, 鍵); a Chinese writer uses one kind. */
function mixedForms(characters: readonly string[]): number {
  const daily = characters.filter((character) => JAPANESE_DAILY.has(character));
  const simplified = daily.filter((character) => MAINLAND_DAILY.has(character) && !TAIWAN_DAILY.has(character)).length;
  const traditional = daily.filter((character) => TAIWAN_DAILY.has(character) && !MAINLAND_DAILY.has(character)).length;
  return 1.5 * Math.min(simplified, traditional);
}

/** First levels of the national character sets, which were chosen by frequency: JIS X 0208, and GB 2312 with Big5. */
const JAPANESE_DAILY: ReadonlySet<string> = new Set(decodeRows('euc-jp', 0xb0, 0xcf, 0xa1));
const MAINLAND_DAILY: ReadonlySet<string> = new Set(decodeRows('gbk', 0xb0, 0xd7, 0xa1));
const TAIWAN_DAILY: ReadonlySet<string> = new Set(decodeRows('big5', 0xa4, 0xc6, 0x40));
const CHINESE_DAILY: ReadonlySet<string> = new Set([...MAINLAND_DAILY, ...TAIWAN_DAILY]);

function decodeRows(encoding: string, first: number, last: number, from: number): string {
  const bytes: number[] = [];
  for (let row = first; row <= last; row++)
    for (let cell = from; cell <= 0xfe; cell++) if (cell < 0x7f || cell >= 0xa1) bytes.push(row, cell);
  return new TextDecoder(encoding).decode(new Uint8Array(bytes)).replace(/[^\p{Script=Han}]/gu, '');
}

/** Particles that Japanese has only inside compounds. */
const CHINESE_GRAMMAR = /[的是在和不為为與与被將将使且及或从從]/gu;

const CHINESE_WORDS =
  /怎么|怎麼|什么|什麼|我[们們]|[你您]好|大家好|[请請][问問]|[谢謝]{2}|[邮郵]件|[邮郵]箱|信箱|服[务務]器|伺服器|不能|[无無]法|[发發]送|[发發收]不[了到出]|收到|是不是|可以|一直|[报報][错錯]|打印|[扫掃]描|客[户戶]|我的|的[时時]候|了(?=[。，！？\s]|$)|[吗嗎呢吧]|不是|需要|[没沒]有|如果|已[经經]|使用者|使用的|无效|正在/gu;

const JAPANESE_WORDS =
  /[送受](?:信不可|信不能|信失敗|信者)|至急|御中|拝啓|教示|添付|今朝|昨日|一昨日|本日|弊社|御社|貴社|複合機|件名|宛先|迷惑|原因不明|解決[方策]|何故|何卒|一覧|利用者|場合/gu;
