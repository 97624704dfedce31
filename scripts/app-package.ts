import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { Environment, Mistake } from '../src/config.ts';

/** What fills the placeholders of `appPackage/manifest.json`: for `${{NAME}}` the value of NAME. */
export type ManifestValues = Record<string, string>;

/** Checks the settings that the manifest needs and gives all mistakes at once. A value never stands in a mistake. */
export function readPackageSettings(environment: Environment): { values: ManifestValues } | { mistakes: Mistake[] } {
  const values: ManifestValues = {};
  const mistakes: Mistake[] = [];
  for (const { setting, byDefault, fits, problem, write } of settings) {
    const given = environment[setting]?.trim();
    const value = given || (byDefault && values[byDefault]);
    if (value && fits(value)) values[setting] = value;
    else if (given || !byDefault) mistakes.push({ setting, problem: given ? problem : 'it is missing', write });
  }
  return mistakes.length > 0 ? { mistakes } : { values };
}

/** The app package as Teams takes it: a flat zip of the manifest and the files that it names. Same input, same bytes. */
export function packApp(folder: URL, values: ManifestValues): { manifest: Manifest; zip: Uint8Array } {
  const manifest = fillManifest(readFileSync(new URL('manifest.json', folder), 'utf8'), values);
  const files = Object.fromEntries(listFiles(manifest).map((file) => [file, readFileSync(new URL(file, folder))]));
  const content = { 'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), ...files };
  return { manifest, zip: zipSync(content, { level: 9, mtime: new Date(1980, 0, 1) }) };
}

/** As much of the manifest as is read here. */
export type Manifest = {
  version: string;
  id: string;
  icons: { color: string; outline: string };
  localizationInfo: { additionalLanguages: { languageTag: string; file: string }[] };
};

/** Puts the values in, inside the strings, so that a quotation mark in a name breaks nothing. Throws for an unknown placeholder. */
function fillManifest(template: string, values: ManifestValues): Manifest {
  const fill = (text: string): string =>
    text.replace(/\$\{\{(\w+)\}\}/g, (_placeholder, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`manifest.json asks for ${name}, which nothing fills.`);
      return value;
    });
  return JSON.parse(template, (_key, value) => (typeof value === 'string' ? fill(value) : value));
}

const listFiles = ({ icons, localizationInfo }: Manifest): string[] => [
  icons.color,
  icons.outline,
  ...localizationInfo.additionalLanguages.map(({ file }) => file),
];

type Setting = Mistake & {
  /** The setting above whose value counts when this one is empty. */
  byDefault?: string;
  fits(value: string): boolean;
};

const isGuid = (value: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
const isShortName = (value: string): boolean => [...value].length <= 32 && !/\p{Cc}/u.test(value);
const isAddress = (value: string): boolean =>
  value.length <= 2048 && /^https:\/\/[^\s/]\S*$/i.test(value) && URL.canParse(value);

const address = (setting: string, write: string): Setting => ({
  setting,
  fits: isAddress,
  problem: 'this is not an address that begins with https://',
  write: `the https:// address of ${write}`,
});

const settings: Setting[] = [
  {
    setting: 'MicrosoftAppId',
    fits: isGuid,
    problem: 'this is not an application id',
    write: 'the id of the bot registration (a GUID)',
  },
  {
    setting: 'MAILMEDIC_APP_ID',
    byDefault: 'MicrosoftAppId',
    fits: isGuid,
    problem: 'this is not an id',
    write: 'the id of the app in Teams (a GUID), or nothing to take MicrosoftAppId',
  },
  {
    setting: 'MAILMEDIC_DEVELOPER_NAME',
    fits: isShortName,
    problem: 'it does not fit in one line of 32 characters',
    write: 'who offers the app, in at most 32 characters',
  },
  address('MAILMEDIC_WEBSITE_URL', 'your page about the app'),
  address('MAILMEDIC_PRIVACY_URL', 'your privacy statement'),
  address('MAILMEDIC_TERMS_URL', 'your terms of use'),
];
