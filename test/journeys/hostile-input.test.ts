import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from './bot-process.ts';
import {
  type Card,
  findButton,
  listNodes,
  readCaseId,
  readMarkdown,
  readRuns,
  readSnippets,
  readTexts,
} from './card-reader.ts';
import { nextId, readAnswer } from './chat.ts';
import { type Journey, showOutputOnFailure, startJourney } from './journey.ts';

const paste = '451 4.7.0 Temporary server error. Please try again later. PRX4';
/** Words that stand in what people send and may never come back, nor reach a log line. */
const canary = { text: 'canaryword', address: 'canary.bird@nest.example', name: 'Canary Namesake' };

let journey: Journey;
/** Everything that the bot ever replied. */
const replies: Reply[] = [];

beforeAll(async () => {
  journey = await startJourney({ LOG_LEVEL: 'trace' });
});
beforeEach(() => showOutputOnFailure(journey));
afterAll(() => journey.end());

async function noted(reply: Promise<Reply>): Promise<Reply> {
  const settled = await reply;
  replies.push(settled);
  return settled;
}

const activity = (change: object = {}) => ({
  type: 'message',
  id: nextId(),
  serviceUrl: journey.connector.url,
  channelId: 'msteams',
  from: { id: '29:1', name: canary.name },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:hostile' },
  text: paste,
  ...change,
});

describe('a text that means harm', () => {
  const smtp = '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.';

  it.each([
    ['a template', `\${$root} \${1+1} \${json('${canary.text}')} ${paste}`],
    [
      'a markdown link',
      `[${canary.text}](https://evil.example/${canary.text}) ![x](https://evil.example/x.png) ${paste}`,
    ],
    ['a mention', `<at>${canary.text}</at> <at id="0">Everyone</at> ${paste}`],
    ['HTML', `<script>alert('${canary.text}')</script><img src=x onerror=alert(1)><b>${paste}</b>`],
    ['a command behind the mailbox', `${smtp}\nUser: 'x'; Remove-Mailbox ${canary.text} #@contoso.com`],
    ['curly quotes around the mailbox', `${smtp}\nUser: a\u2019; Remove-Mailbox ${canary.text}; \u2018@contoso.com`],
    ['a subexpression as the mailbox', `${smtp}\nUser: $(Remove-Mailbox ${canary.text})@contoso.com`],
    ['backticks and pipes', `${smtp}\nUser: a\`n|iex${canary.text}\`@contoso.com`],
    ['unpaired surrogates', `\ud800\udc00\ud800 ${canary.text} \udfff ${paste} \ud83d`],
    ['marks of direction', `\u202e${canary.text}\u2066 ${paste} \u202c\u200f`],
    ['nested translation', `$t(card.closed) {{settled}} ${canary.text} ${paste}`],
    ['null characters', `\u0000${canary.text}\u0000 ${paste}\u0007`],
    ['the names of an object', `__proto__ constructor ${canary.text} ${paste}`],
    ['1 MB of text', `${paste}\n${`${canary.text} lorem ipsum `.repeat(45_000)}`],
    ['100,000 digits and dots', `${canary.text} ${'5.7.1.'.repeat(17_000)}`],
    ['100,000 opening brackets', `${canary.text} ${'<'.repeat(50_000)}${'['.repeat(50_000)} ${paste}`],
    ['100,000 signs of quoted-printable', `${canary.text} ${'=\n'.repeat(50_000)} ${paste}`],
    ['100,000 entities', `${canary.text} ${'&amp;'.repeat(20_000)} ${paste}`],
    ['100,000 marks on one letter', `${canary.text} a${'\u0301'.repeat(100_000)} ${paste}`],
    ['a masked code full of markdown', `550 5.7.***${canary.text}*** and 5.7.**1`],
    ['nothing', ''],
    ['blanks only', ' \u00a0\u200b\n\t'],
  ])('(%s) is answered by a card that does not repeat it', async (_name, text) => {
    const chat = journey.chat({ name: canary.name });
    expect(await noted(chat.write(text))).toEqual({ status: 200, text: '' });
    checkHarmless(await chat.nextCard());
  });

  it('as a rich paste is answered, too', async () => {
    const chat = journey.chat();
    const content = `<div>${paste}<a href="https://evil.example">${canary.text}</a><at>${canary.text}</at></div>`;
    await noted(chat.write('', { attachments: [{ contentType: 'text/html', content }] }));
    checkHarmless(await chat.nextCard());
  });

  it('leaves a placeholder where a mailbox is not strictly one, and fills in one that is', async () => {
    const chat = journey.chat();
    await chat.write(`${smtp}\nUser: a\u2019; Remove-Mailbox x; \u2018@contoso.com`);
    expect(readSnippets(await chat.nextCard()).join('\n')).toContain("-Identity '<mailbox>'");
    await chat.write(`${smtp}\nUser: ${canary.address}`);
    expect(readSnippets(await chat.nextCard()).join('\n')).toContain(`-Identity '${canary.address}'`);
  });

  it('takes a time that grows with its length and not faster', async () => {
    const time = async (text: string) => {
      const chat = journey.chat();
      const start = performance.now();
      await noted(chat.write(text));
      await chat.nextCard();
      return performance.now() - start;
    };
    for (const part of ['5.7.1 ', '4.7.0 451 PRX', '<at>x', 'a@b.c,', '=3D=\n']) {
      await time(part);
      // 1 MB may be read in part; a quadratic reader would need minutes.
      expect(await time(part.repeat(Math.floor(1_000_000 / part.length))), part).toBeLessThan(10_000);
    }
  });

  function checkHarmless(card: Card): void {
    const text = JSON.stringify(card);
    expect(text).not.toContain(canary.text);
    expect(text).not.toContain('evil.example');
    expect(text).not.toContain('Remove-Mailbox');
    expect(text).not.toContain('${');
    expect(text).not.toContain('<at>');
    expect(listNodes(card).some((node) => 'msteams' in node && 'entities' in (node.msteams as object))).toBe(false);
    expect(text.isWellFormed()).toBe(true);
  }
});

