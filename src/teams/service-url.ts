/**
 * Hosts that Teams calls its bots from, and where the bot's token may go. Narrower than the list of the Microsoft 365 Agents
 * SDK on purpose: anybody can own a name below blob.core.windows.net, sharepoint.com or trafficmanager.net.
 */
export const teamsHosts: readonly string[] = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  '*.teams.microsoft.com',
  '*.teams.microsoft.us',
];

/** A test for service URLs: https, the usual port, no credentials, and a host of the list (`*.` takes every name below). */
export function allowsServiceUrl(hosts: readonly string[]): (serviceUrl: string) => boolean {
  const exact = new Set(hosts.filter((host) => !host.startsWith('*.')).map((host) => host.toLowerCase()));
  const suffixes = hosts.filter((host) => host.startsWith('*.')).map((host) => host.slice(1).toLowerCase());
  return (serviceUrl) => {
    const url = parse(serviceUrl);
    if (url?.protocol !== 'https:' || url.port !== '') return false;
    return exact.has(url.hostname) || suffixes.some((suffix) => url.hostname.endsWith(suffix));
  };
}

/** True for http and https URLs of this machine (127.0.0.0/8, localhost, ::1): all that an unauthenticated bot may answer. */
export function isLoopbackUrl(serviceUrl: string): boolean {
  const url = parse(serviceUrl);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return false;
  // The URL parser has already turned 0x7f.1 and its kin into dotted decimals.
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname);
}

function parse(serviceUrl: string): URL | null {
  const url = URL.parse(serviceUrl);
  return url && url.username === '' && url.password === '' ? url : null;
}
