import type { Recognized } from './recognize-language.ts';

/**
 * Recognises Japanese, Korean or Chinese. Kana and hangul decide; Han alone is decided by forms and words that only one of Chinese
 * and Japanese has, else null.
 */
export function readHan(text: string, counts: ReadonlyMap<string, number>, expected: string | null): Recognized | null {
  const kana = counts.get('Kana') ?? 0;
  const hangul = counts.get('Hangul') ?? 0;
  const han = counts.get('Han') ?? 0;
  if (hangul > 0 && hangul >= kana) return { language: 'ko', certain: hangul >= 2 };
  const chinese = weigh(text, CHINESE_FORMS) + 2 * weigh(text, CHINESE_WORDS);
  const japanese = weigh(text, JAPANESE_FORMS) + 2 * weigh(text, JAPANESE_WORDS);
  // Chinese writers decorate with a の; a Japanese sentence has more kana than that.
  if (kana > 0 && (kana >= 3 || kana * 6 >= han) && kana * 4 >= chinese) return { language: 'ja', certain: kana >= 2 };
  if (chinese > japanese) return { language: 'zh', certain: chinese - japanese >= 2 };
  if (japanese > chinese) return { language: 'ja', certain: japanese - chinese >= 2 };
  if (expected === 'ja' || expected === 'zh') return { language: expected, certain: false };
  return null;
}

function weigh(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Forms of the Japanese reform of 1946 and characters made in Japan: neither simplified nor traditional Chinese. */
const JAPANESE_FORMS =
  /[応対変発図売読駅円気験検権実収処証乗専戦銭総続択沢単弾鉄転伝闘悩脳浜払仏辺訳薬様営栄塩黒絵壊楽観帰拠挙狭経継軽撃県険圏厳歳済斎剤雑桟賛歯児釈縦粛渋獣従奨焼剰畳壌嬢譲醸穂随髄枢斉摂窃浅潜繊禅捜挿巣騒増蔵臓堕滞滝団遅昼鋳庁徴聴勅鎮塚逓徳届弐拝廃売麦髪抜蛮秘氷冨払塀併辺弁舗穣黙訳薬予謡頼覧竜涼猟緑塁励霊齢恋炉労録亜悪圧囲為壱隠駆倶勲薫径恵掲渓蛍鶏倹剣献験顕広効恒鉱砕雑参惨込働峠畑枠榊辻匂栃扱渡払頃込拡価仮戻]/gu;

/** Simplified and traditional forms that Japanese does not use. */
const CHINESE_FORMS =
  /[们这为发说没么吗见时问题请个邮错误无样认证设务连帮谢呢怎什你您她它谁哪很啊吧嘛办还让给对从过运动机开关闭电脑网络络传输级间满启应该实际种处复杂检查询联系员权限户号码码历须则项测试删导线员账单后进来东车书长门风飞马鱼鸟龙爱乐区医卫厂广亿众优华协卖厅观规觉訊這個們說嗎麼沒發應該對時問題請誰還讓給從過運動機開關閉電腦網絡傳輸級間滿啟實際種處複雜檢查詢聯繫員權戶號碼歷須則項測試刪導線帳單後進來東車書長門風飛馬魚鳥龍愛樂區醫衛廠廣億眾優華協賣廳觀規覺無樣認證設務連幫謝錯誤為顯示寄收郵]/gu;

const CHINESE_WORDS =
  /怎么|怎麼|什么|什麼|我们|我們|你好|您好|大家好|请问|請問|谢谢|謝謝|邮件|郵件|邮箱|郵箱|信箱|服务器|伺服器|不能|无法|發送|发送|发不|發不|收不到|收到|为什么|為什麼|是不是|可以|一直|出现|出現|提示|报错|報錯|解决|解決|打印机|印表機|扫描|掃描|客户|客戶|我的|他的|的时候|的時候|了[。，！？\s]|了$|吗|嗎|呢|吧/gu;

const JAPANESE_WORDS =
  /送信(?:不可|不能|失敗)|受信(?:不可|不能|失敗)|至急|御中|拝啓|教示|対応|添付|今朝|昨日|一昨日|本日|明日|弊社|御社|貴社|複合機|様|件名|宛先|宛|迷惑|設定|認証|解決(?:方法|策)/gu;
