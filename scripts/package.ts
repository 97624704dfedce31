import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeMistakes, readEnvironment } from '../src/config.ts';
import { packApp, readPackageSettings } from './app-package.ts';

/** Writes the app package for Teams: dist/mailmedic.zip, or the file that is named as argument. */

const root = resolve(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? join(root, 'dist', 'mailmedic.zip'));
const read = readPackageSettings(readEnvironment(process.env, '.env'));
if ('mistakes' in read) {
  const sentence = describeMistakes(read.mistakes, 'The app package cannot be made with these settings:');
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
} else {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = pathToFileURL(`${join(root, 'appPackage')}/`);
  const { manifest, zip } = packApp(folder, { ...read.values, MAILMEDIC_VERSION: version });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, zip);
  process.stdout.write(`${relative(process.cwd(), target)}: version ${manifest.version}, app id ${manifest.id}
Upload it in Teams (Apps > Manage your apps > Upload an app) or in the Teams admin center (Teams apps > Manage apps).
`);
}
