import { detect } from '../../src/detect/detect.ts';
import type { Finding } from '../../src/detect/detection.ts';
import type { CodeText } from '../fixtures/codes/code-text.ts';
import { unseen } from '../fixtures/codes/held-out/codes.ts';
import { last } from '../fixtures/codes/held-out/last-codes.ts';
import { lastNoCode } from '../fixtures/codes/held-out/last-no-code.ts';
import { noCode as heldOutNoCode } from '../fixtures/codes/held-out/no-code.ts';
import { chat } from '../fixtures/codes/tuned/chat.ts';
import { clientLibraries } from '../fixtures/codes/tuned/client-libraries.ts';
import { encodings } from '../fixtures/codes/tuned/encodings.ts';
import { exchangeReports } from '../fixtures/codes/tuned/exchange-reports.ts';
import { noCode } from '../fixtures/codes/tuned/no-code.ts';
import { otherMailers } from '../fixtures/codes/tuned/other-mailers.ts';
import { noCode as secondNoCode } from '../fixtures/codes/tuned/second-no-code.ts';
import { machines, people } from '../fixtures/codes/tuned/second-round.ts';
import { serverLogs } from '../fixtures/codes/tuned/server-logs.ts';
import { noCode as thirdNoCode } from '../fixtures/codes/tuned/third-no-code.ts';
import { mixed } from '../fixtures/codes/tuned/third-round.ts';

/** Texts with codes by their shape, and texts without any; held-out ones were written after the last tuning. */
export type CodeTexts = { shapes: Record<string, readonly CodeText[]>; without: readonly string[] };

/** How many expected codes were found, and as the first; whole lists count their roles and order too. */
export type CodeScore = { found: number; first: number; lists: number; ofLists: number; of: number; wrong: string[] };

export const tunedTexts: CodeTexts = {
  shapes: { clientLibraries, serverLogs, exchangeReports, otherMailers, encodings, chat, machines, people, mixed },
  without: [...noCode, ...secondNoCode, ...thirdNoCode],
};

export const heldOutTexts: CodeTexts = { shapes: { unseen, last }, without: [...heldOutNoCode, ...lastNoCode] };

/** Counts how `detect` reads texts whose codes are known. */
export function measureCodes(texts: readonly CodeText[]): CodeScore {
  const score: CodeScore = { found: 0, first: 0, lists: 0, ofLists: 0, of: texts.length, wrong: [] };
  for (const [expected, text] of texts) {
    const { findings, unreadable } = detect(text);
    const whole = expected.startsWith('only ') || expected.includes(';');
    const wanted = expected.replace('only ', '').split('; ');
    const [primary = ''] = wanted;
    const isUnreadable = primary.startsWith('unreadable');
    const found = isUnreadable ? unreadable.length > 0 : findings.some((finding) => isCode(finding, primary));
    const first = isUnreadable
      ? found && findings.length === 0
      : findings.slice(0, 1).some((finding) => isCode(finding, primary));
    const list =
      !whole ||
      (findings.length === wanted.length && findings.every((finding, at) => isCode(finding, wanted[at] ?? '')));
    if (found) score.found++;
    if (first) score.first++;
    if (whole) score.ofLists++;
    if (whole && list) score.lists++;
    if (!found || !first || !list)
      score.wrong.push(
        `${expected} | ${findings.map(write).join('; ') || 'nothing'}${unreadable.length > 0 ? ` unreadable ${unreadable}` : ''} | ${text}`,
      );
  }
  return score;
}

/** Gives the texts in which `detect` sees a code where there is none, each with what it saw. */
export function findFalseAlarms(texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const { findings } = detect(text);
    return findings.length === 0 ? [] : [`${findings.map(write).join('; ')} | ${text}`];
  });
}

function isCode({ reply, enhanced, tag, role }: Finding, wanted: string): boolean {
  const parts = wanted.split(' ');
  const wantedRole = ['cause', 'wrapper', 'primary'].find((name) => name === parts[0]);
  const wantedTag = parts.find((part) => part === '?' || /^[A-Z]/.test(part)) ?? null;
  return (
    reply === (parts.find((part) => /^\d{3}$/.test(part)) ?? null) &&
    enhanced === (parts.find((part) => part.includes('.')) ?? null) &&
    (wantedTag === '?' || tag === wantedTag) &&
    role === (wantedRole ?? 'primary')
  );
}

function write({ reply, enhanced, tag, role }: Finding): string {
  return [role, reply, enhanced, tag].filter(Boolean).join(' ');
}
