import { Agent, request } from 'node:http';
import { type ConnectorCall, type FakeConnector, startFakeConnector } from '../test/fixtures/fake-connector.ts';

/** What arrived for a conversation, and when (`performance.now`). */
export type Arrival = { call: ConnectorCall; at: number };

/** The other side of both bots: sends what Teams would send, and is told of every card. */
export type TeamsSide = {
  url: string;
  /** The next call for a conversation; ask before what causes it is posted. Rejects after ten seconds. */
  next(conversationId: string): Promise<Arrival>;
  /** Posts an activity and gives the body of the answer. */
  post(port: number, activity: object): Promise<string>;
  close(): Promise<void>;
};

/** Starts one for any number of bots. */
export async function startTeamsSide(): Promise<TeamsSide> {
  const connector = await startFakeConnector();
  const awaited = new Map<string, (arrival: Arrival) => void>();
  takeAll(connector, awaited);
  const agent = new Agent({ keepAlive: true });
  return {
    url: connector.url,
    next: (conversationId) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error('No card came within ten seconds')), 10_000);
        awaited.set(conversationId, (arrival) => {
          clearTimeout(tooLate);
          resolve(arrival);
        });
      }),
    post: (port, activity) => post(agent, port, JSON.stringify(activity)),
    async close() {
      agent.destroy();
      await connector.close();
    },
  };
}

function takeAll(connector: FakeConnector, awaited: Map<string, (arrival: Arrival) => void>): void {
  connector.answerAll((call) => {
    const at = performance.now();
    // Nothing is kept: a list of all calls would grow with the load.
    connector.calls.length = 0;
    const tell = awaited.get(call.conversationId);
    awaited.delete(call.conversationId);
    tell?.({ call, at });
    return null;
  });
}

function post(agent: Agent, port: number, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const options = { host: '127.0.0.1', port, method: 'POST', path: '/api/messages', headers, agent };
    const call = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`The bot answered with ${response.statusCode}`));
      });
    });
    call.on('error', reject).end(body);
  });
}
