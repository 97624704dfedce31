import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const botId = '11111111-2222-4333-8444-555555555555';

it('`npm run package` writes a package of the version of package.json, with what .env says', () => {
  const { code, stdout, file } = run(`MicrosoftAppId=${botId}
MAILMEDIC_DEVELOPER_NAME=Contoso
MAILMEDIC_WEBSITE_URL=https://contoso.example/
MAILMEDIC_PRIVACY_URL=https://contoso.example/privacy
MAILMEDIC_TERMS_URL=https://contoso.example/terms
`);
  expect(code).toBe(0);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(stdout).toContain(`mailmedic.zip: version ${version}, app id ${botId}`);
  const manifest = JSON.parse(Buffer.from(unzipSync(readFileSync(file))['manifest.json'] ?? []).toString());
  expect(manifest).toMatchObject({ version, id: botId, developer: { name: 'Contoso' }, bots: [{ botId }] });
});

it('`npm run package` says all that is wrong with the settings, never their values, and writes nothing', () => {
  const { code, stderr, file } = run('MicrosoftAppId=a-secret\nMAILMEDIC_DEVELOPER_NAME=Contoso\n');
  expect(code).toBe(1);
  expect(stderr).toBe(
    `${[
      'The app package cannot be made with these settings:',
      '  MicrosoftAppId: this is not an application id. Write the id of the bot registration (a GUID).',
      '  MAILMEDIC_WEBSITE_URL: it is missing. Write the https:// address of your page about the app.',
      '  MAILMEDIC_PRIVACY_URL: it is missing. Write the https:// address of your privacy statement.',
      '  MAILMEDIC_TERMS_URL: it is missing. Write the https:// address of your terms of use.',
      'See .env.example.',
    ].join('\n')}\n`,
  );
  expect(existsSync(file)).toBe(false);
});

/** Runs the script in an empty folder that has only this .env. */
function run(env: string) {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, '.env'), env);
  const file = join(folder, 'new', 'mailmedic.zip');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/package.ts'), file], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr, file };
}
