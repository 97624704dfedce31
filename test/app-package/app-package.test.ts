import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { packApp, readPackageSettings } from '../../scripts/app-package.ts';
import { readExtension } from '../../src/teams/read-extension.ts';
import type { Command } from '../../src/view/command.ts';
import { words } from '../view/world.ts';
import {
  judgeColorIcon,
  judgeCommands,
  judgeLanguages,
  judgeOutlineIcon,
  judgeSchema,
  judgeTranslation,
  listTexts,
  type Manifest,
  type Texts,
} from './package-rules.ts';

const folder = new URL('../../appPackage/', import.meta.url);
const botId = '11111111-2222-4333-8444-555555555555';
const values = {
  MicrosoftAppId: botId,
  MAILMEDIC_APP_ID: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  MAILMEDIC_DEVELOPER_NAME: 'Contoso "Mail" \\ Söhne',
  MAILMEDIC_WEBSITE_URL: 'https://contoso.example/mailmedic',
  MAILMEDIC_PRIVACY_URL: 'https://contoso.example/privacy',
  MAILMEDIC_TERMS_URL: 'https://contoso.example/terms',
  MAILMEDIC_VERSION: '1.2.3',
};
const { zip } = packApp(folder, values);
const files = Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes)]));
const forEverybody: Command['kind'][] = ['help', 'language', 'forget'];
// Alone with somebody, then where several are.
const kinds = [...forEverybody, ...forEverybody, 'subscribe' as const, 'subscriptions' as const];
const translations = words.languages.filter((language) => language !== 'en');

const readJson = <T>(name: string): T => JSON.parse(files[name]?.toString('utf8') ?? '');
const manifest = (): Manifest => readJson<Manifest>('manifest.json');
const english = listTexts(manifest());

describe('The app package', () => {
  it('is a flat zip of the manifest, the icons and a file for each other language', () => {
    const expected = [
      'manifest.json',
      'color.png',
      'outline.png',
      ...translations.map((language) => `${language}.json`),
    ];
    expect(Object.keys(files).sort()).toEqual(expected.sort());
  });

  it('carries its files as they are', () => {
    for (const [name, bytes] of Object.entries(files)) {
      if (name !== 'manifest.json') expect(bytes.equals(readFileSync(new URL(name, folder)))).toBe(true);
    }
  });

  it('has every placeholder filled, whatever stands in a name', () => {
    expect(files['manifest.json']?.toString()).not.toContain('${{');
    expect(manifest()).toMatchObject({
      version: '1.2.3',
      id: values.MAILMEDIC_APP_ID,
      developer: {
        name: values.MAILMEDIC_DEVELOPER_NAME,
        websiteUrl: values.MAILMEDIC_WEBSITE_URL,
        privacyUrl: values.MAILMEDIC_PRIVACY_URL,
        termsOfUseUrl: values.MAILMEDIC_TERMS_URL,
      },
      bots: [{ botId }],
      composeExtensions: [{ botId }],
    });
  });

  it('is not made while a placeholder stays open', () => {
    const { MAILMEDIC_TERMS_URL: _, ...incomplete } = values;
    expect(() => packApp(folder, incomplete)).toThrow('MAILMEDIC_TERMS_URL');
  });

  it('is the same, byte by byte, when nothing changed', () => {
    expect(Buffer.from(packApp(folder, values).zip).equals(Buffer.from(zip))).toBe(true);
  });

  it('asks for what the Agents Toolkit finds in env/.env.dev', () => {
    const template = readFileSync(new URL('manifest.json', folder), 'utf8');
    const asked = [...template.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name);
    const { TEAMSFX_ENV, ...offered } = parseEnv(readFileSync(new URL('../../env/.env.dev', import.meta.url), 'utf8'));
    expect(TEAMSFX_ENV).toBe('dev');
    expect(new Set(asked)).toEqual(new Set(Object.keys(offered)));
    expect(new Set(asked)).toEqual(new Set(Object.keys(values)));
  });
});

