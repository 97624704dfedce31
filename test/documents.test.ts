import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import en from '../locales/en/articles.json' with { type: 'json' };
import { type Environment, readConfig } from '../src/config.ts';
import { detect } from '../src/detect/detect.ts';
import { createPrometheusMetrics, mostCodes } from '../src/http/prometheus-metrics.ts';
import { articles } from '../src/knowledge/articles/all.ts';
import { matchArticle } from '../src/knowledge/match.ts';
import { createSearch } from '../src/knowledge/search.ts';
import { readCommand } from '../src/view/command.ts';
import { rules } from './architecture-rules.ts';
import { readSection, readTable, readTicks } from './read-markdown.ts';
import { listTitles } from './test-titles.ts';
import { words } from './view/world.ts';

const search = createSearch(words.vocabularies);
const root = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');
const contributing = read('CONTRIBUTING.md');
const security = read('docs/security.md');

describe('The documents', () => {
  it.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/security.md'])(
    'link in %s to what is there',
    (file) => {
      const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
      expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
    },
  );

  it.each(['README.md', 'CONTRIBUTING.md', 'docs/security.md'])(
    'name in %s files and commands that are there',
    (file) => {
      const known = Object.keys(JSON.parse(read('package.json')).scripts);
      const commands = [...read(file).matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name]) => name ?? '');
      const paths = readTicks(read(file)).filter((name) => /^(?:src|test|locales|cards|scripts)\/[\w./-]+$/.test(name));
      expect(commands.filter((name) => !known.includes(name))).toEqual([]);
      expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    },
  );
});

