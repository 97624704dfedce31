import type { Span } from './codes.ts';

/** Gives the one mailbox that a failure is about, safe inside PowerShell's single quotes, or null where none or several are named. */
export function findMailbox(text: string, statements: readonly Span[]): string | null {
  const isQuoted = withinSpans(statements);
  const addresses = readAddresses(text).filter(({ mark, start }) => !UNSURE.has(mark) || !isQuoted(start));
  const ranks: Mark[][] = [['field', 'login'], ['sender'], isReport(text) ? [] : ['plain']];
  for (const rank of ranks) {
    const named = distinct(addresses.filter((address) => rank.includes(address.mark)));
    if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  }
  return null;
}

// `User bob@x unknown`, `<bob@x>: rejected`: in the answer of a server these are the recipient.
const UNSURE: ReadonlySet<Mark> = new Set<Mark>(['login', 'plain']);

function withinSpans(spans: readonly Span[]): (at: number) => boolean {
  let index = 0;
  // Addresses and statements both come in the order of the text.
  return (at) => {
    while (index < spans.length && (spans[index]?.end ?? 0) <= at) index += 1;
    return (spans[index]?.start ?? Number.POSITIVE_INFINITY) <= at;
  };
}

type Mark = 'field' | 'login' | 'sender' | 'recipient' | 'plain';
type Address = { address: string; mark: Mark; start: number };

// Letters, digits and . _ + - only: RFC 5321 allows more before the @, PowerShell and people do not need it. The @ is what is
// looked for, because nearly every word might begin an address.
const ADDRESS =
  /@(?<=([A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9_+-])?)@)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}(?:[A-Za-z]{2,24}|xn--[A-Za-z0-9-]{2,58})/g;

function readAddresses(text: string): Address[] {
  const found: Address[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    const start = match.index - (match[1]?.length ?? 0);
    const end = match.index + match[0].length;
    const address = text.slice(start, end);
    if (!stands(text, start, end) || !isMailbox(address)) continue;
    const mark = markBefore(text, start, end);
    if (mark !== null) found.push({ address, mark, start });
  }
  return found;
}

