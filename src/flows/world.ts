import type { Search } from '../knowledge/search.ts';
import type { Cards } from '../ports/cards.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Words } from '../ports/words.ts';

/** What the flows need of the world outside. */
export type World = {
  channel: Channel;
  cards: Cards;
  words: Words;
  search: Search;
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** Language of last resort (BCP 47), one of `words.languages`. */
  language: string;
};
