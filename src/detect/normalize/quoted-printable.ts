const HEADER = 'quoted-printable';
const SHORTEST_WRAPPED_LINE = 60;

/** Undoes quoted-printable (RFC 2045 §6.7) where the text really is that: soft line breaks joined, `=XX` decoded. */
export function readQuotedPrintable(text: string): string {
  if (!text.includes('=')) return text;
  if (isQuotedPrintable(text)) return decodeBytes(joinAllSoftBreaks(text), charsetOf(text));
  return joinCertainSoftBreaks(text);
}

function isQuotedPrintable(text: string): boolean {
  if (text.toLowerCase().includes(HEADER)) return true;
  // `=3D`, `=20` at a line end, and bytes above 7F are what encoders write; `a=20` in a log is not.
  const telling = countUpTo(
    text,
    /=3D["'\w]|=20\n|(?:=[89A-F][\dA-F]){2}|=[CEF][\dA-F](?=[a-z]{2})|=A0(?=[\s:])|\d=2E\d|\n=2E|=0D=0A|=E2=80/g,
    3,
  );
  return telling >= 3 || (telling >= 1 && /\S=[ \t]{0,4}\n/.test(text));
}

function countUpTo(text: string, pattern: RegExp, most: number): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) if (++count >= most) break;
  return count;
}

function joinAllSoftBreaks(text: string): string {
  return text.replace(/=[ \t]{0,4}\n(?:> ?)?/g, '');
}

// Without any other sign a soft break is only believed inside a number or at the length where encoders wrap.
function joinCertainSoftBreaks(text: string): string {
  if (!text.includes('=\n')) return text;
  return text.replace(/([^\n=]{0,120})=\n(?=\S)/g, (whole, line: string, at: number) => {
    const insideNumber = /[\d.]$/.test(line) && /^[\d.]/.test(text.slice(at + whole.length, at + whole.length + 1));
    const wrapped = line.length >= SHORTEST_WRAPPED_LINE && line.length <= 76;
    return insideNumber || wrapped ? line : whole;
  });
}

function charsetOf(text: string): string {
  const named = /charset\s{0,2}=\s{0,2}(?:3D)?["']?([\w.-]{2,30})/i.exec(text)?.[1]?.toLowerCase();
  return named === undefined || named === 'utf-8' || named === 'us-ascii' ? 'windows-1252' : named;
}

function decodeBytes(text: string, fallback: string): string {
  return text.replace(/(?:=[\dA-F]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('='), (hex) => Number.parseInt(hex, 16));
    return (
      decode(bytes, 'utf-8', true) ?? decode(bytes, fallback, false) ?? decode(bytes, 'windows-1252', false) ?? run
    );
  });
}

function decode(bytes: Uint8Array, charset: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch {
    return null; // Not that charset, or one that this runtime does not know.
  }
}
