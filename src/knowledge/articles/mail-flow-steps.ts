import type { Command, Question, Task, Way } from '../article.ts';

const own = { step: 'whose-server', answer: 'own' };

const text = (id: string): Way => ({ id, kind: 'text', text: true });

/** Nothing is changed and nothing can break. */
const harmless = { kind: 'task', risk: 'none', effect: null, verify: [], undo: null } satisfies Partial<Task>;

const readConnectors: Command = {
  cmdlet: 'Get-OutboundConnector',
  parameters: [],
  pipe: { cmdlet: 'Format-List', arguments: ['Name', 'Enabled', 'SmartHosts', 'TlsSettings', 'TlsDomain'] },
};

/** Everything depends on who runs the server that Microsoft 365 could not deliver to. */
export const whoseServer: Question = { id: 'whose-server', kind: 'question', answers: ['own', 'partner'] };

export const contactPartner: Task = {
  ...harmless,
  id: 'contact-partner',
  onlyIf: { step: 'whose-server', answer: 'partner' },
  ways: [text('message')],
  role: 'anyone',
  sources: ['mail-flow-intelligence'],
};

export const checkSmartHost: Task = {
  ...harmless,
  id: 'check-smart-host',
  onlyIf: own,
  ways: [
    { id: 'powershell', kind: 'powershell', commands: [readConnectors] },
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://admin.exchange.microsoft.com',
      path: ['exchange-admin-center', 'mail-flow', 'connectors', 'the-connector'],
      text: true,
    },
  ],
  role: 'exchange-admin',
  sources: ['mail-flow-intelligence', 'connectors'],
};

// --- 4.4.312 DNS query failed ---

export const lookUpNames: Task = {
  ...harmless,
  id: 'look-up-names',
  onlyIf: own,
  ways: [
    {
      id: 'powershell',
      kind: 'powershell',
      commands: [
        {
          cmdlet: 'Resolve-DnsName',
          parameters: [
            { name: 'Name', value: { fill: 'smart-host' } },
            { name: 'Type', value: 'A' },
          ],
        },
        {
          cmdlet: 'Resolve-DnsName',
          parameters: [
            { name: 'Name', value: { fill: 'domain' } },
            { name: 'Type', value: 'MX' },
          ],
        },
        {
          cmdlet: 'Resolve-DnsName',
          parameters: [
            { name: 'Name', value: { fill: 'domain' } },
            { name: 'Type', value: 'NS' },
          ],
        },
      ],
    },
  ],
  role: 'anyone',
  sources: ['mail-flow-intelligence'],
};

export const dnsScenario: Question = {
  id: 'dns-scenario',
  kind: 'question',
  onlyIf: own,
  answers: ['hosting', 'expired', 'changed'],
};

export const workWithDnsHosting: Task = {
  ...harmless,
  id: 'work-with-dns-hosting',
  onlyIf: { step: 'dns-scenario', answer: 'hosting' },
  ways: [text('message')],
  role: 'domain-owner',
  sources: ['mail-flow-intelligence'],
};

export const renewDomain: Task = {
  ...harmless,
  id: 'renew-domain',
  onlyIf: { step: 'dns-scenario', answer: 'expired' },
  ways: [text('registrar')],
  role: 'domain-owner',
  sources: ['mail-flow-intelligence'],
};

export const waitForDns: Task = {
  ...harmless,
  id: 'wait-for-dns',
  onlyIf: { step: 'dns-scenario', answer: 'changed' },
  ways: [text('wait')],
  role: 'domain-owner',
  sources: ['mail-flow-intelligence'],
};

// --- 4.4.315 Connection timed out ---

export const timeoutScenario: Question = {
  id: 'timeout-scenario',
  kind: 'question',
  onlyIf: own,
  answers: ['unchanged', 'changed'],
};

export const checkServerUp: Task = {
  ...harmless,
  id: 'check-server-up',
  onlyIf: { step: 'timeout-scenario', answer: 'unchanged' },
  ways: [text('server'), text('network')],
  role: 'network-admin',
  sources: ['mail-flow-intelligence'],
};

export const correctSmartHost: Task = {
  id: 'correct-smart-host',
  kind: 'task',
  onlyIf: { step: 'timeout-scenario', answer: 'changed' },
  ways: [
    { id: 'read', kind: 'powershell', commands: [readConnectors] },
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://admin.exchange.microsoft.com',
      path: ['exchange-admin-center', 'mail-flow', 'connectors', 'the-connector', 'edit-routing', 'save'],
    },
  ],
  risk: 'caution',
  role: 'exchange-admin',
  effect: { from: 30, to: 60 },
  verify: [],
  sources: ['connectors'],
  undo: [],
};

