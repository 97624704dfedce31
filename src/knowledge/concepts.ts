/**
 * What questions are made of, each with its meaning: an article's topics are rules over these, and the words for them lie
 * in locales/<lng>/search.json. A concept is worth its place only when a topic needs it, for an article or against all.
 */
export const concepts = {
  // Mail and who sends it
  mail: 'e-mail as such: mail, message, e-mail',
  send: 'to send; outgoing; to relay; to notify by mail',
  receive: 'to receive, arrive, be delivered, get through; incoming',
  'mail-flow': 'mail flow, mail routing or transport between servers as a subject of its own',
  mailbox: 'a mailbox or mail account, also a service account that programs send with (noreply@)',
  'shared-mailbox': 'a shared mailbox or functional mailbox of a team',
  licence: 'a Microsoft licence or plan of a user or mailbox; licensed, unlicensed',
  printer: 'a device that prints, copies or scans: printer, copier, scanner, multifunction device, and their makers',
  'scan-to-mail': 'scanning to e-mail, the function of a printer that mails a scan',
  program:
    'software or a device, other than Outlook or a printer, that sends mail: app, script, ERP, NAS, website form, monitoring, alarm system, camera',
  settings: 'to set up or configure; settings, parameters',
  microsoft365:
    'Microsoft 365, Office 365, Exchange Online, smtp.office365.com, the Microsoft cloud, Microsoft as sender',
  exchange: 'Exchange without more: the own server or Exchange Online',

  // Signing in
  smtp: 'SMTP, submission, the outgoing mail server setting, port 587',
  'smtp-auth': 'SMTP AUTH, authenticated SMTP, SMTP client authentication, the switch for it',
  authentication: 'to sign in, log in, authenticate; credentials, user name',
  password: 'password, passphrase, and what people call it for short',
  mfa: 'multi-factor or two-step authentication, authenticator app, one-time code',
  'app-password': 'app password: the extra password for a program that cannot do MFA',
  'security-defaults': 'security defaults of Microsoft Entra (as the portal in this language calls them)',
  'conditional-access': 'Conditional Access and its policies; blocking of legacy authentication',
  'basic-auth': 'Basic authentication, legacy authentication, signing in with user name and password alone',
  oauth: 'OAuth, modern authentication, token, XOAUTH2',
  retirement:
    'an end that is announced: retired, deprecated, phased out, end of support, deadline, how long still, from when',
  enable: 'to enable, turn on, activate, allow, permit',
  disabled: 'disabled, turned off, deactivated, not allowed; to turn off',
  changed: 'changed, new, replaced, renewed, reset, updated; since the change',

  // How it fails
  failing: 'fails, does not work, stopped working, broken, cannot, trouble, problem',
  not: 'a plain negation: not, no, never, no longer, without success',
  error: 'an error message, error code, alert or warning',
  refused: 'refused, rejected, denied, turned away, not accepted',
  blocked: 'blocked, filtered or stopped by something on the way',
  'no-answer': 'no answer: timed out, unreachable, does not respond, is down, offline, no reaction',
  dropped: 'an existing connection that ends too early: dropped, closed, reset, aborted, lost, cut in the middle',
  unavailable: 'a service that answers that it is not available: unavailable, busy, overloaded, under maintenance',
  'server-error': 'an internal error of the server: internal error, server error, invalid reply of the server',
  temporary: 'temporary, transient, passing, try again later, wait and retry',
  sometimes: 'now and then: sometimes works, sometimes not; intermittent, random, sporadic',
  delayed: 'late: delayed, slow, stuck, pending, waiting, takes hours',
  queue: 'a mail queue; queued, piled up, backlog, deferred',
  bounce: 'a non-delivery report: bounced, returned, undeliverable, NDR',
  'mailbox-full': 'the mailbox is full, quota exceeded, too many messages for its size',

  // Servers and the way between them
  server: 'a mail server or server as such, host, gateway',
  'on-premises': 'an own server in the own house: on-premises, local, in-house, hybrid, Exchange Server 2016 or 2019',
  partner:
    'another organisation that we exchange mail with: partner, customer, supplier, other company, recipient domain',
  migrated: 'moved to the cloud, migrated; the old server shut down, switched off for good, decommissioned',
  connector: 'a connector of Exchange, inbound or outbound',
  'smart-host': 'smart host, relay host, the next hop that a connector points to',
  connection: 'a network connection, session, link; to connect, to reach',
  firewall: 'firewall, packet inspection, fixup, mail security appliance, proxy, antivirus between servers',
  'port-25': 'TCP port 25',
  network: 'the line to the internet: provider, router, IP address, internet, network',
  tls: 'TLS, SSL, STARTTLS, encrypted connection, handshake, cipher',
  certificate: 'a server certificate (TLS, SSL, X.509)',
  expired: 'expired, ran out, no longer valid, out of date',
  'name-mismatch': 'names that do not match: wrong name in the certificate, wrong host name, subject, SAN',
  untrusted:
    'not trusted, self-signed, revoked, not valid, unknown issuer, chain or root missing; certificate check fails',
  chain: 'the intermediate certificate or the chain is missing, the root is not trusted',
  dns: 'DNS, name server, name resolution; to resolve or look up a name; zone, record',
  mx: 'MX record',
  domain: 'an internet domain',

  // What speaks against every article
  imap: 'fetching mail into a program: IMAP, POP3, ActiveSync, mail on a phone',
  inbox:
    'what people do inside a mail client: rules, folders, search, archive, recall, undo, fonts, read receipts, drafts',
  'automatic-reply': 'out-of-office replies, vacation notices, automatic answers, forwarding',
  signature: 'the signature below a mail, disclaimer, logo',
  attachment: 'attachments, files in a mail and their size',
  spam: 'spam, junk, phishing, quarantine, suspicious or hacked; newsletters, blocklists',
  'secret-mail': 'encrypting or signing one mail: S/MIME, message encryption, sensitivity labels, PGP',
  writing: 'wording a text: write, draft, translate, summarise, correct a mail or letter',
  contacts: 'address book, contacts, distribution lists, groups, members',
  calendar: 'calendar, appointment, meeting, invitation, room, desk booking, reminder',
  chat: 'Teams and other chats or calls as the thing that has trouble: channel, video call, camera, microphone, sound, screen sharing',
  crash:
    'an application or computer that crashes, freezes, hangs, is slow, shows a blue or white screen, does not start',
  files: 'documents and storage: OneDrive, SharePoint, Excel, Word, PowerPoint, folder, backup, disk space',
  paper: 'printing on paper: paper jam, toner, ink, tray, print job, print quality, driver, double-sided',
  wireless: 'Wi-Fi, VPN, hotspot, Bluetooth, mobile data',
  'windows-login': 'the own computer or company account: Windows password, PIN, locked screen, laptop login, BitLocker',
  hardware: 'things to touch: laptop, screen, keyboard, mouse, USB, HDMI, cable, charger, docking station, headset',
  phone: 'telephone: mobile, iPhone, Android, SIM, voicemail, text message, phone call',
  website: 'a website as the thing that has trouble: browser, web page, web server, HTTPS, intranet, portal, cookies',
  'other-service':
    'servers and ports that are not mail: SSH, RDP, SQL, FTP, LDAP, Docker, Kubernetes, game server, port 22, 80, 443, 3389',
  food: 'eating and places for it: cafeteria, canteen, lunch, coffee, recipe, restaurant',
  weather: 'weather, temperature, rain, forecast',
  leisure: 'sport, match, film, music, games, jokes, party, news, politics',
  travel: 'journeys and deliveries of things: train, flight, hotel, parking, car, parcel, post office, harbour',
  'work-life':
    'people and papers: holidays, salary, invoice, HR, contract, diploma, birth certificate, driving licence, training, doctor',
} as const;

/** Id of a concept. */
export type Concept = keyof typeof concepts;

/** Concepts that speak against every article: people ask about them elsewhere. */
const elsewhere = new Set<Concept>([
  'mailbox-full',
  'imap',
  'inbox',
  'automatic-reply',
  'signature',
  'attachment',
  'spam',
  'secret-mail',
  'writing',
  'contacts',
  'calendar',
  'chat',
  'crash',
  'files',
  'paper',
  'wireless',
  'windows-login',
  'hardware',
  'phone',
  'website',
  'other-service',
  'food',
  'weather',
  'leisure',
  'travel',
  'work-life',
]);

/** What is done to things and how they fail, as verbs tell it. */
const happenings = new Set<Concept>([
  'enable',
  'disabled',
  'changed',
  'failing',
  'not',
  'refused',
  'blocked',
  'no-answer',
  'dropped',
  'unavailable',
  'temporary',
  'sometimes',
  'delayed',
  'retirement',
]);

/** Whether a concept speaks against every article. */
export const isElsewhere = (concept: Concept): boolean => elsewhere.has(concept);

/** Whether a concept is something that happens, rather than a thing that it happens to. */
export const isHappening = (concept: Concept): boolean => happenings.has(concept);
