import { describe, expect, it } from 'vitest';
import { createPrometheusMetrics, mostCodes } from '../../src/http/prometheus-metrics.ts';
import type { Metrics } from '../../src/ports/metrics.ts';

/** The lines of one metric after something was counted. */
async function linesOf(name: string, ...deeds: ((metrics: Metrics) => void)[]): Promise<string[]> {
  const metrics = createPrometheusMetrics();
  for (const deed of deeds) deed(metrics);
  return (await metrics.write()).split('\n').filter((line) => line.startsWith(`mailmedic_${name}`));
}

describe('What is counted', () => {
  it.each<[string, (metrics: Metrics) => void, string]>([
    ['activities', ({ activity }) => activity('tap'), 'activities_total{kind="tap"} 1'],
    ['refusals', ({ refusal }) => refusal('aud'), 'refusals_total{reason="aud"} 1'],
    [
      'what is too much',
      ({ slowedDown }) => slowedDown('tap', 'tenant'),
      'slowed_down_total{what="tap",by="tenant"} 1',
    ],
    [
      'checklists',
      ({ answer }) => answer({ kind: 'checklist', article: 'prx4', language: 'ja' }),
      'answers_total{kind="checklist",article="prx4",language="ja"} 1',
    ],
    [
      'notices',
      ({ answer }) => answer({ kind: 'help', article: null, language: 'ja' }),
      'answers_total{kind="help",article="none",language="ja"} 1',
    ],
    ['unknown codes', ({ unknownCode }) => unknownCode('5.1.1'), 'unknown_codes_total{code="5.1.1"} 1'],
    [
      'outcomes',
      ({ outcome }) => outcome({ kind: 'not-helped', article: 'prx4', language: 'fr' }),
      'outcomes_total{outcome="not-helped",article="prx4",language="fr"} 1',
    ],
    [
      'deliveries',
      ({ delivery }) => delivery('update', 'missing'),
      'deliveries_total{verb="update",outcome="missing"} 1',
    ],
    ['alerts', ({ alert }) => alert('grafana', 'opened'), 'alerts_total{source="grafana",change="opened"} 1'],
    ['orphans', ({ orphan }) => orphan(), 'orphans_total 1'],
  ])('is written as Prometheus reads it: %s', async (_what, deed, line) => {
    expect(await linesOf(line.split(/[{ ]/)[0] ?? '', deed)).toEqual([`mailmedic_${line}`]);
  });

  it('adds up', async () => {
    const again = ({ activity }: Metrics) => activity('message');
    expect(await linesOf('activities', again, again, again)).toEqual(['mailmedic_activities_total{kind="message"} 3']);
  });

  it('has the time of a turn in steps up to what Teams waits for', async () => {
    const lines = await linesOf('turn_seconds', ({ turn }) => turn('message', 0.02));
    expect(lines).toEqual(
      expect.arrayContaining([
        'mailmedic_turn_seconds_bucket{le="0.01",kind="message"} 0',
        'mailmedic_turn_seconds_bucket{le="0.025",kind="message"} 1',
        'mailmedic_turn_seconds_bucket{le="15",kind="message"} 1',
        'mailmedic_turn_seconds_sum{kind="message"} 0.02',
      ]),
    );
  });

  it('keeps a limited number of codes apart, and goes on counting those', async () => {
    const lines = await linesOf('unknown_codes', ({ unknownCode }) => {
      for (let detail = 0; detail < mostCodes + 1_000; detail += 1) unknownCode(`5.9.${detail}`);
      unknownCode('5.9.0');
    });
    expect(lines).toHaveLength(mostCodes + 1);
    expect(lines).toContain('mailmedic_unknown_codes_total{code="5.9.0"} 2');
    expect(lines).toContain('mailmedic_unknown_codes_total{code="other"} 1000');
  });

  it('holds the numbers of the process', async () => {
    const text = await createPrometheusMetrics().write();
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('belongs to one bot: a second one starts at nothing', async () => {
    createPrometheusMetrics().activity('tap');
    expect(await linesOf('activities')).toEqual([]);
  });
});