describe("a person's name", () => {
  it.each([
    ['markdown', `**${canary.name}** [x](https://evil.example) _y_`],
    ['a mention', `<at>${canary.name}</at>`],
    ['a template', `\${$root} $t(card.closed) {{name}} ${canary.name}`],
    ['marks of direction', `\u202e${canary.name}\u2066\u2067\u200f`],
    ['lines', `${canary.name}\n\n# Heading\r\n- item`],
    ['unpaired surrogates', `\ud800 ${canary.name} \udfff`],
    ['100,000 letters', `${canary.name} ${'x'.repeat(100_000)}`],
  ])('with %s stands on the card as plain text', async (_kind, name) => {
    const chat = journey.chat({ name });
    await noted(chat.write(paste));
    const card = await chat.nextCard();
    const done = await chat.press(findButton(card, 'done'));
    const solved = await chat.press(findButton(done, 'solve'));
    for (const shown of [done, solved]) {
      const runs = readRuns(shown).filter((text) => text.includes(canary.name));
      expect(runs.length).toBeGreaterThan(0);
      for (const run of runs) {
        expect(run).not.toMatch(/[\n\r\u202a-\u202e\u200e\u200f]/);
        expect(run.length).toBeLessThan(300);
        expect(run.isWellFormed()).toBe(true);
      }
      expect(readMarkdown(shown).join()).not.toContain(canary.name);
      expect(`${shown.fallbackText} ${shown.speak}`).not.toContain(canary.name);
    }
    expect(
      chat
        .calls()
        .map((call) => call.activity.summary)
        .join(),
    ).not.toContain(canary.name);
  });

  it('that is missing leaves somebody', async () => {
    const chat = journey.chat({ name: '' });
    await chat.write(paste);
    const done = await chat.press(findButton(await chat.nextCard(), 'done'));
    expect(readTexts(done).join()).toContain('Someone');
  });
});

