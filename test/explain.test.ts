import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';

const program = new URL('../src/explain.ts', import.meta.url).pathname;
const prx4 = '451 4.7.0 Temporary server error. Please try again later. PRX4';

describe('explain, as a person reads it', () => {
  it.each([
    ['The scanner has said this since Monday, what should we do now? ', 'Who can fix it:'],
    ['Bonjour, notre imprimante affiche ceci depuis ce matin : ', 'Qui peut'],
    ['مرحبا، هذه الرسالة تظهر في الطابعة منذ الصباح: ', 'من يستطيع حل المشكلة:'],
    ['今朝から複合機でメールが送れず、次のエラーが出ます。', '1. '],
  ])('answers in the language of the question: %s', async (question, expected) => {
    const { out, err, code } = await explain([`${question}${prx4}`]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('451 4.7.0 PRX4');
    expect(out).toContain(expected);
    expect(out).toContain('Set-CASMailbox');
    expect(out).not.toMatch(/\{\{|\$\{|undefined|\[object/);
  });

  it('takes several arguments for one text', async () => {
    const { out } = await explain(['550', '5.1.1', 'User', 'unknown']);
    expect(out).toContain('550 5.1.1\n\nThe recipient’s address does not exist');
  });

  it('says what to paste where nothing is known', async () => {
    const { out, code } = await explain(['The printer is out of toner.']);
    expect(out).toContain('Diagnostic information for administrators');
    expect(code).toBe(0);
  });

  it('lists the checklists that a question is near to', async () => {
    const { out } = await explain(['basic auth is disabled for smtp']);
    expect(out).toContain('– Basic authentication is switched off\n– Sign-in refused: the mail was not sent');
  });

  it.each([[[]], [['--help']]])('says how it is used: %j', async (given) => {
    const { out, code } = await explain(given);
    expect(out).toMatch(/^Usage:/);
    expect(code).toBe(0);
  });
});

describe('explain --jsonl', () => {
  it('writes one answer a line, in order, with null for what is not there', async () => {
    const { answers, err, code } = await explainLines([
      { id: 'a', text: `Bonjour, depuis ce matin j'ai ça : ${prx4}` },
      {
        id: 2,
        text: '5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
      },
      { id: 'c', text: 'Good morning, is anybody there who knows about printers?' },
      { id: 'd', text: 'notre serveur refuse les connexions de Microsoft' },
      { id: 'e', text: 'basic auth is disabled for smtp' },
      { id: '', text: '', locale: 'ja-JP' },
      { id: 'a', text: '550 5.1.1 User unknown', locale: null },
    ]);
    expect(answers).toEqual([
      {
        id: 'a',
        language: 'fr',
        codes: [{ reply: '451', enhanced: '4.7.0', tag: 'PRX4', role: 'primary' }],
        article: 'prx4',
        alternatives: [],
      },
      {
        id: 2,
        language: 'en',
        codes: [
          { reply: '535', enhanced: '5.7.139', tag: null, role: 'primary' },
          { reply: null, enhanced: '5.7.57', tag: null, role: 'wrapper' },
        ],
        article: 'smtp-auth',
        alternatives: [],
      },
      { id: 'c', language: 'en', codes: [], article: null, alternatives: [] },
      { id: 'd', language: 'fr', codes: [], article: 'connection-refused', alternatives: [] },
      { id: 'e', language: 'en', codes: [], article: null, alternatives: ['basic-auth-retired', 'smtp-auth'] },
      { id: '', language: 'ja', codes: [], article: null, alternatives: [] },
      {
        id: 'a',
        language: 'en',
        codes: [{ reply: '550', enhanced: '5.1.1', tag: null, role: 'primary' }],
        article: null,
        alternatives: [],
      },
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('names each bad line by its number and what is wrong, and answers the others', async () => {
    const { answers, err, code } = await explainLines([
      { id: 1, text: prx4 },
      'Rosebud',
      '',
      { id: 3 },
      { id: null, text: 'Rosebud' },
      { id: 4, text: 'x', locale: 7 },
      '[1]',
      { id: 5, text: prx4 },
    ]);
    expect(answers.map(({ id, article, error }) => [id, article ?? null, error !== undefined])).toEqual([
      [1, 'prx4', false],
      [null, null, true],
      [3, null, true],
      [null, null, true],
      [4, null, true],
      [null, null, true],
      [5, 'prx4', false],
    ]);
    expect(err.match(/^Line \d+: \w+/gm)).toEqual([
      'Line 2: this',
      'Line 4: text',
      'Line 5: id',
      'Line 6: locale',
      'Line 7: the',
    ]);
    expect(err).not.toContain('Rosebud');
    expect(code).toBe(1);
  });

  it.each([
    ['line separators inside a text', `{"id":1,"text":"${prx4}\u2028second\u2029third\u0085fourth"}\n`, 1],
    ['a byte order mark and Windows line ends', `\uFEFF{"id":1,"text":"x"}\r\n{"id":2,"text":"y"}\r\n`, 2],
    ['a last line without an end', '{"id":1,"text":"x"}\n{"id":2,"text":"y"}', 2],
    ['unpaired surrogates', '{"id":1,"text":"\\ud800 451 4.7.0 \\udc00"}\n', 1],
    ['nothing', '', 0],
    ['blank lines', '\n \n\r\n', 0],
  ])('reads %s', async (_title, input, count) => {
    const { out, err, code } = await explain(['--jsonl'], input);
    expect(err).toBe('');
    expect(out.split('\n').filter(Boolean)).toHaveLength(count);
    expect(code).toBe(0);
  });

  it('reads characters that come in pieces', async () => {
    const child = start(['--jsonl']);
    const bytes = Buffer.from('{"id":"é日","text":"今朝から複合機でメールが送れません。どうすればいいですか"}\n');
    for (const byte of bytes) child.stdin.write(Buffer.from([byte]));
    child.stdin.end();
    expect(JSON.parse(await text(child.stdout))).toMatchObject({ id: 'é日', language: 'ja' });
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = start(['--jsonl']);
    child.stdin.on('error', () => {});
    const errors = text(child.stderr);
    for (let id = 0; id < 5_000; id += 1) child.stdin.write(line(id));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end(line(5_000));
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(await errors).toBe('');
  });

  it('takes no more questions than its reader takes answers, however many there are', async () => {
    const count = 20_000;
    const unread = start(['--jsonl']);
    const feeding = feed(unread, count);
    // As a measure of time, another one gets through the same questions; nobody reads the answers of the first.
    const read = start(['--jsonl']);
    const [out] = await Promise.all([text(read.stdout), feed(read, count).done]);
    expect(idsOf(out)).toEqual(Array.from({ length: count }, (_none, id) => id));
    expect(feeding.taken).toBeGreaterThan(0);
    expect(feeding.taken).toBeLessThan(count / 2);
    const [late] = await Promise.all([text(unread.stdout), feeding.done]);
    expect(late).toBe(out);
  }, 120_000);
});

/** Writes questions as fast as they are taken. */
function feed(child: ReturnType<typeof start>, count: number): { taken: number; done: Promise<void> } {
  const feeding = { taken: 0, done: Promise.resolve() };
  feeding.done = (async () => {
    for (; feeding.taken < count; feeding.taken += 1) {
      if (!child.stdin.write(line(feeding.taken))) await once(child.stdin, 'drain');
    }
    child.stdin.end();
  })();
  return feeding;
}

const idsOf = (out: string): unknown[] =>
  out
    .trimEnd()
    .split('\n')
    .map((answer) => JSON.parse(answer).id);

type Answer = { id: unknown; article?: unknown; error?: unknown };

async function explainLines(questions: (object | string)[]) {
  const input = questions.map((question) => (typeof question === 'string' ? question : JSON.stringify(question)));
  const { out, ...rest } = await explain(['--jsonl'], `${input.join('\n')}\n`);
  const answers: Answer[] = out
    .split('\n')
    .filter(Boolean)
    .map((answer) => JSON.parse(answer));
  return { answers, ...rest };
}

async function explain(given: readonly string[], input = '') {
  const child = start(given);
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, err, code };
}

const start = (given: readonly string[]) => spawn(process.execPath, [program, ...given]);

/** One line of half a kilobyte that is answered fast: 20,000 of them, or of their answers, fit into no pipe. */
const line = (id: number): string => `${JSON.stringify({ id, text: '', ballast: 'x'.repeat(500) })}\n`;
