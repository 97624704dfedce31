import { articles } from '../knowledge/articles/all.ts';
import { microsoftCodes } from '../knowledge/microsoft-codes.ts';
import { fold, listWords } from './fold-words.ts';
import type { Say } from './say.ts';
import type { Topic } from './topic.ts';

/** Everything that can be explained without a case, to be looked up while somebody types. */
export type TopicIndex = {
  /** All articles. */
  articles: Topic[];
  /** What begins with these digits of an enhanced code: `5.7`, `5.7.1`. Nothing for anything else. */
  withCode(begin: string): Topic[];
  /** What speaks of these words in any language, best first. Words of `language` count a little more. */
  withWords(text: string, language: string): Topic[];
};

/** Reads the words of every language once. */
export function createTopicIndex(words: { languages: readonly string[]; in(language: string): Say }): TopicIndex {
  const says = words.languages.map((language) => words.in(language));
  const entries = [...listArticles(says), ...listCodes(says)];
  return {
    articles: articles.map(({ id }) => articleTopic(id)),
    withCode: (begin) => (/^[245]\.\d{0,3}(?:\.\d{0,4})?$/.test(begin) ? findByCode(begin) : []),
    withWords: (text, language) => findByWords(text, language, entries),
  };
}

/** A topic with its words in one language: what is its title, and what else is said of it; folded. */
type Entry = { topic: Topic; language: string; title: string; text: string };

const noCode = { reply: null, enhanced: null, tag: null };

/** An article without a code or a cause. */
export const articleTopic = (article: string, enhanced: string | null = null): Topic => ({
  article,
  cause: null,
  code: { ...noCode, enhanced },
});

const codeTopic = (microsoft: string, enhanced: string): Topic => ({
  article: null,
  code: { ...noCode, enhanced },
  microsoft,
});

const listArticles = (says: Say[]): Entry[] =>
  articles.flatMap(({ id, phrases, causes, steps }) =>
    says.map((say) => {
      const said = [
        say.article(`${id}.meaning`),
        ...causes.flatMap((cause) => [say.article(`${id}.causes.${cause.id}`), ...cause.phrases]),
        ...steps.map((step) => say.article(`steps.${step.id}.title`)),
        ...phrases,
      ];
      const title = fold(say.article(`${id}.title`) ?? '');
      return { topic: articleTopic(id), language: say.language, title, text: fold(said.join('\n')) };
    }),
  );

const listCodes = (says: Say[]): Entry[] =>
  microsoftCodes.flatMap(({ id, codes, phrases = [] }) =>
    says.map((say) => ({
      topic: codeTopic(id, firstOf(codes[0] ?? '')),
      language: say.language,
      title: fold(say.code(`microsoft.${id}.meaning`) ?? ''),
      text: fold([say.code(`microsoft.${id}.do`), id, ...phrases].join('\n')),
    })),
  );

/** A range is shown as its first code. */
const firstOf = (code: string): string => code.split('-')[0] ?? code;

function findByCode(begin: string): Topic[] {
  const ofArticles = articles.flatMap(({ id, matches }) => {
    const match = matches.find(({ enhanced }) => enhanced.startsWith(begin));
    return match ? [articleTopic(id, match.enhanced)] : [];
  });
  const ofCodes = microsoftCodes.flatMap(({ id, codes }) => {
    const code = codes.map(firstOf).find((each) => each.startsWith(begin));
    return code ? [codeTopic(id, code)] : [];
  });
  return [...ofArticles, ...ofCodes];
}

/** So much of a text is read: nobody types more into a search box. */
const longest = { characters: 200, words: 12 };

/** Half of what is asked for, by weight, must be there. */
const enough = 0.5;

/** A word in the title says more than one elsewhere, and one of the person's own language more than a foreign one. */
const bonus = { title: 0.4, language: 0.1 };

function findByWords(text: string, language: string, entries: Entry[]): Topic[] {
  const said = listWords(text.slice(0, longest.characters)).filter(saysSomething);
  const asked = [...new Set(said)].slice(0, longest.words);
  const weighed = asked.map((word) => weigh(word, entries));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const best = new Map<string, { topic: Topic; score: number }>();
  entries.forEach((entry, index) => {
    const sum = (places: 'titles' | 'anywhere') =>
      weighed.reduce((whole, word) => whole + (word[places].has(index) ? word.weight : 0), 0) / total;
    const share = sum('anywhere');
    if (share < enough) return;
    const score = share + bonus.title * sum('titles') + (entry.language === language ? bonus.language : 0);
    const name = nameOf(entry.topic);
    if (score > (best.get(name)?.score ?? 0)) best.set(name, { topic: entry.topic, score });
  });
  return [...best.values()].sort((one, other) => other.score - one.score).map(({ topic }) => topic);
}

/**
 * Where a word stands, by the entry. The rarer it is in the language that has it most often, the more it says; one that no
 * language has says most.
 */
function weigh(word: string, entries: Entry[]) {
  const stands = finder(word);
  const titles = new Set(entries.flatMap(({ title }, index) => (stands(title) ? [index] : [])));
  const texts = entries.flatMap(({ text }, index) => (stands(text) ? [index] : []));
  const anywhere = new Set([...titles, ...texts]);
  const spoken = Map.groupBy(anywhere, (index) => entries[index]?.language);
  const often = Math.max(1, ...[...spoken.values()].map(({ length }) => length));
  const all = entries.length / new Set(entries.map(({ language }) => language)).size;
  return { titles, anywhere, weight: Math.log(all / Math.min(often, all)) };
}

/** A short word of an alphabet has to begin a word; a longer one, or one of Chinese characters, may stand inside. */
function finder(word: string): (text: string) => boolean {
  if (word.length > 3 || isUnspaced(word)) {
    const stem = stemOf(word);
    return (text) => text.includes(stem);
  }
  return (text) => beginsWord(text, word);
}

function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** Refused, refuses and refusal; refusé and refusée: what differs stands mostly in the last two letters. */
const stemOf = (word: string): string =>
  /^\p{Script=Latin}{6,}$/u.test(word) ? word.slice(0, Math.max(5, word.length - 2)) : word;

/** A letter of an alphabet alone says nothing. */
const saysSomething = (word: string): boolean => word.length > 1 || isUnspaced(word);

const isUnspaced = (word: string): boolean => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);

/** Names a topic for a list that holds it once. */
export const nameOf = (topic: Topic): string =>
  topic.article ?? `${topic.code.reply} ${topic.code.enhanced} ${topic.microsoft}`;