describe('The manifest', () => {
  it('fits its schema', async () => {
    expect(await judgeSchema(manifest())).toEqual([]);
  });

  it.each(['1.4', '1.3'])(
    'needs more than schema %s has, which is why it names the lowest that will do',
    async (lower) => {
      const $schema = manifest().$schema.replace(/v[\d.]+(?=\/)/, `v${lower}`);
      const complaints = await judgeSchema(Object.assign(manifest(), { $schema, manifestVersion: lower }));
      expect(complaints.join()).toContain('localizationInfo');
    },
  );

  it('is offered to persons, group chats and teams, with alerts where several people are', () => {
    const lists = manifest().bots.flatMap(({ commandLists }) => commandLists);
    expect(manifest().bots).toMatchObject([{ scopes: ['personal', 'groupChat', 'team'] }]);
    expect(lists.map(({ scopes, commands }) => [scopes, commands.length])).toEqual([
      [['personal'], 3],
      [['groupChat', 'team'], 5],
    ]);
  });

  it('offers a search where messages are written, and an explanation on every message', () => {
    expect(manifest().composeExtensions).toMatchObject([
      {
        commands: [
          { type: 'query', context: ['compose'], initialRun: true, parameters: [{ inputType: 'text' }] },
          { type: 'action', context: ['message'], fetchTask: true },
        ],
      },
    ]);
  });

  it.each(manifest().composeExtensions.flatMap(({ commands }) => commands))(
    'has a command of the message extension that the bot understands: $id',
    ({ id, parameters = [] }) => {
      const typed = parameters.map(({ name }) => ({ name, value: 'a text' }));
      const asked =
        typed.length > 0
          ? readExtension('composeExtension/query', { commandId: id, parameters: typed })
          : readExtension('composeExtension/fetchTask', {
              commandId: id,
              messagePayload: { body: { content: 'a text' } },
            });
      expect(asked).toMatchObject({ text: 'a text' });
    },
  );

  it('has a file for each other language that the bot speaks', () => {
    expect(judgeLanguages(manifest(), words.languages)).toEqual([]);
  });

  it('has commands that the bot understands', () => {
    expect(judgeCommands(english, 'en', kinds, words)).toEqual([]);
  });

  it.each<[string, (good: Manifest) => object]>([
    ['a scope that there is not', ({ bots }) => ({ bots: [{ ...bots[0], scopes: ['personal', 'channel'] }] })],
    ['a short name of 31 characters', ({ name }) => ({ name: { ...name, short: 'x'.repeat(31) } })],
    ['a full name of 101 characters', ({ name }) => ({ name: { ...name, full: 'x'.repeat(101) } })],
    [
      'a short description of 81 characters',
      ({ description }) => ({
        description: { ...description, short: 'x'.repeat(81) },
      }),
    ],
    [
      'a full description of 4001 characters',
      ({ description }) => ({
        description: { ...description, full: 'x'.repeat(4001) },
      }),
    ],
    ['a missing description', () => ({ description: undefined })],
    ['a key that the schema does not know', () => ({ agents: [] })],
    ['a command title of 33 characters', ({ bots }) => ({ bots: addCommand(bots, 'x'.repeat(33), 'x') })],
    ['a command description of 129 characters', ({ bots }) => ({ bots: addCommand(bots, 'x', 'x'.repeat(129)) })],
    ['a title of the message extension of 33 characters', (good) => extend(good, { title: 'x'.repeat(33) })],
    ['a context that there is not', (good) => extend(good, { context: ['everywhere'] })],
    ['no schema', () => ({ $schema: undefined })],
    ['a schema that has to be fetched', () => ({ $schema: 'https://schemas.example/manifest.json' })],
  ])('turns red for %s', async (_what, plant) => {
    expect(await judgeSchema({ ...manifest(), ...plant(manifest()) })).not.toEqual([]);
  });

  it('turns red for a language without a file, and for a file without a language', () => {
    expect(judgeLanguages(manifest(), [...words.languages, 'tlh'])).toEqual(['tlh: is not named']);
    const spoken = words.languages.filter((language) => language !== 'ar');
    expect(judgeLanguages(manifest(), spoken)).toEqual(['ar: the bot has no words']);
    const { localizationInfo, ...rest } = manifest();
    const [first, ...others] = localizationInfo.additionalLanguages;
    const named = [{ languageTag: '', ...first, file: 'arabic.json' }, ...others];
    const broken = { ...rest, localizationInfo: { ...localizationInfo, additionalLanguages: named } };
    expect(judgeLanguages(broken, words.languages)).toEqual(['ar: its file is named otherwise']);
  });
});