describe('a request that means harm', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

  it.each([
    ['a body that says it is gzip', 'no gzip', { 'content-encoding': 'gzip' }, 415],
    ['a gzip body', gzipSync(JSON.stringify({ type: 'message' })), { 'content-encoding': 'gzip' }, 415],
    ['a body of 3 MiB', `{"type":"message","text":"${'x'.repeat(3 * 1024 * 1024)}"}`, {}, 413],
    ['another content type', 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['no JSON', `{"text":"${canary.text}`, {}, 400],
    ['a list', '[]', {}, 400],
    ['a string', '"message"', {}, 400],
    ['nothing', '', {}, 400],
    ['null', 'null', {}, 400],
    ['100,000 lists in each other', deep, {}, 400],
    ['no type', {}, {}, 400],
  ])('(%s) gets a bare status', async (_name, body, headers, status) => {
    expect(await noted(journey.bot.post(body, headers))).toEqual({ status, text: '' });
  });

  it.each([
    ['without a type', () => activity({ type: undefined }), 400],
    ['with a number for a type', () => activity({ type: 7 }), 400],
    ['without a conversation', () => activity({ conversation: undefined }), 400],
    ['without anybody', () => activity({ from: undefined }), 400],
    ['with a number for a text', () => activity({ text: 451 }), 400],
    ['without a service URL', () => activity({ serviceUrl: undefined }), 403],
    ['from Teams itself, in development', () => activity({ serviceUrl: 'https://smba.trafficmanager.net/emea/' }), 403],
    ['from a neighbour', () => activity({ serviceUrl: 'http://169.254.169.254/' }), 403],
    ['from a name that looks like this machine', () => activity({ serviceUrl: 'http://127.0.0.1.evil.example/' }), 403],
    ['from somewhere behind a user name', () => activity({ serviceUrl: 'http://127.0.0.1@evil.example/' }), 403],
    ['from a file', () => activity({ serviceUrl: 'file:///etc/passwd' }), 403],
    ['with a very long id', () => activity({ conversation: { id: 'x'.repeat(100_000) } }), 400],
    ['of a kind that nobody knows', () => activity({ type: canary.text }), 200],
    ['that invokes nothing', () => activity({ type: 'invoke', name: undefined, value: undefined }), 501],
    ['that invokes something unknown', () => activity({ type: 'invoke', name: canary.text, value: {} }), 501],
  ])('(an activity %s) gets a bare status', async (_name, make, status) => {
    expect(await noted(journey.bot.post(make()))).toEqual({ status, text: '' });
  });

  it.each([
    ['no value', undefined],
    ['null', null],
    ['a string', canary.text],
    ['no action', {}],
    ['a list for an action', { action: [] }],
    ['a string for an action', { action: canary.text }],
  ])('(an invoke with %s) gets HTTP 200 and an error of ours inside', async (_name, value) => {
    const reply = await noted(journey.bot.post(activity({ type: 'invoke', name: 'adaptiveCard/action', value })));
    const answer = readAnswer(reply);
    expect(['application/vnd.microsoft.error', 'application/vnd.microsoft.activity.message']).toContain(answer.type);
  });

  it.each([
    ['an unknown verb', { verb: canary.text, data: {} }, 'I could not read that button'],
    ['a verb of every object', { verb: 'constructor', data: {} }, 'I could not read that button'],
    ['a forged case', { verb: 'done', data: { case: canary.text, step: 'retry-later' } }, 'no longer kept'],
    ['a case of another kind', { verb: 'done', data: { case: ['x'], step: {} } }, 'I could not read that button'],
    ['an endless id', { verb: 'solve', data: { case: 'x'.repeat(500_000) } }, 'I could not read that button'],
    ['an unpaired surrogate', { verb: 'solve', data: { case: '\ud800' } }, 'no longer kept'],
    ['a quote for the database', { verb: 'solve', data: { case: "' OR 1=1 --" } }, 'no longer kept'],
    [
      'a language that nobody speaks',
      { verb: 'prefer', data: { language: canary.text } },
      'I could not read that button',
    ],
  ])('(a tap with %s) gets a sentence', async (_name, button, sentence) => {
    const answer = readAnswer(await noted(journey.chat().tap(button)));
    expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
    expect(answer.value).toContain(sentence);
  });

  it('(a tap from another conversation) gets a sentence and changes nothing', async () => {
    const chat = journey.chat();
    await chat.write(paste);
    const card = await chat.nextCard();
    const stranger = journey.chat();
    for (const verb of ['done', 'solve', 'open', 'languages']) {
      const data = { ...findButton(card, 'done').data, verb };
      const answer = readAnswer(await noted(stranger.tap({ verb, data })));
      expect(answer.value).toBe('This button does not belong to this conversation.');
    }
    const submitted = await noted(stranger.submit({ data: findButton(card, 'done').data }, { replyToId: '1' }));
    expect(submitted).toEqual({ status: 200, text: '' });
    expect(readSnippets(await chat.press(findButton(card, 'languages')))).toEqual(readSnippets(card));
    expect(readTexts(await stranger.nextCard())).toContain('This button does not belong to this conversation.');
    expect(stranger.calls('PUT')).toEqual([]);
  });

  it.each([
    ['an unknown step', 'done', { step: canary.text }],
    ['a step of every object', 'done', { step: '__proto__' }],
    ['a step of every object, reopened', 'reopen', { step: 'constructor' }],
    ['an unknown answer', 'answer', { step: 'shared-mailbox', answer: canary.text }],
    ['an answer to a task', 'answer', { step: 'retry-later', answer: 'yes' }],
    ['a question that is done', 'done', { step: 'shared-mailbox' }],
    ['an unknown language', 'speak', { language: canary.text }],
    ['a step that does not apply', 'done', { step: 'use-licensed-mailbox' }],
  ])('(a tap on %s) gets the card as it is', async (_name, verb, data) => {
    const chat = journey.chat();
    await chat.write(paste);
    const card = await chat.nextCard();
    const answered = await chat.press({ verb, data: { case: readCaseId(card), ...data } });
    expect(answered).toEqual(card);
  });
});

describe('after all of that', () => {
  it('the bot is alive and answers', async () => {
    expect(await journey.bot.get('/readyz')).toMatchObject({ status: 200 });
    const chat = journey.chat();
    await chat.write(paste);
    expect(readCaseId(await chat.nextCard())).toBeTruthy();
  });

  it('no reply held a text from inside', () => {
    expect(replies.length).toBeGreaterThan(60);
    for (const { text } of replies)
      expect(text).not.toMatch(/Error\b|\bat .*:\d+:\d+|node_modules|\.ts\b|SQLITE|undefined/);
  });

  it('no log line held what people sent, at any level', () => {
    const output = journey.output();
    expect(journey.bot.logs().length).toBeGreaterThan(50);
    for (const word of [...Object.values(canary), 'Namesake', 'Temporary server error', 'evil.example', 'a:hostile']) {
      expect(output).not.toContain(word);
    }
    expect(output.split('\n').filter((line) => line !== '' && !line.startsWith('{'))).toEqual([]);
  });
});
