import { readEntities } from './entities.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption center dd div dl dt fieldset figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section table tbody tfoot thead title tr ul'
  ).split(' '),
);
const CELLS = new Set(['td', 'th']);
const INLINE = new Set(
  (
    'a abbr attachment b base bdi bdo big cite code codeblock col colgroup del em emoji font i img input ins kbd ' +
    'link mark meta o:p q s samp small span strike strong sub sup systemeventmessage tt u var wbr'
  ).split(' '),
);
const DROPPED = new Set(['at', 'script', 'style', 'template']);
const LONGEST_TAG = 4096;
const LONGEST_MENTION = 256;
const LONGEST_SHEET = 32_768;

/**
 * Gives the text of HTML with its line structure. Only the names of HTML elements are taken for tags, so that
 * `<user@host>` and `#<host #5.7.1 smtp;530>` stay what they are.
 */
export function readHtml(text: string): string {
  const once = readEntities(text.includes('<') ? withoutTags(text) : text);
  // `&lt;br&gt;`: HTML that was shown as text and copied again.
  return once !== text && once.includes('<') ? withoutTags(once) : once;
}

function withoutTags(text: string): string {
  const parts: string[] = [];
  const endOf = closerFinder(text);
  let from = 0;
  let at = text.indexOf('<');
  while (at !== -1) {
    const tag = readTag(text, at, endOf);
    if (tag !== null) {
      parts.push(text.slice(from, at), tag.instead);
      from = tag.end;
    }
    at = text.indexOf('<', Math.max(at + 1, from));
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Gives the end of the next closer behind `from`, null where none stands within `most` characters. */
type EndOf = (closer: string, from: number, most: number) => number | null;

// Every closer is looked for once: what was found for one tag serves the tags before it as well.
function closerFinder(text: string): EndOf {
  const lower = text.toLowerCase();
  // Every character must keep its place: where one became two (U+0130) only ASCII is folded.
  const folded = lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const nextAt = new Map<string, number>();
  return (closer, from, most) => {
    let at = nextAt.get(closer) ?? -1;
    if (at !== Number.POSITIVE_INFINITY && at < from) {
      at = folded.indexOf(closer, from);
      if (at === -1) at = Number.POSITIVE_INFINITY;
      nextAt.set(closer, at);
    }
    return at - from <= most ? at + closer.length : null;
  };
}

const NAME = /<(\/?)([a-z][a-z0-9]{0,18}(?::p)?)(?=[\s/>])/iy;

function readTag(text: string, at: number, endOf: EndOf): { instead: string; end: number } | null {
  if (text.startsWith('<!--', at)) return { instead: '', end: endOf('-->', at, LONGEST_TAG) ?? at + 4 };
  if (text.startsWith('<!DOCTYPE', at)) return { instead: '', end: endOf('>', at, LONGEST_TAG) ?? at + 9 };
  NAME.lastIndex = at;
  const match = NAME.exec(text);
  if (match === null) return null;
  const name = (match[2] ?? '').toLowerCase();
  const end = endOf('>', at, LONGEST_TAG);
  if (end === null) return null;
  if (DROPPED.has(name)) return { instead: ' ', end: match[1] === '/' ? end : (endOfContent(name, end, endOf) ?? end) };
  if (BLOCKS.has(name)) return { instead: '\n', end };
  if (CELLS.has(name)) return { instead: ' ', end };
  if (INLINE.has(name)) return { instead: '', end };
  return null;
}

// The mention's name goes with the mention; the text of a style sheet or a script is nobody's message.
function endOfContent(name: string, from: number, endOf: EndOf): number | null {
  return endOf(`</${name}>`, from, name === 'at' ? LONGEST_MENTION : LONGEST_SHEET);
}