describe.each(translations)('The texts in %s', (language) => {
  const texts = (): Texts => readJson<Texts>(`${language}.json`);

  it('fit their schema, which is of the version of the manifest', async () => {
    expect(await judgeSchema(texts())).toEqual([]);
    expect(texts().$schema).toContain(`/v${manifest().manifestVersion}/`);
  });

  it('are complete', () => {
    expect(judgeTranslation(english, texts())).toEqual([]);
  });

  it('have commands that the bot understands', () => {
    expect(judgeCommands(texts(), language, kinds, words)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a short name of 31 characters', 'name.short', 'x'.repeat(31)],
    ['a short description of 81 characters', 'description.short', 'x'.repeat(81)],
    ['a command title of 33 characters', title(0), 'x'.repeat(33)],
    ['a parameter title of 33 characters', 'composeExtensions[0].commands[0].parameters[0].title', 'x'.repeat(33)],
    ['a path that Teams does not know', 'bots[0].title', 'x'],
  ])('turn red for %s', async (_what, path, text) => {
    expect(await judgeSchema({ ...texts(), [path]: text })).toHaveLength(1);
  });

  it('turn red for a missing text, one too many and one in English', () => {
    const { [title(2)]: _, ...lacking } = texts();
    expect(judgeTranslation(english, lacking)).toEqual([`${title(2)}: is missing`]);
    const { [extended]: _title, ...unextended } = texts();
    expect(judgeTranslation(english, unextended)).toEqual([`${extended}: is missing`]);
    expect(judgeTranslation(english, { ...texts(), [title(3)]: 'x' })).toEqual([`${title(3)}: is not in the manifest`]);
    const still = { ...texts(), 'name.full': english['name.full'] ?? '' };
    expect(judgeTranslation(english, still)).toEqual(['name.full: is still English']);
  });

  it('turn red for a command that the bot does not understand, or takes for another', () => {
    const swapped = { ...texts(), [title(0)]: texts()[title(1)] ?? '' };
    for (const broken of [{ ...texts(), [title(0)]: 'xyz' }, { ...texts(), [title(0)]: 'help' }, swapped]) {
      expect(judgeCommands(broken, language, kinds, words)).toHaveLength(1);
    }
  });
});

describe('The icons', () => {
  const { accentColor } = manifest();
  const color = files['color.png'] ?? Buffer.alloc(0);
  const outline = files['outline.png'] ?? Buffer.alloc(0);

  it('are what Teams asks for', () => {
    expect(judgeColorIcon(color, accentColor)).toEqual([]);
    expect(judgeOutlineIcon(outline)).toEqual([]);
  });

  it('turn red when they are exchanged', () => {
    expect(judgeColorIcon(outline, accentColor)).toContain('it is 32 x 32');
    expect(judgeOutlineIcon(color)).toContain('it is 192 x 192');
  });

  it.each<[string, [number, number], [number, number, number, number]]>([
    ['a drawing that Teams would cut off', [35, 96], [255, 255, 255, 255]],
    ['a hole', [96, 96], [255, 255, 255, 0]],
    ['a half transparent pixel', [96, 96], [255, 255, 255, 254]],
  ])('turn red for %s in colour', (_what, at, pixel) => {
    expect(judgeColorIcon(paint(color, at, pixel), accentColor)).toHaveLength(1);
  });

  it.each<[string, [number, number, number, number]]>([
    ['a grey pixel', [254, 254, 254, 255]],
    ['a pixel that is almost not seen and not white', [0, 0, 0, 1]],
  ])('turn red for %s in the outline', (_what, pixel) => {
    expect(judgeOutlineIcon(paint(outline, [0, 0], pixel))).toEqual(['there is another colour than white']);
  });

  it('turn red when they are empty or full', () => {
    expect(judgeColorIcon(fill(192, [0x4f, 0x52, 0xb2, 255]), accentColor)).toEqual(['there is nothing on it']);
    expect(judgeOutlineIcon(fill(32, [0, 0, 0, 0]))).toEqual(['there is nothing on it']);
    expect(judgeOutlineIcon(fill(32, [255, 255, 255, 255]))).toEqual(['it is no outline: most of it is filled']);
  });
});

describe('The settings of the app package', () => {
  const { MAILMEDIC_VERSION: _version, ...complete } = values;

  it('are the values of the manifest', () => {
    expect(readPackageSettings({ ...complete, OTHER: 'x' })).toEqual({ values: complete });
  });

  it('take the bot id for the app where nothing else is said', () => {
    for (const MAILMEDIC_APP_ID of [undefined, '', ' ']) {
      expect(readPackageSettings({ ...complete, MAILMEDIC_APP_ID })).toMatchObject({
        values: { MAILMEDIC_APP_ID: botId },
      });
    }
  });

  it('may be as long as Teams takes them, in characters and not in bytes', () => {
    for (const MAILMEDIC_DEVELOPER_NAME of ['漢'.repeat(32), '😀'.repeat(32)]) {
      expect(readPackageSettings({ ...complete, MAILMEDIC_DEVELOPER_NAME })).toHaveProperty('values');
    }
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'nothing at all',
      Object.fromEntries(Object.keys(complete).map((name) => [name, ''])),
      [
        'MicrosoftAppId',
        'MAILMEDIC_DEVELOPER_NAME',
        'MAILMEDIC_WEBSITE_URL',
        'MAILMEDIC_PRIVACY_URL',
        'MAILMEDIC_TERMS_URL',
      ],
    ],
    ['a bot id that is none', { MicrosoftAppId: 'mailmedic', MAILMEDIC_APP_ID: '' }, ['MicrosoftAppId']],
    ['an app id that is none', { MAILMEDIC_APP_ID: 'mailmedic' }, ['MAILMEDIC_APP_ID']],
    ['a name of 33 characters', { MAILMEDIC_DEVELOPER_NAME: 'x'.repeat(33) }, ['MAILMEDIC_DEVELOPER_NAME']],
    ['a name of two lines', { MAILMEDIC_DEVELOPER_NAME: 'x\ny' }, ['MAILMEDIC_DEVELOPER_NAME']],
    ...['http://contoso.example', 'contoso.example', 'javascript:alert(1)', 'https://', 'https://a b.example'].map(
      (url): [string, Record<string, string>, string[]] => [
        url,
        { MAILMEDIC_PRIVACY_URL: url },
        ['MAILMEDIC_PRIVACY_URL'],
      ],
    ),
    [
      'everything wrong',
      Object.fromEntries(Object.keys(complete).map((name) => [name, '\u0007'])),
      Object.keys(complete),
    ],
  ])('refuse %s, and name each mistake', (_what, environment, expected) => {
    const read = readPackageSettings({ ...complete, ...environment });
    const mistakes = 'mistakes' in read ? read.mistakes : [];
    expect(mistakes.map(({ setting }) => setting)).toEqual(expected);
    for (const { problem, write } of mistakes) expect([problem, write]).not.toContain('');
  });
});

const extended = 'composeExtensions[0].commands[1].title';

function title(command: number): string {
  return `bots[0].commandLists[0].commands[${command}].title`;
}

function extend({ composeExtensions: [extension] }: Manifest, change: object): object {
  const commands = extension?.commands.map((command) => ({ ...command, ...change }));
  return { composeExtensions: [{ ...extension, commands }] };
}

function addCommand(bots: Manifest['bots'], name: string, description: string): object[] {
  const commands = [...(bots[0]?.commandLists[0]?.commands ?? []), { title: name, description }];
  return [{ ...bots[0], commandLists: [{ ...bots[0]?.commandLists[0], commands }] }];
}

function paint(icon: Buffer, [x, y]: [number, number], pixel: number[]): Buffer {
  const png = PNG.sync.read(icon);
  png.data.set(pixel, (y * png.width + x) * 4);
  return PNG.sync.write(png);
}

function fill(size: number, pixel: number[]): Buffer {
  const png = new PNG({ width: size, height: size });
  for (let at = 0; at < png.data.length; at += 4) png.data.set(pixel, at);
  return PNG.sync.write(png);
}
