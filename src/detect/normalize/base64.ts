const HEADER = /^content-transfer-encoding[ \t]{0,4}:[ \t]{0,4}base64[ \t]{0,4}$/i;
const TEXT = /^content-type[ \t]{0,4}:[ \t]{0,4}(?:text|message)\//i;
const LINE = /^[A-Za-z0-9+/]{4,998}={0,2}$/;

/** Decodes the text parts that a mail source carries in base64 (RFC 2045 §6.8); images and attachments stay as they are. */
export function readBase64(text: string): string {
  if (!/base64/i.test(text)) return text;
  const lines = text.split('\n');
  const read: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const header = headerFrom(lines, at);
    read.push(...lines.slice(at, header.end));
    at = header.end;
    if (!header.isBase64Text) continue;
    const body = bodyFrom(lines, at);
    read.push(decode(lines.slice(at, body).join(''), header.charset) ?? lines.slice(at, body).join('\n'));
    at = body;
  }
  return read.join('\n');
}

// A header ends at its empty line; anything else is a block of one line.
function headerFrom(lines: readonly string[], from: number): { end: number; isBase64Text: boolean; charset: string } {
  let end = from;
  while (end < lines.length && /^(?:[A-Za-z-]{2,60}[ \t]{0,4}:|[ \t]+\S)/.test(lines[end] ?? '')) end += 1;
  const header = lines.slice(from, end);
  const isHeader = end > from && lines[end]?.trim() === '';
  const isBase64Text = isHeader && header.some((line) => HEADER.test(line)) && header.some((line) => TEXT.test(line));
  const charset = /charset\s{0,2}=\s{0,2}["']?([\w.-]{2,30})/i.exec(header.join(' '))?.[1] ?? 'utf-8';
  return { end: Math.max(end, from) + 1, isBase64Text, charset };
}

function bodyFrom(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && LINE.test((lines[end] ?? '').trim())) end += 1;
  return end;
}

function decode(base64: string, charset: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0));
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null; // Cut in the middle, or a charset that this runtime does not know.
  }
}
