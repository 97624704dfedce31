import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/detect/normalize.ts';

describe('a paste becomes plain text', () => {
  it.each([
    ['<p>one</p><div>two<br>three</div>', '\none\n\ntwo\nthree\n'],
    ['<b>bold</b> and <span style="color:red">red</span>', 'bold and red'],
    ['<style>* { font-size: 5.7.1px }</style>text', ' text'],
    ['<at>Mailmedic</at> help', '  help'],
    ['<user@host.example> stays', '<user@host.example> stays'],
    [
      '#<exchange.contoso.com #5.7.1 smtp;530 5.7.1 x> #SMTP#',
      '#<exchange.contoso.com #5.7.1 smtp;530 5.7.1 x> #SMTP#',
    ],
    ['a &lt; b &amp; c &eacute; &#x2019; &#1593;', "a < b & c é ' ع"],
    ['Subject&lt;br&gt;&lt;br&gt;next', 'Subject\n\nnext'],
    ['R&D and AT&T', 'R&D and AT&T'],
    ['[https://aka.ms/x](https://aka.ms/x) more', 'https://aka.ms/x more'],
    ['[https://aka.ms/smtp_auth_disabled](https://aka.ms/smtp_aut…', 'https://aka.ms/smtp_auth_disabled'],
    ['[HOST.prod.outlook.com](451 5.7.3 STARTTLS)', '[HOST.prod.outlook.com](451 5.7.3 STARTTLS)'],
    ['bob@x.example<mailto:bob@x.example>', 'bob@x.example'],
    ['Bob [mailto:bob@x.example]', 'Bob <bob@x.example>'],
    ['\\*.contoso.com \\_x\\_', '*.contoso.com _x_'],
    ['AS(42000001)\\n [HOST]', 'AS(42000001)\n [HOST]'],
    ['CONTOSO\\nancy and C:\\new', 'CONTOSO\\nancy and C:\\new'],
    ['\\u003cbob@x.example\\u003e said', '<bob@x.example> said'],
    ['\u001b[31m550 5.7.1\u001b[0m', '550 5.7.1'],
    ['„4.7.0“ l’erreur ‘x’', "\"4.7.0\" l'erreur 'x'"],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['٤٥١ ٤٫٧٫٠ ۴۵۱ ४५१ ๔๕๑ ４５１', '451 4.7.0 451 451 451 451'],
    ['\u2066451\u2069 \u200e4.7.0\u200f', '451 4.7.0'],
    ['451\u20114.7.0, 451\u22124.7.0', '451-4.7.0, 451-4.7.0'],
    ['451\u00a04.7.0\u202f!', '451 4.7.0 !'],
    ['نمی\u200cشود', 'نمی\u200cشود'],
    ['5.\u200c7.1', '5.7.1'],
    ['メールを送信できません。', 'メールを送信できません。'],
    ['5。7。57', '5.7.57'],
    ['a = b\n c=\nd', 'a = b\n c=\nd'],
  ])('%j', (raw, expected) => {
    expect(normalize(raw).text).toBe(expected);
  });
});

describe('quoted-printable is undone where it is that', () => {
  it.each([
    [
      'Content-Transfer-Encoding: quoted-printable\n\n=C9chec caf=\n=E9',
      'Content-Transfer-Encoding: quoted-printable\n\nÉchec café',
    ],
    [
      'Content-Transfer-Encoding: quoted-printable\n\n=C3=89chec',
      'Content-Transfer-Encoding: quoted-printable\n\nÉchec',
    ],
    ['charset="koi8-r" quoted-printable =D0=CF=DE=D4=C1', 'charset="koi8-r" quoted-printable почта'],
    ['550 5.7.=\n139', '550 5.7.139'],
    ['query?a=20&b=3D', 'query?a=20&b=3D'],
  ])('%j', (raw, expected) => {
    expect(normalize(raw).text).toBe(expected);
  });
});

describe('base64 is undone in the text parts of a mail source', () => {
  it('and left alone in its pictures', () => {
    const part = (type: string) => `Content-Type: ${type}; charset="utf-8"\nContent-Transfer-Encoding: base64\n\n`;
    const raw = `${part('text/plain')}w4ljaGVjIDU1MCA1\nLjcuMQ==\n--x\n${part('image/png')}w4ljaGVjIDU1MCA1LjcuMQ==\n--x--`;
    const { text } = normalize(raw);
    expect(text).toContain('Échec 550 5.7.1\n--x');
    expect(text).toContain('w4ljaGVj');
  });

  it('unless it is broken', () => {
    expect(normalize('Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nw4ljaGVjI').text).toContain(
      'w4ljaGVjI',
    );
  });
});

describe('a long text is cut', () => {
  it('to its beginning and its end, and never through a code', () => {
    const { text, truncated } = normalize(`start ${'x'.repeat(48 * 1024 - 12)} 5.7.139 ${'y '.repeat(40_000)} end`);
    expect(truncated).toBe(true);
    expect(text.startsWith('start ')).toBe(true);
    expect(text.endsWith(' end')).toBe(true);
    expect(text).not.toMatch(/5\.7\.1(?!39)/);
  });

  it.each(['é', '語', '😀'])('by bytes, not by characters: %s', (letter) => {
    const { text, truncated } = normalize(letter.repeat(70_000));
    expect(truncated).toBe(true);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(64 * 1024);
    expect(text.isWellFormed()).toBe(true);
  });

  it('only when it is long', () => {
    expect(normalize('é'.repeat(32_000)).truncated).toBe(false);
  });
});
