import { z } from 'zod';
import type { AlertLink, Severity } from '../alert.ts';

/** Characters that a text from outside may have; more is cut. */
const longest = { title: 200, text: 2_000, name: 60, value: 200 };

/** Most labels of one alert that are kept. */
const mostLabels = 32;

/** What moves text around, or is not to be seen: controls, marks of direction, joiners, byte order marks. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** A text from outside as plain words on one line, cut where it is too long. */
export function toPlain(text: string, kind: keyof typeof longest): string {
  // What is read is bounded before it is worked on.
  const plain = text
    .slice(0, longest[kind] * 4)
    .replace(invisible, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(plain);
  return characters.length <= longest[kind] ? plain : `${characters.slice(0, longest[kind] - 1).join('')}…`;
}

/** Labels as they are kept; names that are none of an object's own stay harmless. */
export const toLabels = (labels: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels)
      .slice(0, mostLabels)
      .map(([name, value]) => [toPlain(name, 'name'), toPlain(String(value), 'value')]),
  );

/** How bad, in the words that monitoring uses for it. */
export function toSeverity(word: unknown): Severity {
  const said = typeof word === 'string' ? word.trim().toLowerCase() : '';
  if (/^(?:critical|crit|fatal|disaster|emergency|alert|page|error|high|sev[01]|p[01])$/.test(said)) return 'critical';
  if (/^(?:info|information|informational|notice|none|low|debug|sev4|p[45])$/.test(said)) return 'info';
  return 'warning';
}

/** Links that lead to http or https; anything else is left out. At most 500 characters, as Teams opens them. */
export const toLinks = (given: readonly [AlertLink['kind'], unknown][]): AlertLink[] =>
  given.flatMap(([kind, url]) => (isWebAddress(url) ? [{ kind, url: new URL(url).href }] : []));

function isWebAddress(url: unknown): url is string {
  if (typeof url !== 'string' || url.length > 500 || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  // A name before the host makes an address look like another one.
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/** ISO 8601 in UTC; null for no time, and for the years before 1971 that stand for "not yet". */
export function toTime(text: string | null | undefined): string | null {
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) || time < Date.UTC(1971) || time > Date.UTC(2200) ? null : new Date(time).toISOString();
}

/** The first field that is wrong, for the caller to be told. */
export function describeIssue(error: z.ZodError): { kind: 'bad'; field: string; problem: string } {
  const [issue] = error.issues;
  const field = issue?.path.map(String).join('.') || 'body';
  return { kind: 'bad', field: toPlain(field, 'name'), problem: toPlain(issue?.message ?? 'does not fit', 'value') };
}

/** A text that may be missing. */
export const optionalText = z.string().nullish();