export const testPort25: Task = {
  ...harmless,
  id: 'test-port-25',
  onlyIf: own,
  ways: [
    {
      id: 'powershell',
      kind: 'powershell',
      text: true,
      commands: [
        {
          cmdlet: 'Test-NetConnection',
          parameters: [
            { name: 'ComputerName', value: { fill: 'smart-host' } },
            { name: 'Port', value: '25' },
          ],
        },
      ],
    },
  ],
  role: 'anyone',
  sources: ['mail-flow-intelligence'],
};

// --- 4.4.316 Connection refused ---

export const mailboxesLeft: Question = {
  id: 'mailboxes-left',
  kind: 'question',
  onlyIf: own,
  answers: ['yes', 'no'],
};

export const allowMicrosoft365: Task = {
  id: 'allow-microsoft-365',
  kind: 'task',
  onlyIf: { step: 'mailboxes-left', answer: 'yes' },
  ways: [text('firewall')],
  risk: 'caution',
  role: 'network-admin',
  effect: null,
  verify: [],
  sources: ['mail-flow-intelligence', 'ip-ranges'],
  undo: [],
};

export const fixNow: Task = {
  id: 'fix-now',
  kind: 'task',
  onlyIf: { step: 'mailboxes-left', answer: 'no' },
  ways: [text('alert')],
  risk: 'caution',
  role: 'exchange-admin',
  effect: { from: 30, to: 60 },
  verify: [],
  sources: ['mail-flow-intelligence'],
  undo: [],
};

export const turnOffConnector: Task = {
  id: 'turn-off-connector',
  kind: 'task',
  onlyIf: { step: 'mailboxes-left', answer: 'no' },
  ways: [
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://admin.exchange.microsoft.com',
      path: [
        'exchange-admin-center',
        'mail-flow',
        'connectors',
        'the-connector',
        { set: 'status', to: 'off' },
        'confirm',
      ],
      text: true,
    },
    {
      id: 'powershell',
      kind: 'powershell',
      commands: [
        readConnectors,
        {
          cmdlet: 'Set-OutboundConnector',
          parameters: [
            { name: 'Identity', value: { fill: 'connector' } },
            { name: 'Enabled', value: '$false' },
          ],
        },
      ],
    },
    text('delete'),
  ],
  risk: 'caution',
  role: 'exchange-admin',
  effect: { from: 30, to: 60 },
  verify: [readConnectors],
  sources: ['mail-flow-intelligence', 'connectors'],
  undo: [
    {
      cmdlet: 'Set-OutboundConnector',
      parameters: [
        { name: 'Identity', value: { fill: 'connector' } },
        { name: 'Enabled', value: '$true' },
      ],
    },
  ],
};

const readDomain: Command = {
  cmdlet: 'Get-AcceptedDomain',
  parameters: [{ name: 'Identity', value: { fill: 'domain' } }],
  pipe: { cmdlet: 'Format-List', arguments: ['DomainName', 'DomainType'] },
};

const setDomainType = (value: 'Authoritative' | 'InternalRelay'): Command => ({
  cmdlet: 'Set-AcceptedDomain',
  parameters: [
    { name: 'Identity', value: { fill: 'domain' } },
    { name: 'DomainType', value },
  ],
});

/** Switches on Directory-Based Edge Blocking, which refuses recipients that Microsoft Entra does not know. */
export const makeAuthoritative: Task = {
  id: 'make-authoritative',
  kind: 'task',
  onlyIf: { step: 'mailboxes-left', answer: 'no' },
  ways: [
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://admin.exchange.microsoft.com',
      path: [
        'exchange-admin-center',
        'mail-flow',
        'accepted-domains',
        'the-domain',
        { set: 'domain-type', to: 'authoritative' },
        'save',
      ],
    },
    { id: 'powershell', kind: 'powershell', commands: [readDomain, setDomainType('Authoritative')] },
    text('not-when'),
  ],
  risk: 'caution',
  role: 'exchange-admin',
  effect: { from: 30, to: 60 },
  verify: [readDomain],
  sources: ['accepted-domains', 'edge-blocking'],
  undo: [setDomainType('InternalRelay')],
};

// --- 4.4.317 Cannot connect, and TLS in general ---

