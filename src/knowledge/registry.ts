import type { Finding } from '../detect/detection.ts';
import type { Fixer } from './article.ts';
import { type MicrosoftCode, microsoftCodes } from './microsoft-codes.ts';

/** What a code says by itself. Ids of words in codes.json; null where the registry or Microsoft says nothing. */
export type CodeMeaning = {
  /** `class.<n>`: 2 success, 4 temporary, 5 final. */
  class: '2' | '4' | '5';
  /** `subject.<n>` of RFC 3463 §3. */
  subject: string | null;
  /** `detail.<subject>-<detail>` of the IANA registry "SMTP Enhanced Status Codes". */
  detail: string | null;
  /** `microsoft.<id>`. */
  microsoft: string | null;
  fixers: Fixer[];
};

/** A code, and Microsoft's meaning of it. */
export type ExplainedCode = Pick<Finding, 'reply' | 'enhanced'> & { microsoft: string | null };

/** Details that are registered for each subject: the highest number, counted from 0. */
const details: Record<string, number> = { 0: 0, 1: 10, 2: 4, 3: 6, 4: 7, 5: 6, 6: 10, 7: 30 };

/**
 * Explains a code that no article answers: `microsoft` is the id that `findMicrosoftCode` gave, the rest follows from
 * RFC 3463, or from the first digit of a lone reply code. Null for what is no failure code.
 */
export function explainCode({ reply, enhanced, microsoft: id }: ExplainedCode): CodeMeaning | null {
  const [first, subject, detail] = enhanced?.split('.') ?? [reply?.[0]];
  const kind = first === '2' || first === '4' || first === '5' ? first : null;
  if (!kind) return null;
  const microsoft = microsoftCodes.find((row) => row.id === id);
  const known = subject !== undefined && subject in details;
  const isRegistered = known && detail !== undefined && Number(detail) <= (details[subject] ?? -1);
  return {
    class: kind,
    subject: known ? subject : null,
    detail: isRegistered ? `${subject}-${detail}` : null,
    microsoft: microsoft?.id ?? null,
    fixers: microsoft?.fixers ?? likelyFixers(kind, subject),
  };
}

/** Id of Microsoft's meaning of a code, null where it has none of its own; the text beside the code may decide. */
export function findMicrosoftCode({ enhanced, statement }: Pick<Finding, 'enhanced' | 'statement'>): string | null {
  if (enhanced === null) return null;
  const said = statement.toLowerCase();
  const fits = ({ codes, phrases }: MicrosoftCode) =>
    codes.some((code) => covers(code, enhanced)) && (!phrases || phrases.some((phrase) => said.includes(phrase)));
  return microsoftCodes.find(fits)?.id ?? null;
}

function covers(code: string, enhanced: string): boolean {
  const [from, to] = code.split('-');
  if (to === undefined) return code === enhanced;
  const lastOf = (text: string | undefined) => Number(text?.split('.')[2]);
  const stem = (text: string | undefined) => text?.split('.').slice(0, 2).join('.');
  return stem(from) === stem(enhanced) && lastOf(enhanced) >= lastOf(from) && lastOf(enhanced) <= lastOf(to);
}

/** Who usually can do something, by the subject of RFC 3463, where nothing more is known. */
function likelyFixers(kind: '2' | '4' | '5', subject: string | undefined): Fixer[] {
  if (kind === '4') return ['wait', 'recipient-admin'];
  switch (subject) {
    case '1':
      return ['sender', 'recipient-admin'];
    case '2':
      return ['recipient', 'recipient-admin'];
    case '5':
    case '6':
      return ['sender', 'device-owner'];
    case '7':
      return ['admin', 'recipient-admin'];
    default:
      return ['recipient-admin', 'admin'];
  }
}
