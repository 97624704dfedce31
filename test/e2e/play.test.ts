import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { examples } from '../../src/view/notice-view.ts';
import { makeFolder, openChat, type Play, runCurl, startBrowser, startPlay } from './playground.ts';

describe('npm run play', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function start(): Promise<Play> {
    const { folder, remove } = makeFolder();
    ends.push(remove);
    const play = await startPlay(folder);
    ends.push(play.stop);
    return play;
  }

  it('prints where it is and three things worth pasting, and answers there', async () => {
    const play = await start();
    for (const example of examples) expect(play.output).toContain(example);
    expect((await fetch(play.url)).headers.get('content-type')).toContain('text/html');
    expect((await fetch(`http://127.0.0.1:${play.botPort}/readyz`)).status).toBe(200);
  });

  it('prints how to send an alert, and what it sends stands in the channel that is subscribed', async () => {
    const play = await start();
    const browser = await startBrowser();
    ends.push(() => browser.close());
    const { cards } = await openChat(browser, play.url, { channel: 'Alerts' });
    const [line = ''] = /curl .*\\\n.*'$/m.exec(play.output) ?? [];
    const title = /"title":"([^"]+)"/.exec(line)?.[1] ?? 'no title';
    expect(await runCurl(line)).toBe('202');
    await cards.filter({ hasText: title }).waitFor();
    expect(await cards.filter({ hasText: title }).innerText()).toContain('The mail server refuses the connection');
  });

  it('ends the bot and the playground on Ctrl-C, with exit code 0', async () => {
    const play = await start();
    expect(await Promise.all([isOpen(play.botPort), isOpen(play.playgroundPort)])).toEqual([true, true]);
    expect(await play.stop()).toBe(0);
    expect(await Promise.all([isOpen(play.botPort), isOpen(play.playgroundPort)])).toEqual([false, false]);
  });

  it('takes the next free ports when its own are taken', async () => {
    for (const port of [3978, 56150]) ends.push(await takePort(port));
    const play = await start();
    expect(play.botPort).toBeGreaterThan(3978);
    expect(play.botPort).toBeLessThan(4078);
    expect(play.playgroundPort).toBeGreaterThan(56150);
    expect(play.playgroundPort).toBeLessThan(56250);
    expect((await fetch(play.url)).status).toBe(200);
    expect(await play.stop()).toBe(0);
  });
});

function isOpen(port: number): Promise<boolean> {
  return new Promise((tell) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => tell(true)).once('error', () => tell(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Listens on a port, unless somebody already does. */
async function takePort(port: number): Promise<() => void> {
  const server: Server = createServer().listen(port, '127.0.0.1');
  await Promise.race([once(server, 'listening'), once(server, 'error')]).catch(() => {});
  return () => server.close();
}
