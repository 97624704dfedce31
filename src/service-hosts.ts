/**
 * Reads a list of host names with commas between, in lower case and each once; `*.` in front of a name takes every name
 * below it. A list with a mistake gives what is wrong and with which entry, never the entry: a secret may stand there.
 */
export function readServiceHosts(list: string): { hosts: string[] } | { problem: string } {
  const entries = list.split(',').map((entry) => entry.trim().toLowerCase());
  const hosts = entries.filter((entry) => entry !== '');
  if (hosts.length === 0) return { problem: 'it names no host' };
  for (const [index, entry] of entries.entries()) {
    const problem = entry === '' ? null : findProblem(entry);
    if (problem) return { problem: `entry ${index + 1} ${problem}` };
  }
  return { hosts: [...new Set(hosts)] };
}

function findProblem(entry: string): string | null {
  if (entry.includes('://')) return 'is a URL';
  if (entry.includes('/')) return 'has a path';
  if (/\s/.test(entry)) return 'has a space in it';
  const name = entry.startsWith('*.') ? entry.slice(2) : entry;
  if (name.includes('*')) return 'has a * elsewhere than in front, as in *.example.com';
  // Brackets or two colons are IPv6; a URL takes whatever ends in a number for IPv4, 0x7f000001 as well.
  if (/[[\]]|:.*:|(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/.test(name)) return 'is an IP address';
  if (name.includes(':')) return 'has a port';
  // The names are compared with those of URLs, which are in ASCII and without a dot behind.
  if (!/^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+$/.test(name) || URL.parse(`https://${name}/`)?.hostname !== name) {
    return 'is not a full host name';
  }
  return null;
}
