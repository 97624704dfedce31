import { normalize } from '../detect/normalize.ts';
import type { ExtensionReply, SearchRequest } from '../ports/incoming.ts';
import type { Topic } from '../view/topic.ts';
import { articleTopic, nameOf, type TopicIndex } from '../view/topic-index.ts';
import { type ChosenAnswer, chooseAnswer } from './choose-answer.ts';
import { languageOf } from './language-of.ts';
import { makeCardToSend } from './make-card-to-send.ts';
import type { World } from './world.ts';

/** Somebody searches: what explains the code or the words, as cards to send. Nothing of it is kept. */
export async function findAnswers(request: SearchRequest, world: World, index: TopicIndex): Promise<ExtensionReply> {
  const { text, skip, count } = request;
  const { chosen, language, untranslated } = await readQuery(request, world);
  const topics = listTopics(normalize(text).text.trim(), chosen, language, world, index).slice(
    skip,
    skip + Math.min(count, most),
  );
  const cards = topics.flatMap((topic) => makeCardToSend(topic, { language, untranslated }, world) ?? []);
  world.log.debug('searched', { found: cards.length, language });
  // Beyond the last page there is just nothing more.
  if (cards.length > 0 || skip > 0) return { kind: 'cards', cards };
  return { kind: 'sentence', sentence: world.words.in(language).ui('extension.nothing') };
}

/** Teams asks for so many. */
const most = 25;

/** What somebody types is in their language where that is certain; a word or two may be of any. */
async function readQuery({ text, person, locale }: SearchRequest, world: World) {
  const { known, ...usual } = await languageOf({ person, locale }, world);
  const chosen = chooseAnswer({ text, locale, known }, world, world.language);
  const isCertain = chosen.language.heard !== null && chosen.language.untranslated === null;
  const { language, untranslated } = isCertain ? chosen.language : usual;
  return { chosen, language, untranslated };
}

/** A code in the text wins over its words; an empty text asks for everything. */
function listTopics(text: string, chosen: ChosenAnswer, language: string, world: World, index: TopicIndex): Topic[] {
  if (text === '') return index.articles;
  const answer = topicOf(chosen);
  const others = chosen.alternatives.map((id) => articleTopic(id));
  if (answer && chosen.findings.length > 0) return once([answer, ...others, ...index.withCode(text)]);
  const { winner, near } = world.search(text);
  const found = [...(winner ? [winner] : []), ...near].map((id) => articleTopic(id));
  return once([...(answer ? [answer] : []), ...index.withCode(text), ...found, ...index.withWords(text, language)]);
}

/** What the answer to a text explains; null where it explains nothing. */
export function topicOf(chosen: ChosenAnswer): Topic | null {
  if (chosen.kind === 'case') {
    const { article, cause, code } = chosen.facts;
    return { article, cause, code };
  }
  if (!chosen.answer.code) return null;
  const { microsoft, ...code } = chosen.answer.code;
  return { article: null, code, microsoft };
}

const once = (topics: Topic[]): Topic[] =>
  [...new Map([...topics].reverse().map((topic) => [nameOf(topic), topic])).values()].reverse();
