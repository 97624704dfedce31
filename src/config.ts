import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { AlertKeys } from './http/alert-keys.ts';
import { sources } from './incident/alert.ts';
import { readServiceHosts } from './service-hosts.ts';
import { teamsHosts } from './teams/service-url.ts';

/** How the bot signs in to the Bot Framework. */
type Credentials = {
  appId: string;
  appPassword?: string;
  appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  tenantId: string;
};

/** All settings, checked. */
export type Config = {
  /** 0 takes a free port. */
  port: number;
  host: string;
  /** Port of the metrics, on 127.0.0.1; null when they are not served. 0 takes a free one. */
  metricsPort: number | null;
  logLevel: (typeof logLevels)[number];
  /** Null in development, where nobody is authenticated and only this machine is answered. */
  credentials: Credentials | null;
  /** Lower-case ids of the tenants that may talk to the bot. */
  tenants: string[];
  /** Hosts that activities may come from and the bot's token may go to; `*.` in front takes every name below. */
  serviceHosts: string[];
  /** Folder of the database. */
  data: string;
  /** Days after which what nobody touched is deleted. */
  keepDays: number;
  /** Language of last resort. */
  language: string;
  /** Who may post alerts; nobody when both lists are empty. */
  alertKeys: AlertKeys;
  /** Lower-case ids of those who may set up alerts; everybody when empty. */
  admins: string[];
  /** Minutes after its end within which an incident that comes back is the same one. */
  reopenMinutes: number;
  /** False lets everybody write and tap as often as they like. */
  rateLimit: boolean;
};

/** A setting that is wrong: its name, what is wrong with it, and what to write. */
export type Mistake = { setting: string; problem: string; write: string };

/** Environment variables. */
export type Environment = Record<string, string | undefined>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const appTypes = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;

/** The environment, and what a `.env` file says where the environment is empty. */
export function readEnvironment(environment: Environment, file: string): Environment {
  if (!existsSync(file)) return environment;
  // Editors of Windows put a byte order mark first; it is no part of a name.
  const written: Environment = parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  const silent = Object.keys(written).filter((name) => given(environment, name) === undefined);
  return { ...environment, ...Object.fromEntries(silent.map((name) => [name, written[name]])) };
}

/** Checks every setting and gives all mistakes at once. `languages` are those that there are words for. */
export function readConfig(
  environment: Environment,
  languages: readonly string[],
): { config: Config } | { mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const setting = settingReader(environment, mistakes);
  const dev = setting('MAILMEDIC_DEV', oneOf(['0', '1']), '0', '1 for development on this machine, or nothing') === '1';
  const config: Config = {
    port: setting('PORT', portNumber, '3978', 'a port number from 0 (any free one) to 65535'),
    host: setting('HOST', z.string(), dev ? '127.0.0.1' : '0.0.0.0', 'an address to listen on'),
    metricsPort: setting('METRICS_PORT', portOrOff, 'off', 'a port number from 0 (any free one) to 65535, or off'),
    logLevel: setting('LOG_LEVEL', oneOf(logLevels), 'info', `one of ${logLevels.join(', ')}`),
    data: setting('MAILMEDIC_DATA', z.string(), './data', 'a folder'),
    keepDays: setting('MAILMEDIC_KEEP_DAYS', numberOfDays, '90', 'a number of days from 1 to 3650'),
    language: setting('MAILMEDIC_LANGUAGE', oneOf(languages), 'en', `one of ${languages.join(', ')}`),
    reopenMinutes: setting('MAILMEDIC_REOPEN_MINUTES', numberOfMinutes, '30', 'a number of minutes from 0 to 1440'),
    alertKeys: readAlertKeys(environment, mistakes),
    admins: readAdmins(environment, mistakes),
    rateLimit: setting('MAILMEDIC_RATE_LIMIT', oneOf(['0', '1']), '1', '0 for a load test, or nothing') === '1',
    ...(dev ? { credentials: null, tenants: [] } : readIdentity(environment, setting, mistakes)),
    serviceHosts: readHosts(environment, mistakes),
  };
  if (dev && config.host !== '127.0.0.1') {
    mistakes.push({
      setting: 'HOST',
      problem: 'development listens on 127.0.0.1 only, because it lets everybody in',
      write: 'nothing, or take MAILMEDIC_DEV away',
    });
  }
  if (config.metricsPort === config.port && config.port !== 0) {
    mistakes.push({ setting: 'METRICS_PORT', problem: 'it is the same as PORT', write: 'another port number, or off' });
  }
  return mistakes.length > 0 ? { mistakes } : { config };
}

/** The mistakes as an operator reads them, after a line that says what they prevent. */
export const describeMistakes = (
  mistakes: Mistake[],
  heading = 'Mailmedic cannot start with these settings:',
): string => [heading, ...mistakes.map(describe), 'See .env.example.'].join('\n');

const describe = ({ setting, problem, write }: Mistake): string => `  ${setting}: ${problem}. Write ${write}.`;

type Setting = <T>(name: string, schema: z.ZodType<T, string>, byDefault: string, write: string) => T;

/** An empty value counts as none. A value never stands in a message: it may be a secret in the wrong place. */
function settingReader(environment: Environment, mistakes: Mistake[]): Setting {
  return (name, schema, byDefault, write) => {
    const parsed = schema.safeParse(given(environment, name) ?? byDefault);
    if (parsed.success) return parsed.data;
    mistakes.push({ setting: name, problem: 'its value does not fit', write });
    return schema.parse(byDefault);
  };
}

const given = (environment: Environment, name: string): string | undefined => environment[name]?.trim() || undefined;

const oneOf = <T extends string>(values: readonly T[]) =>
  z.string().refine((value): value is T => values.some((known) => known === value));

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((port) => port <= 65_535);

