import { describe, expect, it } from 'vitest';
import { readServiceHosts } from '../src/service-hosts.ts';
import { allowsServiceUrl, teamsHosts } from '../src/teams/service-url.ts';

describe('a list of hosts', () => {
  it.each([
    ['one name', 'smba.example.com', ['smba.example.com']],
    ['several, with spaces and a comma too many', ' a.example.com ,b.example.com,', ['a.example.com', 'b.example.com']],
    ['capitals', 'SMBA.Example.COM', ['smba.example.com']],
    ['every name below another', '*.example.com', ['*.example.com']],
    ['the same name twice', 'a.example.com,A.example.com', ['a.example.com']],
    ['a name in Punycode', 'xn--bcher-kva.example', ['xn--bcher-kva.example']],
    ['the known hosts of Teams', teamsHosts.join(','), teamsHosts],
  ])('has %s', (_title, list, hosts) => expect(readServiceHosts(list)).toEqual({ hosts }));

  it.each([
    ['nothing but commas', ' , ,', 'it names no host'],
    ['a URL', 'https://smba.example.com', 'entry 1 is a URL'],
    ['a URL behind names', 'a.example.com,,https://smba.example.com/', 'entry 3 is a URL'],
    ['a path', 'smba.example.com/emea', 'entry 1 has a path'],
    ['spaces for commas', 'a.example.com b.example.com', 'entry 1 has a space in it'],
    ['everything', '*', 'entry 1 has a * elsewhere than in front, as in *.example.com'],
    ['a wildcard in the middle', 'smba.*.example.com', 'entry 1 has a * elsewhere than in front, as in *.example.com'],
    ['a wildcard at the end', 'smba.example.*', 'entry 1 has a * elsewhere than in front, as in *.example.com'],
    ['half a wildcard', '*smba.example.com', 'entry 1 has a * elsewhere than in front, as in *.example.com'],
    ['two wildcards', '*.*.example.com', 'entry 1 has a * elsewhere than in front, as in *.example.com'],
    ['an IPv4 address', '10.0.0.7', 'entry 1 is an IP address'],
    ['an IPv4 address in hexadecimal', '0x7f000001', 'entry 1 is an IP address'],
    ['names below an IPv4 address', '*.0.0.7', 'entry 1 is an IP address'],
    ['an IPv6 address', '2001:db8::7', 'entry 1 is an IP address'],
    ['an IPv6 address in brackets', '[::1]', 'entry 1 is an IP address'],
    ['a port', 'smba.example.com:8443', 'entry 1 has a port'],
    ['a name without a domain', 'localhost', 'entry 1 is not a full host name'],
    ['every name of a top-level domain', '*.com', 'entry 1 is not a full host name'],
    ['a dot in front', '.example.com', 'entry 1 is not a full host name'],
    ['a dot behind', 'smba.example.com.', 'entry 1 is not a full host name'],
    ['letters that a URL does not have', 'bücher.example', 'entry 1 is not a full host name'],
    ['somebody in front', 'user@smba.example.com', 'entry 1 is not a full host name'],
  ])('is refused for %s', (_title, list, problem) => expect(readServiceHosts(list)).toEqual({ problem }));

  it('is what service URLs are held against', () => {
    const read = readServiceHosts('SMBA.example.com,*.Bots.example.com');
    const allows = allowsServiceUrl('hosts' in read ? read.hosts : []);
    expect(allows('https://smba.example.com/emea/')).toBe(true);
    expect(allows('https://eu.bots.example.com/')).toBe(true);
    expect(allows('https://bots.example.com/')).toBe(false);
    expect(allows('https://smba.trafficmanager.net/emea/')).toBe(false);
  });
});