describe('What it understands', () => {
  const section = readSection(readme, 'What it understands');
  const rows = readTable(section, 'Checklist');

  const titleOf = (id: string) => (en as Record<string, { title?: string }>)[id]?.title;
  const rowOf = (id: string): string[] => rows.find(([title]) => title === titleOf(id)) ?? [];

  it('is every article under its English title, in their order', () => {
    expect(rows.map(([title]) => title)).toEqual(articles.map(({ id }) => titleOf(id)));
  });

  it.each(articles)('has the codes of $id', ({ id, matches }) => {
    const [, codes = ''] = rowOf(id);
    expect(new Set(readTicks(codes))).toEqual(new Set(matches.map(({ enhanced }) => enhanced)));
  });

  it.each(articles)('has examples that open $id', ({ id }) => {
    const [, , examples = ''] = rowOf(id);
    expect(new Set(readTicks(examples).map((text) => matchArticle(detect(text)).article))).toEqual(new Set([id]));
  });

  it('is right about the codes without a checklist and those that are masked', () => {
    const [explained = '', masked = ''] = [...section.matchAll(/, say `([^`]+)`/g)].map(([, text]) => text);
    expect(matchArticle(detect(explained))).toMatchObject({ article: null, finding: { role: 'primary' } });
    expect(detect(masked)).toMatchObject({ findings: [], unreadable: [expect.stringContaining('*')] });
  });

  it('is right about questions and error sentences without a code', () => {
    const [paragraph = ''] = /You need no code to ask:(?:.+\n)+/.exec(section) ?? [];
    const questions = [...paragraph.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text);
    const answers = questions.map((text) => search(text)).map(({ winner, near }) => winner ?? near[0] ?? null);
    expect(answers).toEqual(['smtp-auth', 'connection-refused', 'smtp-auth', null]);
    const [, sentence = ''] = /such as `([^`]+)`/.exec(paragraph) ?? [];
    expect(matchArticle(detect(sentence))).toMatchObject({ finding: null, article: 'prx4' });
  });

  it('has every command in every language', () => {
    const said = readTable(section, 'Say').map(([cell = '']) =>
      readTicks(cell).map((word) => readCommand(word, words)),
    );
    const expected = ['help', 'language', 'forget', 'greeting'].map((kind) =>
      // An English command says nothing of the language.
      words.languages.map((language) => ({ kind, language: language === 'en' ? null : language })),
    );
    expect(said.map((commands) => new Set(commands))).toEqual(expected.map((commands) => new Set(commands)));
  });
});

describe('The settings of the README', () => {
  const rows = readTable(readSection(readme, 'Settings'), 'Setting');
  const settings = rows.map(([name = '', byDefault = '']) => ({
    name: readTicks(name)[0] ?? '',
    byDefault: readTicks(byDefault)[0] ?? null,
  }));
  const id = '11111111-2222-4333-8444-555555555555';
  const needed: Environment = { MicrosoftAppId: id, MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: id };
  const start = (environment: Environment) => readConfig(environment, words.languages);

  it('are, with those of the package, those of .env.example', () => {
    const ofPackage = readTable(readSection(readme, 'Settings'), 'For the package').flatMap(([name = '']) =>
      readTicks(name),
    );
    const written = Object.keys(parseEnv(read('.env.example')));
    expect(new Set([...settings.map(({ name }) => name), ...ofPackage])).toEqual(new Set(written));
  });

  it('are each read by the bot', () => {
    const asked = new Set<string | symbol>();
    start(new Proxy({}, { get: (_none, name) => void asked.add(name) }));
    expect(new Set(settings.map(({ name }) => name))).toEqual(asked);
  });

  it('offer every language that there are words for, here and in .env.example', () => {
    const [, , offered = ''] = rows.find(([name]) => name === '`MAILMEDIC_LANGUAGE`') ?? [];
    const [, example = ''] = /^# Language of last resort: (.*)\.$/m.exec(read('.env.example')) ?? [];
    const named = words.languages.map((language) => new Intl.DisplayNames('en', { type: 'language' }).of(language));
    expect(new Set(readTicks(offered))).toEqual(new Set(words.languages));
    expect(named.filter((name = '') => !readSection(readme, 'What it does').includes(name))).toEqual([]);
    expect(new Set(example.split(/, | or /))).toEqual(new Set(words.languages));
  });

  it.each(settings.filter(({ byDefault }) => byDefault === null))('are needed where it says so: $name', ({ name }) => {
    expect(start({ ...needed, [name]: '' })).toMatchObject({ mistakes: [{ setting: name }] });
  });

  it.each(settings.filter(({ byDefault }) => byDefault !== null))('have the default that it says: $name', (setting) => {
    const { name, byDefault } = setting;
    const value = needed[byDefault ?? ''] ?? byDefault ?? '';
    expect(start(needed)).toHaveProperty('config');
    expect(start({ ...needed, [name]: value })).toEqual(start(needed));
  });
});

describe('The metrics of the README', () => {
  const section = readSection(readme, 'Watch it');
  const rows = readTable(section, 'Metric').map((cells) => cells.map(readTicks));

  it('are those that the bot writes, with their labels', async () => {
    const metrics = createPrometheusMetrics();
    metrics.activity('message');
    metrics.turn('message', 1);
    metrics.refusal('aud');
    metrics.slowedDown('tap', 'person');
    metrics.answer({ kind: 'help', article: null, language: 'en' });
    metrics.unknownCode('5.1.1');
    metrics.outcome({ kind: 'solved', article: 'prx4', language: 'en' });
    metrics.delivery('send', 'sent');
    metrics.alert('generic', 'opened');
    metrics.orphan();
    const text = await metrics.write();
    const written = [...text.matchAll(/^# TYPE (mailmedic_\w+) /gm)].map(([, name = '']) => {
      const [, labels = ''] = new RegExp(`^${name}(?:_count)?\\{(.*)\\}`, 'm').exec(text) ?? [];
      return [[name], [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label)];
    });
    expect(rows.map(([name, labels]) => [name, labels])).toEqual(written);
  });

  it('are asked for as they are served', () => {
    const [, port] = /`METRICS_PORT=(\d+)`/.exec(section) ?? [];
    expect(section).toContain(`curl -s http://127.0.0.1:${port}/metrics`);
    expect(section).toContain(`at most ${mostCodes} apart`);
  });
});

describe('The rooms of CONTRIBUTING', () => {
  const rows = readTable(readSection(contributing, 'Rooms'), 'folder').filter(([name]) => name?.startsWith('`'));
  const rooms = rows.map(([name = '', _holds, imports = '', foreign = '']) => ({
    name: readTicks(name)[0] ?? '',
    imports,
    foreign: readTicks(foreign),
  }));
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  const isThere = (name: string): boolean => {
    if (name.includes('/')) return existsSync(join(root, dirname(name)));
    if (name.endsWith('*')) return packages.some((each) => each.startsWith(name.slice(0, -1)));
    return isBuiltin(name) || folders.includes(name) || packages.includes(name);
  };

  it('are the folders of src', () => {
    expect(rooms.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it.each(rooms)('may import what the test allows: $name', ({ name, imports, foreign }) => {
    const above = rooms.slice(
      0,
      rooms.findIndex((room) => room.name === name),
    );
    const written = imports.startsWith('all above') ? above.map((room) => room.name) : readTicks(imports);
    expect(written.sort()).toEqual(rules[name]?.folders.filter(isThere).sort());
    expect(foreign.sort()).toEqual(rules[name]?.foreign.filter(isThere).sort());
  });
});

describe('The doors of docs/security.md', () => {
  const doors = security.split(/^### /m).slice(1);

  it('are all there', () => {
    expect(doors.length).toBeGreaterThan(11);
  });

  it.each(doors.map((door) => [door.split('\n')[0], door]))('are proved, check by check: %s', (_title, door) => {
    const checks = readTable(door, 'Check');
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(([, proof = '']) => listProofs(proof).length === 0)).toEqual([]);
  });

  it('rest on tests that are there and run', () => {
    const proofs = listProofs(security);
    expect(proofs.length).toBeGreaterThan(50);
    expect(proofs.filter(isMissing)).toEqual([]);
  });

  it.each([
    ['file', '`test/no-such.test.ts`: “a caller › with a right token is heard”'],
    ['title', '`test/teams/doors.test.ts`: “a caller › with a right token is herd”'],
    ['place', '`test/teams/doors.test.ts`: “the hosts of Teams › with a right token is heard”'],
  ])('would be caught with a test of a wrong %s', (_what, proof) => {
    expect(listProofs(proof).filter(isMissing)).toHaveLength(1);
  });
});

type Proof = { file: string; title: string };

/** `file`: “title › title”, “another”. */
function listProofs(text: string): Proof[] {
  return [...text.matchAll(/`(test\/[^`]+\.ts)`: (“[^”]+”(?:, “[^”]+”)*)/g)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
  );
}

const isMissing = ({ file, title }: Proof): boolean =>
  !existsSync(join(root, file)) || !listTitles(read(file)).some((full) => ` › ${full}`.endsWith(` › ${title}`));