const portOrOff = z.union([z.literal('off').transform(() => null), portNumber]);

const numberOfDays = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .refine((days) => days >= 1 && days <= 3650);

/** What is given takes the place of the known hosts, so that what is written is what is allowed. */
function readHosts(environment: Environment, mistakes: Mistake[]): string[] {
  const read = readServiceHosts(given(environment, 'MAILMEDIC_SERVICE_HOSTS') ?? teamsHosts.join(','));
  if ('hosts' in read) return read.hosts;
  mistakes.push({
    setting: 'MAILMEDIC_SERVICE_HOSTS',
    problem: read.problem,
    write: 'host names with commas between them, with *. in front for every name below, or nothing for those of Teams',
  });
  return [];
}

const numberOfMinutes = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .refine((minutes) => minutes <= 1440);

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Shorter ones could be guessed. */
const shortestKey = 16;

/** `source:token` with commas between; several of one source while one replaces another. */
function readAlertKeys(environment: Environment, mistakes: Mistake[]): AlertKeys {
  const atLeast = `of at least ${shortestKey} characters without spaces`;
  const tokens = readEach(environment, mistakes, {
    name: 'MAILMEDIC_ALERT_TOKENS',
    write: `source:token with commas between them, each token ${atLeast}; sources are ${sources.join(', ')}`,
    read(entry) {
      const [name, token = ''] = splitOnce(entry, ':');
      const source = sources.find((known) => known === name);
      if (!source) return 'does not begin with a source and a colon';
      return isKey(token) ? { source, token } : `has a token that is not ${atLeast}`;
    },
  });
  const secrets = readEach(environment, mistakes, {
    name: 'MAILMEDIC_GRAFANA_SECRETS',
    write: `secrets ${atLeast}, with commas between them`,
    read: (secret) => (isKey(secret) ? { source: 'grafana' as const, secret } : `is not ${atLeast}`),
  });
  return { tokens, secrets };
}

type ListSetting<T> = { name: string; write: string; read(entry: string): T | string };

/** Each entry of a list; what is wrong with the first that is wrong becomes a mistake, which names its place and not its value. */
function readEach<T extends object>(
  environment: Environment,
  mistakes: Mistake[],
  { name, write, read }: ListSetting<T>,
): T[] {
  const entries = listOf(environment, name).map(read);
  const wrong = entries.findIndex((entry) => typeof entry === 'string');
  if (wrong >= 0) mistakes.push({ setting: name, problem: `entry ${wrong + 1} ${entries[wrong]}`, write });
  return entries.filter((entry) => typeof entry !== 'string');
}

const isKey = (text: string): boolean =>
  text.length >= shortestKey && text.length <= 500 && /^[\x21-\x7e]+$/.test(text);

const splitOnce = (text: string, mark: string): [string, string?] => {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

const listOf = (environment: Environment, name: string): string[] =>
  (given(environment, name) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** In lower case, as Teams gives them. */
function readAdmins(environment: Environment, mistakes: Mistake[]): string[] {
  const admins = readEach(environment, mistakes, {
    name: 'MAILMEDIC_ADMINS',
    write: 'Microsoft Entra object ids (GUIDs) with commas between them',
    read: (id) => (guid.test(id) ? { id: id.toLowerCase() } : 'is not an object id'),
  });
  return admins.map(({ id }) => id);
}

function readIdentity(
  environment: Environment,
  setting: Setting,
  mistakes: Mistake[],
): Pick<Config, 'credentials' | 'tenants'> {
  const appType = setting('MicrosoftAppType', oneOf(appTypes), 'SingleTenant', `one of ${appTypes.join(', ')}`);
  const isManaged = appType === 'UserAssignedMSI';
  const need = (name: string, problem: string, write: string) => mistakes.push({ setting: name, problem, write });

  const appId = given(environment, 'MicrosoftAppId') ?? '';
  if (!guid.test(appId)) {
    const problem = appId === '' ? 'it is missing' : 'this is not an application id';
    need(
      'MicrosoftAppId',
      problem,
      'the id of the bot registration (a GUID), or MAILMEDIC_DEV=1 to try it on this machine',
    );
  }
  const appPassword = given(environment, 'MicrosoftAppPassword');
  if (!isManaged && !appPassword)
    need('MicrosoftAppPassword', 'it is missing', 'a client secret of the bot registration');
  if (isManaged && appPassword) need('MicrosoftAppPassword', 'a managed identity has none', 'nothing');

  const tenantId = given(environment, 'MicrosoftAppTenantId') ?? '';
  if (appType === 'MultiTenant' ? tenantId !== '' && !guid.test(tenantId) : !guid.test(tenantId)) {
    const problem = tenantId === '' ? 'it is missing' : 'this is not a tenant id';
    need(
      'MicrosoftAppTenantId',
      problem,
      'the id of the Microsoft Entra tenant that the bot is registered in (a GUID)',
    );
  }
  const listed = (given(environment, 'MAILMEDIC_TENANTS') ?? '').split(',').map((id) => id.trim().toLowerCase());
  const tenants = listed.filter((id) => id !== '');
  if (tenants.some((id) => !guid.test(id))) {
    need('MAILMEDIC_TENANTS', 'not each of them is a tenant id', 'tenant ids (GUIDs) with commas between them');
  }
  if (appType === 'MultiTenant' && tenants.length === 0) {
    need('MAILMEDIC_TENANTS', 'a MultiTenant bot would let every tenant in', 'the tenant ids that may use the bot');
  }
  return {
    credentials: { appId, appPassword, appType, tenantId },
    tenants: tenants.length > 0 ? tenants : [tenantId.toLowerCase()],
  };
}
