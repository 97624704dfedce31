import { describe, expect, it } from 'vitest';
import { allowsServiceUrl, isLoopbackUrl, teamsHosts } from '../../src/teams/service-url.ts';

describe('the hosts of Teams', () => {
  const allows = allowsServiceUrl(teamsHosts);
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://SMBA.trafficmanager.net/amer/tenant/',
    'https://smba.infra.gcc.teams.microsoft.com/teams/',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'https://europe.botframework.com/',
  ])('take %s', (url) => expect(allows(url)).toBe(true));

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://evil.trafficmanager.net/',
    'https://evil.smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evilbotframework.com/',
    'https://botframework.com.evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://evil.example/#smba.trafficmanager.net',
    'https://evil.example\\.botframework.com/',
    'https://smba.trafficmanager.net./',
    'https://127.0.0.1/',
    'ftp://smba.trafficmanager.net/',
    'smba.trafficmanager.net',
    '',
  ])('refuse %s', (url) => expect(allows(url)).toBe(false));
});

describe('loopback', () => {
  it.each([
    'http://127.0.0.1:56150/_connector',
    'http://127.8.9.10/',
    'https://localhost:443/x',
    'http://[::1]:3978/',
    'http://0x7f.1/',
    'http://2130706433/',
  ])('is %s', (url) => expect(isLoopbackUrl(url)).toBe(true));

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost.evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://[::ffff:10.0.0.1]/',
    'http://0.0.0.0/',
    'file://localhost/etc/passwd',
    '//127.0.0.1/',
    'x',
  ])('is not %s', (url) => expect(isLoopbackUrl(url)).toBe(false));
});
