import { readBase64 } from './normalize/base64.ts';
import { foldCharacters } from './normalize/characters.ts';
import { cutToSize } from './normalize/cut.ts';
import { readEscapes } from './normalize/escapes.ts';
import { readHtml } from './normalize/html.ts';
import { readLinks } from './normalize/links.ts';
import { readQuotedPrintable } from './normalize/quoted-printable.ts';

/** A text as the rest of detection reads it: plain lines, ASCII digits, at most 64 KiB of UTF-8. */
export type Normalized = { text: string; truncated: boolean };

/** Gives the plain text of a paste, whatever it was copied from: a mail source, HTML, markdown, JSON, a terminal. */
export function normalize(raw: string): Normalized {
  const { text, truncated } = cutToSize(raw.toWellFormed());
  const lines = text.replace(/\r\n?/g, '\n');
  const decoded = readEscapes(readQuotedPrintable(readBase64(lines)));
  const plain = readLinks(readHtml(decoded));
  const folded = foldCharacters(plain);
  // NFKC can make a text longer (one Arabic ligature becomes eighteen letters), so the limit is held once more.
  const held = cutToSize(folded);
  return { text: held.text, truncated: truncated || held.truncated };
}