// Part of something longer (`o'brien@x`, `jérôme@x`, `a@b@x`, `x=y@z`) is not the address that it seems.
function stands(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  if (/[A-Za-z0-9._+\-!#$%&*/?^`{|}~@\\\u2018\u2019]$|\p{Script=Latin}$/u.test(before)) return false;
  if (/'$/.test(before) && !/(?:^|[\s(<[:=,])'$/.test(before)) return false;
  if (
    /=$/.test(before) &&
    !/\b(?:user|username|login|from|sender|identity|account|mailbox|mail|email|to|upn|userprincipalname)=$/i.test(
      before,
    )
  )
    return false;
  return !/^(?:[A-Za-z0-9_@-]|\.[A-Za-z0-9]|\p{Script=Latin})/u.test(text.slice(end, end + 2));
}

const NOBODY =
  /^(?:(?:no|not|do-?not|dont)[._-]?reply.{0,24}|postmaster|mailer-?daemon|mail-?daemon|microsoftexchange[0-9a-f]{8,40}|bounces?|abuse|hostmaster|webmaster|delist|bounces?[+-].{0,60}|imcea.{0,60}|prvs.{0,60}|srs[01].{0,60}|msprvs.{0,60}|undisclosed.{0,20})@/i;
const INTERNAL =
  /(?:prod\.outlook\.com|prod\.exchangelabs\.com|prod\.protection\.outlook\.com|mgt\.msft\.net|local\.invalid|\.invalid|mail\.gmail\.com|email\.amazonses\.com|mail\.yahoo\.com)$/i;
const PLACEHOLDER =
  /^(?:user|username|name|you|your.{0,20}|someone|email|mail|address|sender|recipient|x{2,12}|abc|foo|test|alias|first\.last|john\.?doe)@(?:example|domain|your-?.{0,20}|my-?domain|company|xxx?|test|contoso-example)\.[a-z.]{2,12}$/i;

function isMailbox(address: string): boolean {
  const at = address.indexOf('@');
  if (at > 64 || address.length > 254 || address.includes('..')) return false;
  if (/[0-9a-f]{24}/i.test(address.slice(0, at))) return false; // A message id.
  return !NOBODY.test(address) && !INTERNAL.test(address) && !PLACEHOLDER.test(address);
}

// `-Identity 'sean@x'`, `user=<sean@x>`, `Username: sean@x`.
const FIELD =
  /(?:-identity\s{1,2}|\b(?:user ?name|user|login|account|userprincipalname|upn|sasl_username|mailbox|auth(?:enticated)?[-_ ]?user)["']?\s{0,2}[:=]\s{0,2})["'<(]{0,2}$/i;
// `the mailbox sean@x`, `log in as sean@x`.
const LOGIN =
  /\b(?:user ?name|user|log ?in as|account|mailbox|credentials? (?:of|for))(?: (?:is|was|for))?\s{1,2}["'<(]{0,2}$/i;
const SENDER =
  /(?:\b(?:from|x-sender|sender|return-path|envelope-from|mail from|absender|von|expéditeur|de|remitente|mittente|da|afzender|van|nadawca|отправитель|от)|差出人|送信者|送信元|发件人|寄件者|寄件人|보낸 사람|المرسل|من|שולח|מאת)(?: (?:address|adresse))?["']?\s{0,2}(?:address\s{0,2})?(?:[:=]|\s(?=<|\[|$))\s{0,2}(?:[^\n@<>:=;,]{0,60}\s?)?["'<([]{0,2}(?:mailto:)?$/iu;
// A label with a colon may have a display name behind it, a preposition has the address itself.
const RECIPIENT =
  /(?:\b(?:to|cc|bcc|recipients?(?: address)?|rcpt to|empfänger|destinataires?|destinatarios?|destinatari|delivered-to|(?:x-failed-|final-|original-)recipients?|reply-to)|宛先|收件人|受信者|받는 사람|المستلم)\s?[:=]\s{0,3}(?:rfc822\s{0,2};\s{0,2})?(?:[^\n@<>:=;,]{0,40}\s?)?["'<([]{0,2}(?:mailto:)?$|(?:(?<!\p{L})(?:to|an|à|a|para|til|till|naar|aan|do|к|до|на|для|recipients?)\s(?:[^\n@<>:=;,]{1,40}<)?|\bfor\s<|إلى\s?|(?<!\p{L})אל\s?)["'<([]{0,2}$/iu;
const RECIPIENT_AFTER =
  /^[>"')\]]{0,2}\s{0,2}(?:へ|宛|に送|にメール|에게|給|(?::\s|\.\.\.\s|: host|[-,(]\s{0,2}[45](?!3)\d\d\b|-\s[45](?!3)\d\d\b))/u;
const IDENTIFIER =
  /(?:message-id|references|in-reply-to|content-id|msgid|message id|internetmessageid)["']?\s{0,2}[:=]?\s{0,2}["'<(]{0,3}$/i;

function markBefore(text: string, start: number, end: number): Mark | null {
  const before = labelBefore(text, start);
  if (IDENTIFIER.test(before)) return null;
  if (FIELD.test(before)) return 'field';
  if (LOGIN.test(before)) return 'login';
  if (SENDER.test(before)) return 'sender';
  if (RECIPIENT.test(before) || RECIPIENT_AFTER.test(text.slice(end, end + 12))) return 'recipient';
  return 'plain';
}

// The line up to the address; where that is empty, the line above it when it ends as a label does (`Sender Address:`).
function labelBefore(text: string, start: number): string {
  const lines = text.slice(Math.max(0, start - 90), start).split('\n');
  const line = lines.pop() ?? '';
  if (line.trim() !== '') return line;
  const above = lines.findLast((each) => each.trim() !== '')?.trim() ?? '';
  return above.endsWith(':') ? `${above} ` : line;
}

function isReport(text: string): boolean {
  return /\b(?:final-recipient|reporting-mta|diagnostic-code|generating server|mail delivery subsystem|undelivered mail|mail delivery failed|delivery has failed)\b|#SMTP#|\bpermanent fatal errors\b|\bdelivery status notification\b/i.test(
    text,
  );
}

function distinct(addresses: readonly Address[]): string[] {
  const seen = new Map<string, string>();
  for (const { address } of addresses) if (!seen.has(address.toLowerCase())) seen.set(address.toLowerCase(), address);
  return [...seen.values()];
}
