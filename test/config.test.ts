import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPackageSettings } from '../scripts/app-package.ts';
import { describeMistakes, type Environment, readConfig, readEnvironment } from '../src/config.ts';
import { teamsHosts } from '../src/teams/service-url.ts';

const languages = ['en', 'ar', 'fr', 'ja'];
const appId = '11111111-2222-4333-8444-555555555555';
const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const other = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const secret = 'a-secret~that.nobody-may-read';
const token = 'sixteen-letters!';
const complete = { MicrosoftAppId: appId, MicrosoftAppPassword: secret, MicrosoftAppTenantId: tenant };
const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

describe('The settings', () => {
  it('need a registration, and have a default for the rest', () => {
    expect(readConfig(complete, languages)).toEqual({
      config: {
        port: 3978,
        host: '0.0.0.0',
        metricsPort: null,
        logLevel: 'info',
        data: './data',
        keepDays: 90,
        language: 'en',
        rateLimit: true,
        credentials: { appId, appPassword: secret, appType: 'SingleTenant', tenantId: tenant },
        tenants: [tenant],
        serviceHosts: [...teamsHosts],
        alertKeys: { tokens: [], secrets: [] },
        admins: [],
        reopenMinutes: 30,
      },
    });
  });

  it('need nothing in development, where only this machine is listened to', () => {
    expect(readConfig({ MAILMEDIC_DEV: '1' }, languages)).toMatchObject({
      config: { host: '127.0.0.1', credentials: null, tenants: [] },
    });
  });

  it.each<[string, Environment, object]>([
    ['any free port', { PORT: '0' }, { port: 0 }],
    ['another port and address', { PORT: '8080', HOST: '10.0.0.7' }, { port: 8080, host: '10.0.0.7' }],
    ['a port for the metrics', { METRICS_PORT: '9464' }, { metricsPort: 9464 }],
    ['metrics that are off', { METRICS_PORT: 'off' }, { metricsPort: null }],
    ['any free port for both', { PORT: '0', METRICS_PORT: '0' }, { port: 0, metricsPort: 0 }],
    ['spaces around a value', { PORT: ' 8080 ' }, { port: 8080 }],
    ['an empty value as none', { PORT: '', LOG_LEVEL: ' ' }, { port: 3978, logLevel: 'info' }],
    ['days to keep things', { MAILMEDIC_KEEP_DAYS: '1' }, { keepDays: 1 }],
    ['the longest that things are kept', { MAILMEDIC_KEEP_DAYS: '3650' }, { keepDays: 3650 }],
    ['a load test', { MAILMEDIC_RATE_LIMIT: '0' }, { rateLimit: false }],
    ['another language', { MAILMEDIC_LANGUAGE: 'ja' }, { language: 'ja' }],
    ['several tenants', { MAILMEDIC_TENANTS: `${tenant}, ${other.toUpperCase()},` }, { tenants: [tenant, other] }],
    [
      'other hosts in place of those of Teams',
      { MAILMEDIC_SERVICE_HOSTS: 'SMBA.example.com, *.bots.example.com,' },
      { serviceHosts: ['smba.example.com', '*.bots.example.com'] },
    ],
    [
      'a token for each source, and two of one while it is replaced',
      { MAILMEDIC_ALERT_TOKENS: `alertmanager:${token}, generic:${token}, generic:with:colons:${token},` },
      {
        alertKeys: {
          tokens: [
            { source: 'alertmanager', token },
            { source: 'generic', token },
            { source: 'generic', token: `with:colons:${token}` },
          ],
          secrets: [],
        },
      },
    ],
    [
      'secrets of Grafana',
      { MAILMEDIC_GRAFANA_SECRETS: `${token},${secret}` },
      {
        alertKeys: {
          tokens: [],
          secrets: [
            { source: 'grafana', secret: token },
            { source: 'grafana', secret },
          ],
        },
      },
    ],
    ['administrators', { MAILMEDIC_ADMINS: ` ${other.toUpperCase()},${tenant}` }, { admins: [other, tenant] }],
    ['incidents that never come back', { MAILMEDIC_REOPEN_MINUTES: '0' }, { reopenMinutes: 0 }],
    ['incidents that come back for a day', { MAILMEDIC_REOPEN_MINUTES: '1440' }, { reopenMinutes: 1440 }],
    [
      'a managed identity without a secret',
      { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' },
      { credentials: { appId, appPassword: undefined, appType: 'UserAssignedMSI', tenantId: tenant } },
    ],
    [
      'a MultiTenant bot that names its tenants',
      { MicrosoftAppType: 'MultiTenant', MicrosoftAppTenantId: '', MAILMEDIC_TENANTS: other },
      { credentials: { appId, appPassword: secret, appType: 'MultiTenant', tenantId: '' }, tenants: [other] },
    ],
  ])('take %s', (_title, environment, expected) => {
    expect(readConfig({ ...complete, ...environment }, languages)).toMatchObject({ config: expected });
  });

  it.each<[string, Environment, string[]]>([
    [
      'no registration',
      { MicrosoftAppId: '', MicrosoftAppPassword: '', MicrosoftAppTenantId: '' },
      ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'],
    ],
    ['an application id that is none', { MicrosoftAppId: 'mailmedic' }, ['MicrosoftAppId']],
    ['a tenant id that is none', { MicrosoftAppTenantId: 'contoso.com' }, ['MicrosoftAppTenantId']],
    ['a managed identity with a secret', { MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppPassword']],
    ['a MultiTenant bot that lets everybody in', { MicrosoftAppType: 'MultiTenant' }, ['MAILMEDIC_TENANTS']],
    ['a list with something else in it', { MAILMEDIC_TENANTS: `${tenant} ${other}` }, ['MAILMEDIC_TENANTS']],
    ['hosts that are none', { MAILMEDIC_SERVICE_HOSTS: 'https://smba.example.com/' }, ['MAILMEDIC_SERVICE_HOSTS']],
    [
      'hosts that are none in development, too',
      { MAILMEDIC_DEV: '1', MAILMEDIC_SERVICE_HOSTS: '*' },
      ['MAILMEDIC_SERVICE_HOSTS'],
    ],
    ['an unknown kind of application', { MicrosoftAppType: 'singletenant' }, ['MicrosoftAppType']],
    ['a port beyond the last', { PORT: '65536' }, ['PORT']],
    ['a port that is no number', { PORT: '39 78' }, ['PORT']],
    ['a negative port', { PORT: '-1' }, ['PORT']],
    ['metrics on a port that is none', { METRICS_PORT: 'on' }, ['METRICS_PORT']],
    ['metrics on the port of the bot', { METRICS_PORT: '3978' }, ['METRICS_PORT']],
    ['an unknown log level', { LOG_LEVEL: 'verbose' }, ['LOG_LEVEL']],
    ['a language without words', { MAILMEDIC_LANGUAGE: 'de' }, ['MAILMEDIC_LANGUAGE']],
    ['a development switch that is none', { MAILMEDIC_DEV: 'yes' }, ['MAILMEDIC_DEV']],
    ...['0', '-1', '3651', '1.5', '1e3', 'ninety', '90 days'].map((days): [string, Environment, string[]] => [
      `to keep things for ${days}`,
      { MAILMEDIC_KEEP_DAYS: days },
      ['MAILMEDIC_KEEP_DAYS'],
    ]),
    ...['1441', '-1', '0.5', 'half an hour'].map((minutes): [string, Environment, string[]] => [
      `incidents that come back for ${minutes} minutes`,
      { MAILMEDIC_REOPEN_MINUTES: minutes },
      ['MAILMEDIC_REOPEN_MINUTES'],
    ]),
    ['a token without a source', { MAILMEDIC_ALERT_TOKENS: token }, ['MAILMEDIC_ALERT_TOKENS']],
    ['a token of an unknown source', { MAILMEDIC_ALERT_TOKENS: `nagios:${token}` }, ['MAILMEDIC_ALERT_TOKENS']],
    ['a source without a token', { MAILMEDIC_ALERT_TOKENS: 'generic:' }, ['MAILMEDIC_ALERT_TOKENS']],
    [
      'a token that could be guessed',
      { MAILMEDIC_ALERT_TOKENS: 'generic:fifteen-letters' },
      ['MAILMEDIC_ALERT_TOKENS'],
    ],
    ['a token with a space', { MAILMEDIC_ALERT_TOKENS: `generic:${token} x` }, ['MAILMEDIC_ALERT_TOKENS']],
    ['a token that no header can carry', { MAILMEDIC_ALERT_TOKENS: `generic:${token}é` }, ['MAILMEDIC_ALERT_TOKENS']],
    ['several wrong tokens, once', { MAILMEDIC_ALERT_TOKENS: 'x,generic:y,z' }, ['MAILMEDIC_ALERT_TOKENS']],
    ['a secret that could be guessed', { MAILMEDIC_GRAFANA_SECRETS: 'secret' }, ['MAILMEDIC_GRAFANA_SECRETS']],
    ['administrators by name', { MAILMEDIC_ADMINS: `${other},aiko@contoso.com` }, ['MAILMEDIC_ADMINS']],
    ['a rate limit that is no switch', { MAILMEDIC_RATE_LIMIT: 'off' }, ['MAILMEDIC_RATE_LIMIT']],
    ['development for the whole network', { MAILMEDIC_DEV: '1', HOST: '0.0.0.0' }, ['HOST']],
    [
      'everything at once',
      {
        PORT: 'x',
        LOG_LEVEL: 'x',
        MAILMEDIC_LANGUAGE: 'x',
        MAILMEDIC_DEV: 'x',
        MicrosoftAppId: 'x',
        MicrosoftAppTenantId: 'x',
        MAILMEDIC_TENANTS: 'x',
        MAILMEDIC_SERVICE_HOSTS: 'x',
      },
      [
        'MAILMEDIC_DEV',
        'PORT',
        'LOG_LEVEL',
        'MAILMEDIC_LANGUAGE',
        'MicrosoftAppId',
        'MicrosoftAppTenantId',
        'MAILMEDIC_TENANTS',
        'MAILMEDIC_SERVICE_HOSTS',
      ],
    ],
  ])('refuse %s, and name each mistake', (_title, environment, expected) => {
    const mistakes = mistakesOf({ ...complete, ...environment });
    expect(mistakes.map(({ setting }) => setting)).toEqual(expected);
    for (const { problem, write } of mistakes) {
      expect(problem).not.toBe('');
      expect(write).not.toBe('');
    }
  });
});

describe('What an operator reads about mistakes', () => {
  it('names the setting, what is wrong with it and what to write', () => {
    expect(describeMistakes(mistakesOf({ ...complete, PORT: '70000', MicrosoftAppPassword: '' }))).toBe(
      [
        'Mailmedic cannot start with these settings:',
        '  PORT: its value does not fit. Write a port number from 0 (any free one) to 65535.',
        '  MicrosoftAppPassword: it is missing. Write a client secret of the bot registration.',
        'See .env.example.',
      ].join('\n'),
    );
  });

  it('tells which host is wrong, and how', () => {
    const MAILMEDIC_SERVICE_HOSTS = 'smba.example.com, https://smba.example.net/';
    expect(describeMistakes(mistakesOf({ ...complete, MAILMEDIC_SERVICE_HOSTS })).split('\n')[1]).toBe(
      '  MAILMEDIC_SERVICE_HOSTS: entry 2 is a URL. Write host names with commas between them, with *. in front for every name below, or nothing for those of Teams.',
    );
  });

  it.each([
    [
      'MAILMEDIC_ALERT_TOKENS',
      `generic:${token},grafana:short`,
      'entry 2 has a token that is not of at least 16 characters without spaces. Write source:token with commas between them',
    ],
    ['MAILMEDIC_ALERT_TOKENS', `${token}`, 'entry 1 does not begin with a source and a colon. Write source:token'],
    [
      'MAILMEDIC_GRAFANA_SECRETS',
      `${token},short`,
      'entry 2 is not of at least 16 characters without spaces. Write secrets',
    ],
    ['MAILMEDIC_ADMINS', `${other},aiko@contoso.com`, 'entry 2 is not an object id. Write Microsoft Entra object ids'],
  ])('tells which entry of %s is wrong, and repeats none', (name, value, expected) => {
    const text = describeMistakes(mistakesOf({ ...complete, [name]: value }));
    expect(text.split('\n')[1]).toContain(`  ${name}: ${expected}`);
    for (const entry of value.split(/[,:]/))
      expect(['generic', 'grafana'].includes(entry) || !text.includes(entry)).toBe(true);
  });

  it('never shows a value: a secret may stand in the wrong place', () => {
    const names = [...knownSettings()].filter((name) => name !== 'MAILMEDIC_DEV');
    const environment = Object.fromEntries(names.map((name) => [name, secret]));
    const text = describeMistakes(mistakesOf(environment));
    expect(text.split('\n').length).toBeGreaterThan(6);
    expect(text).not.toContain(secret);
  });
});

describe('The .env file', () => {
  it('counts where the environment says nothing', () => {
    const file = writeTemporary('PORT=4000\nHOST=10.0.0.1\nLOG_LEVEL="debug" # louder\n');
    expect(readEnvironment({ PORT: '5000', HOST: '', LOG_LEVEL: undefined, OTHER: 'x' }, file)).toMatchObject({
      PORT: '5000',
      HOST: '10.0.0.1',
      LOG_LEVEL: 'debug',
      OTHER: 'x',
    });
  });

  it('may begin with a byte order mark', () => {
    expect(readEnvironment({}, writeTemporary('\uFEFFPORT=4000\r\nHOST=10.0.0.1\r\n'))).toEqual({
      PORT: '4000',
      HOST: '10.0.0.1',
    });
  });

  it('need not be there', () => {
    expect(readEnvironment({ PORT: '1' }, join(tmpdir(), 'no-such-folder', '.env'))).toEqual({ PORT: '1' });
  });
});

describe('The .env.example', () => {
  it('names every setting that is read by the bot or by `npm run package`, and no other', () => {
    const asked = new Set([...knownSettings(), ...settingsAskedBy(readPackageSettings)]);
    expect(Object.keys(parseEnv(example)).sort()).toEqual([...asked].sort());
  });

  it('works as it stands once a registration is filled in', () => {
    const { config: byDefault } = configOf(complete);
    expect(configOf({ ...parseEnv(example), ...complete }).config).toEqual(byDefault);
  });

  it.each(languages)('offers %s', (language) => {
    expect(/^# Language of last resort: (.*)$/m.exec(example)?.[1]).toMatch(new RegExp(`\\b${language}\\b`));
  });
});

function mistakesOf(environment: Environment) {
  const read = readConfig(environment, languages);
  return 'mistakes' in read ? read.mistakes : [];
}

function configOf(environment: Environment) {
  const read = readConfig(environment, languages);
  if ('mistakes' in read) throw new Error(describeMistakes(read.mistakes));
  return read;
}

/** The names that the bot asks for. */
const knownSettings = (): Set<string> => settingsAskedBy((environment) => readConfig(environment, languages));

function settingsAskedBy(read: (environment: Environment) => unknown): Set<string> {
  const asked = new Set<string>();
  read(new Proxy({}, { get: (_none, name) => void asked.add(String(name)) }));
  return asked;
}

function writeTemporary(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '.env');
  writeFileSync(file, content);
  return file;
}
