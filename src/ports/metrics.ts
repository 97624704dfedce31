import type { Source } from '../incident/alert.ts';
import type { Delivery } from './channel.ts';

/**
 * Counts what happens, for operators. Whatever is named comes from a fixed set of words, ids and languages of ours: never
 * text, addresses, names or tokens. The one exception are codes, of which an adapter keeps a limited number apart.
 */
export type Metrics = {
  /** An activity passed the doors. */
  activity(kind: string): void;
  /** An activity was handled: seconds from its arrival until what it brought about is stored and its reply is ready. */
  turn(kind: string, seconds: number): void;
  /** A request was turned away at the doors. */
  refusal(reason: string): void;
  /** Somebody, or everybody of a tenant, did too much at once. */
  slowedDown(what: 'message' | 'tap' | 'submit', by: 'person' | 'tenant'): void;
  /** An answer was accepted; `kind` is `checklist`, `explanation` or the notice, `article` is null where none answers. */
  answer(answer: { kind: string; article: string | null; language: string }): void;
  /** An answer had to do without an article for this code: the enhanced one, or the reply code without it. */
  unknownCode(code: string): void;
  /** Somebody said how a checklist ended. */
  outcome(outcome: { kind: 'solved' | 'not-helped'; article: string; language: string }): void;
  /** What became of a message that was sent or updated, after all tries. */
  delivery(verb: 'send' | 'update', outcome: Delivery['kind']): void;
  /** A source told something; `change` is what it did to its incident. */
  alert(source: Source, change: string): void;
  /** The card of an incident was posted again, because nobody knew what had become of the first one. */
  orphan(): void;
};
