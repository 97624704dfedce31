import { describe, expect, it } from 'vitest';
import type { AlertCall, Source } from '../../src/incident/alert.ts';
import { readCall } from '../../src/incident/read-call.ts';
import { readAlertFixture } from '../fixtures/alerts/read-alert-fixture.ts';

const now = new Date('2026-11-20T12:00:00Z');

const read = (source: Source, body: unknown): AlertCall => {
  const result = readCall(source, body, now);
  if (result.kind !== 'read') throw new Error(JSON.stringify(result));
  return result.call;
};

/** A fixture with something changed, at a path such as `alerts.0.status`. */
function change(name: string, path: string, value: unknown): unknown {
  const body = readAlertFixture(name);
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce((node, key) => node[key], body);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return body;
}

describe('A call of Alertmanager', () => {
  it('tells what fires, since when, and where to go', () => {
    expect(read('alertmanager', readAlertFixture('alertmanager-firing'))).toEqual({
      source: 'alertmanager',
      group: '["mailmedic","{}:{alertname=\\"MailQueue\\"}"]',
      title: 'Mail to the branch office waits',
      alerts: [
        {
          fingerprint: 'c4f9a1b2d3e4f5a6',
          status: 'firing',
          severity: 'critical',
          title: 'Mail to the branch office waits',
          text: '451 4.4.316 Connection refused [Message=Socket error code 10061]',
          labels: { alertname: 'MailQueue', instance: 'mx1', severity: 'critical' },
          startsAt: '2026-11-20T10:00:00.000Z',
          endsAt: null,
        },
      ],
      truncated: 0,
      links: [
        { kind: 'source', url: 'http://prometheus.example/graph?g0.expr=queue' },
        {
          kind: 'silence',
          url: 'http://alertmanager.example:9093/#/silences/new?filter=%7Balertname%3D%22MailQueue%22%7D',
        },
        { kind: 'runbook', url: 'https://wiki.example.com/mail-queue' },
      ],
    });
  });

  it('belongs to the same group when it is resolved, and says when', () => {
    const [firing, resolved] = ['firing', 'resolved'].map((name) =>
      read('alertmanager', readAlertFixture(`alertmanager-${name}`)),
    );
    expect(resolved?.group).toBe(firing?.group);
    expect(resolved?.alerts[0]).toMatchObject({ status: 'resolved', endsAt: '2026-11-20T10:42:00.000Z' });
    expect(resolved?.alerts[0]?.startsAt).toBe(firing?.alerts[0]?.startsAt);
  });

  it('may come from a version without a reason for the notification', () => {
    expect(read('alertmanager', readAlertFixture('alertmanager-old'))).toEqual(
      read('alertmanager', readAlertFixture('alertmanager-firing')),
    );
  });

  it('may be larger than what is read one by one', () => {
    const body = readAlertFixture('alertmanager-firing');
    body.alerts = Array.from({ length: 1_200 }, (_, index) => ({ ...body.alerts[0], fingerprint: `f${index}` }));
    body.truncatedAlerts = 3;
    const call = read('alertmanager', body);
    expect([call.alerts.length, call.truncated]).toEqual([1_000, 203]);
  });
});

describe('A call of Grafana', () => {
  it('is told from Alertmanager by its version, in the text and at the door', () => {
    const body = readAlertFixture('grafana-firing');
    expect(read('grafana', body)).toMatchObject({ source: 'grafana', title: 'Certificate of the smart host' });
    expect(readCall('alertmanager', body, now)).toMatchObject({ kind: 'bad', field: 'version' });
    expect(readCall('grafana', readAlertFixture('alertmanager-firing'), now)).toMatchObject({
      kind: 'bad',
      field: 'version',
    });
  });

  it('gives times with an offset in UTC, and its own links', () => {
    const { alerts, links } = read('grafana', readAlertFixture('grafana-firing'));
    expect(alerts[0]?.startsAt).toBe('2026-11-20T10:00:00.000Z');
    expect(links.map(({ kind }) => kind)).toEqual(['source', 'silence', 'dashboard']);
  });
});

describe('A call of Uptime Kuma', () => {
  it('is about a monitor, down and up', () => {
    const [down, up] = ['down', 'up'].map((name) => read('uptime-kuma', readAlertFixture(`uptime-kuma-${name}`)));
    expect(down?.alerts[0]).toMatchObject({ status: 'firing', startsAt: '2026-11-20T10:00:00.000Z', title: 'mx1' });
    expect(up?.alerts[0]).toMatchObject({ status: 'resolved', startsAt: '2026-11-20T10:42:00.000Z' });
    expect(up?.group).toBe(down?.group);
    // `https://` is what it holds for a monitor without an address.
    expect(down?.links).toEqual([]);
  });

  it('without heartbeat and monitor is a warning of its own, the same tomorrow', () => {
    const today = readAlertFixture('uptime-kuma-certificate');
    const call = read('uptime-kuma', today);
    expect(call.alerts[0]).toMatchObject({ status: 'firing', severity: 'warning', startsAt: now.toISOString() });
    expect(read('uptime-kuma', { ...today, msg: today.msg.replace('7 days', '6 days') }).group).toBe(call.group);
    expect(read('uptime-kuma', { ...today, msg: today.msg.replace('mx1', 'mx') }).group).not.toBe(call.group);
  });

  it.each([2, 3])('in state %i says nothing of trouble', (status) => {
    expect(readCall('uptime-kuma', change('uptime-kuma-down', 'heartbeat.status', status), now)).toEqual({
      kind: 'nothing',
    });
  });
});

