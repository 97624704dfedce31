import { AppManifestUtils } from '@microsoft/app-manifest';
import { PNG } from 'pngjs';
import { type Command, readCommand } from '../../src/view/command.ts';
import type { Say } from '../../src/view/say.ts';

/** The rules of an app package, as far as they can be checked offline. Each gives its complaints; none is good. */

type Words = { languages: readonly string[]; in(language: string): Say };

/** As much of the manifest as the rules look at. */
export type Manifest = {
  $schema: string;
  manifestVersion: string;
  accentColor: string;
  name: Record<string, string>;
  description: Record<string, string>;
  localizationInfo: { defaultLanguageTag: string; additionalLanguages: { languageTag: string; file: string }[] };
  bots: {
    scopes: string[];
    commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[];
  }[];
  composeExtensions: {
    botId: string;
    commands: {
      id: string;
      title: string;
      description: string;
      parameters?: { name: string; title: string; description: string }[];
    }[];
  }[];
};

/** The texts of one language under their paths in the manifest. */
export type Texts = Record<string, string>;

/** Every text of the manifest that a person reads and that has to be translated, under its path. */
export function listTexts({ name, description, bots, composeExtensions }: Manifest): Texts {
  const commands = bots.flatMap((bot, at) =>
    bot.commandLists.flatMap((list, listAt) =>
      list.commands.flatMap((command, commandAt) =>
        Object.entries(command).map(([key, text]) => [
          `bots[${at}].commandLists[${listAt}].commands[${commandAt}].${key}`,
          text,
        ]),
      ),
    ),
  );
  return Object.fromEntries([
    ...Object.entries(name).map(([key, text]) => [`name.${key}`, text]),
    ...Object.entries(description).map(([key, text]) => [`description.${key}`, text]),
    ...commands,
    ...composeExtensions.flatMap(listExtensionTexts),
  ]);
}

function listExtensionTexts({ commands }: Manifest['composeExtensions'][number], at: number): [string, string][] {
  return commands.flatMap(({ title, description, parameters = [] }, commandAt) => {
    const path = `composeExtensions[${at}].commands[${commandAt}]`;
    return [
      { path, title, description },
      ...parameters.map((parameter, index) => ({ ...parameter, path: `${path}.parameters[${index}]` })),
    ].flatMap((each): [string, string][] => [
      [`${each.path}.title`, each.title],
      [`${each.path}.description`, each.description],
    ]);
  });
}

/** Holds a manifest or a localisation file against the schema that it names, from Microsoft's package, without the network. */
export async function judgeSchema(file: { $schema?: string }): Promise<string[]> {
  const schema =
    /^https:\/\/developer\.microsoft\.com\/json-schemas\/teams\/v1\.\d+\/MicrosoftTeams\.\w*\.?schema\.json$/;
  if (!schema.test(file.$schema ?? '')) return ['$schema: names no released schema of Teams'];
  return AppManifestUtils.validateAgainstSchema(file as Parameters<typeof AppManifestUtils.validateAgainstSchema>[0]);
}

/** The manifest is in English, and each other language that the bot speaks has a file. */
export function judgeLanguages({ localizationInfo }: Manifest, languages: readonly string[]): string[] {
  const { defaultLanguageTag, additionalLanguages } = localizationInfo;
  const named = [defaultLanguageTag, ...additionalLanguages.map(({ languageTag }) => languageTag)];
  return [
    ...(defaultLanguageTag === 'en' ? [] : ['the manifest itself is in English']),
    ...languages.filter((language) => !named.includes(language)).map((language) => `${language}: is not named`),
    ...named.filter((language) => !languages.includes(language)).map((language) => `${language}: the bot has no words`),
    ...additionalLanguages
      .filter(({ languageTag, file }) => file !== `${languageTag}.json`)
      .map(({ languageTag }) => `${languageTag}: its file is named otherwise`),
  ];
}

/** A translation has each text of the manifest, no other, none empty, and none left in English but the name. */
export function judgeTranslation(english: Texts, { $schema: _, ...translated }: Texts): string[] {
  return [
    ...Object.keys(english)
      .filter((path) => !translated[path]?.trim())
      .map((path) => `${path}: is missing`),
    ...Object.keys(translated)
      .filter((path) => !(path in english))
      .map((path) => `${path}: is not in the manifest`),
    ...Object.entries(translated)
      .filter(([path, text]) => path !== 'name.short' && text === english[path])
      .map(([path]) => `${path}: is still English`),
  ];
}

/** Whoever picks a command sends its title: the bot has to read it, in that language, as what the English one means. */
export function judgeCommands(texts: Texts, language: string, kinds: Command['kind'][], words: Words): string[] {
  const titles = Object.entries(texts).filter(([path]) => path.startsWith('bots[') && path.endsWith('.title'));
  return [
    ...(titles.length === kinds.length ? [] : [`${titles.length} commands instead of ${kinds.length}`]),
    ...titles.flatMap(([path, title], index) => {
      const read = readCommand(title, words);
      // An English command says nothing of the language: people of every language type it.
      return read?.kind === kinds[index] && (read?.language ?? 'en') === language
        ? []
        : [`${path}: "${title}" is no word for ${kinds[index]} in ${language}`];
    }),
  ];
}

/** A full square of 192 pixels; the drawing keeps to the middle 120, because Teams cuts the rest into its own shapes. */
export function judgeColorIcon(bytes: Buffer, accentColor: string): string[] {
  const { width, height, pixels } = readPixels(bytes);
  const border = pixels.filter(({ x, y }) => Math.min(x, y) < 36 || Math.max(x, y) >= 156);
  const inside = pixels.filter(({ x, y }) => Math.min(x, y) >= 36 && Math.max(x, y) < 156);
  return [
    ...(width === 192 && height === 192 ? [] : [`it is ${width} x ${height}`]),
    ...(pixels.every(({ alpha }) => alpha === 255) ? [] : ['it can be seen through']),
    ...(border.every(({ color }) => color === accentColor.toLowerCase())
      ? []
      : ['its border is not the accent colour']),
    ...(inside.some(({ color }) => color !== accentColor.toLowerCase()) ? [] : ['there is nothing on it']),
  ];
}

/** 32 pixels, pure white on nothing: Teams gives it its colour. */
export function judgeOutlineIcon(bytes: Buffer): string[] {
  const { width, height, pixels } = readPixels(bytes);
  const seen = pixels.filter(({ alpha }) => alpha > 0);
  return [
    ...(width === 32 && height === 32 ? [] : [`it is ${width} x ${height}`]),
    ...(seen.every(({ color }) => color === '#ffffff') ? [] : ['there is another colour than white']),
    ...(seen.some(({ alpha }) => alpha === 255) ? [] : ['there is nothing on it']),
    ...(seen.length < pixels.length / 2 ? [] : ['it is no outline: most of it is filled']),
  ];
}

function readPixels(bytes: Buffer) {
  const { width, height, data } = PNG.sync.read(bytes);
  const pixels = Array.from({ length: width * height }, (_none, index) => ({
    x: index % width,
    y: Math.floor(index / width),
    color: `#${data.toString('hex', index * 4, index * 4 + 3)}`,
    alpha: data[index * 4 + 3] ?? 0,
  }));
  return { width, height, pixels };
}