export const checkService: Task = {
  ...harmless,
  id: 'check-service',
  onlyIf: own,
  ways: [text('services')],
  role: 'network-admin',
  sources: ['mail-flow-intelligence'],
};

export const offerStarttls: Task = {
  id: 'offer-starttls',
  kind: 'task',
  onlyIf: own,
  ways: [text('test'), text('server'), text('firewall')],
  risk: 'caution',
  role: 'network-admin',
  effect: null,
  verify: [],
  sources: ['mail-flow-intelligence', 'tls-versions'],
  undo: [],
};

export const sendFullChain: Task = {
  id: 'send-full-chain',
  kind: 'task',
  onlyIf: own,
  ways: [text('chain'), text('trust')],
  risk: 'caution',
  role: 'network-admin',
  effect: null,
  verify: [],
  sources: ['untrusted-root'],
  undo: [],
};

export const checkConnectorTls: Task = {
  id: 'check-connector-tls',
  kind: 'task',
  onlyIf: own,
  ways: [
    { id: 'read', kind: 'powershell', commands: [readConnectors] },
    {
      id: 'portal',
      kind: 'portal',
      site: 'https://admin.exchange.microsoft.com',
      path: ['exchange-admin-center', 'mail-flow', 'connectors', 'the-connector', 'edit-restrictions'],
      text: true,
    },
  ],
  risk: 'caution',
  role: 'exchange-admin',
  effect: { from: 30, to: 60 },
  verify: [],
  sources: ['mail-flow-intelligence', 'connectors'],
  undo: [],
};

// --- 4.4.318 Connection was closed abruptly ---

export const closedScenario: Question = {
  id: 'closed-scenario',
  kind: 'question',
  onlyIf: own,
  answers: ['firewall', 'server', 'network'],
};

export const correctPacketInspection: Task = {
  id: 'correct-packet-inspection',
  kind: 'task',
  onlyIf: { step: 'closed-scenario', answer: 'firewall' },
  ways: [text('firewall')],
  risk: 'caution',
  role: 'network-admin',
  effect: null,
  verify: [],
  sources: ['mail-flow-intelligence'],
  undo: [],
};

export const healServer: Task = {
  ...harmless,
  id: 'heal-server',
  onlyIf: { step: 'closed-scenario', answer: 'server' },
  ways: [text('server')],
  role: 'network-admin',
  sources: ['mail-flow-intelligence'],
};

export const askNetworkTeam: Task = {
  ...harmless,
  id: 'ask-network-team',
  onlyIf: { step: 'closed-scenario', answer: 'network' },
  ways: [text('message')],
  role: 'network-admin',
  sources: ['mail-flow-intelligence'],
};

// --- 4.7.320 Certificate validation failed ---

export const certificateScenario: Question = {
  id: 'certificate-scenario',
  kind: 'question',
  onlyIf: own,
  answers: ['expired', 'mismatch', 'invalid'],
};

export const renewCertificate: Task = {
  id: 'renew-certificate',
  kind: 'task',
  onlyIf: { step: 'certificate-scenario', answer: 'expired' },
  ways: [text('server')],
  risk: 'caution',
  role: 'network-admin',
  effect: null,
  verify: [],
  sources: ['mail-flow-intelligence'],
  undo: [],
};

export const matchCertificateName: Task = {
  id: 'match-certificate-name',
  kind: 'task',
  onlyIf: { step: 'certificate-scenario', answer: 'mismatch' },
  ways: [text('certificate'), text('connector')],
  risk: 'caution',
  role: 'network-admin',
  effect: { from: 30, to: 60 },
  verify: [readConnectors],
  sources: ['mail-flow-intelligence', 'connectors'],
  undo: [],
};

export const replaceCertificate: Task = {
  id: 'replace-certificate',
  kind: 'task',
  onlyIf: { step: 'certificate-scenario', answer: 'invalid' },
  ways: [text('server')],
  risk: 'caution',
  role: 'network-admin',
  effect: null,
  verify: [],
  sources: ['mail-flow-intelligence', 'untrusted-root'],
  undo: [],
};

// --- Everything else ---

export const readDestination: Task = {
  ...harmless,
  id: 'read-destination',
  ways: [text('error'), text('trace')],
  role: 'exchange-admin',
  sources: ['mail-flow-intelligence'],
};

export const sendAgain: Task = {
  ...harmless,
  id: 'send-again',
  ways: [text('queue'), text('bounced')],
  role: 'anyone',
  sources: ['mail-flow-intelligence'],
};
