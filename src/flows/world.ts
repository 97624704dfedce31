import type { Search } from '../knowledge/search.ts';
import type { Cards } from '../ports/cards.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Store } from '../ports/store.ts';
import type { Words } from '../ports/words.ts';

/** What the flows need of the world outside. */
export type World = {
  channel: Channel;
  cards: Cards;
  words: Words;
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  metrics: Metrics;
  /** Finds articles for texts without a code. */
  search: Search;
  /** Language of last resort (BCP 47), one of `words.languages`. */
  language: string;
};