describe('A call in our own format', () => {
  it('is one alert, which is its own group', () => {
    expect(read('generic', readAlertFixture('generic-firing'))).toMatchObject({
      group: 'alert:queue-mx1',
      alerts: [{ fingerprint: 'queue-mx1', severity: 'critical', startsAt: '2026-11-20T10:00:00.000Z' }],
      links: [{ kind: 'runbook', url: 'https://wiki.example.com/mail-queue' }],
    });
  });

  it('begins now when it does not say since when', () => {
    expect(read('generic', { id: 'a', status: 'firing', title: 'x' }).alerts[0]?.startsAt).toBe(now.toISOString());
  });

  it('may be several alerts of one group', () => {
    const alerts = ['a', 'b'].map((id) => ({ id, status: 'firing', title: id }));
    const call = read('generic', { group: 'g', title: 'Both', alerts });
    expect([call.group, call.title, call.alerts.length]).toEqual(['g', 'Both', 2]);
  });
});

describe('A wrong field', () => {
  it.each<[Source, string, string, unknown, string]>([
    ['alertmanager', 'alertmanager-firing', 'alerts', [], 'alerts'],
    ['alertmanager', 'alertmanager-firing', 'groupKey', undefined, 'groupKey'],
    ['alertmanager', 'alertmanager-firing', 'alerts.0.status', 'odd', 'alerts.0.status'],
    ['alertmanager', 'alertmanager-firing', 'alerts.0.fingerprint', '', 'alerts.0.fingerprint'],
    ['alertmanager', 'alertmanager-firing', 'version', 4, 'version'],
    ['grafana', 'grafana-firing', 'alerts.0.labels', null, 'alerts.0.labels'],
    ['uptime-kuma', 'uptime-kuma-down', 'heartbeat.status', 9, 'heartbeat.status'],
    ['uptime-kuma', 'uptime-kuma-down', 'msg', undefined, 'msg'],
    ['generic', 'generic-firing', 'status', 'on', 'status'],
    ['generic', 'generic-firing', 'title', '', 'title'],
    ['generic', 'generic-firing', 'startsAt', 'yesterday', 'startsAt'],
  ])('of %s is named: %s, %s', (source, name, path, value, field) => {
    expect(readCall(source, change(name, path, value), now)).toMatchObject({ kind: 'bad', field });
  });

  it.each([null, [], 'text', 7, {}])('of anything else is named, too: %j', (body) => {
    for (const source of ['alertmanager', 'grafana', 'uptime-kuma', 'generic'] as const) {
      expect(readCall(source, body, now).kind).toBe('bad');
    }
  });

  it('never repeats what stood in it', () => {
    const result = readCall('generic', { id: 'a', status: 'secret-word', title: 'x' }, now);
    expect(JSON.stringify(result)).not.toContain('secret-word');
  });
});

describe('A hostile alert', () => {
  const title = `a\u202Eb\u0000c\n\n# d ${'x'.repeat(5_000)}`;

  it('is cut and loses what moves text around', () => {
    const { alerts } = read('generic', { id: 'a', status: 'firing', title, text: title, labels: { [title]: title } });
    const shown = alerts[0];
    expect(shown?.title.length).toBeLessThanOrEqual(200);
    expect(shown?.text.length).toBeLessThanOrEqual(2_000);
    expect(JSON.stringify(shown)).not.toMatch(/[\u202E\n]|\\u0000|\\n/u);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://user:pw@evil.example/',
    'not a url',
    `https://e.example/${'a'.repeat(600)}`,
    7,
    null,
  ])('leads nowhere with %s', (url) => {
    const body = { ...readAlertFixture('alertmanager-firing') };
    body.alerts[0].generatorURL = undefined;
    body.externalURL = typeof url === 'string' ? url : undefined;
    const links = read('alertmanager', body).links.filter(({ kind }) => kind === 'source');
    expect(links).toEqual([]);
  });

  it('may have any label without reaching an object’s own names', () => {
    const labels = JSON.parse('{"__proto__":"x","constructor":"y"}');
    const { alerts } = read('generic', { id: 'a', status: 'firing', title: 'x', labels });
    expect(Object.getPrototypeOf(alerts[0]?.labels)).toBe(Object.prototype);
    expect(alerts[0]?.labels.constructor).toBe('y');
  });
});
