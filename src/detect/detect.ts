import { findCodes } from './codes.ts';
import type { Detection } from './detection.ts';
import { findMailbox } from './mailbox.ts';
import { normalize } from './normalize.ts';
import { readOwnWords } from './own-words.ts';
import { readReportLanguage } from './report/headings.ts';
import { readFindings } from './report/roles.ts';

/** Reads everything that a pasted text tells; takes any string, never throws, and needs time linear in its length. */
export function detect(text: string): Detection {
  const normalized = normalize(text);
  const { codes, unreadable, spans } = findCodes(normalized.text);
  const { findings, statements } = readFindings(normalized.text, codes);
  return {
    findings,
    unreadable,
    text: normalized.text,
    mailbox: findMailbox(normalized.text, statements),
    ownWords: readOwnWords(normalized.text, spans),
    reportLanguage: readReportLanguage(normalized.text),
    truncated: normalized.truncated,
  };
}
