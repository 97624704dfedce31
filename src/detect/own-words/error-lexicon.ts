/**
 * English words of SMTP replies, Exchange Online sentences, bounce reports and mail logs.
 * A word stands here when it is more likely pasted than typed, as long as other such words stand around it.
 */
export const ERROR_WORDS: ReadonlySet<string> = words(`
  abandoned abort aborted abruptly abuse abusive accept acceptable accepted accepting accepts access according account
  accounts achieve acknowledge acknowledged acknowledgement acl action actions actual additional address addressed addresses
  adjusting administrative administrator administrators admin again agent algorithm alias allow allowed allowing allows
  alternate ambiguous anonymous anti antispam api appears appended application appropriate approval arc archive argument
  arguments arrival assistance async attached attempt attempted attempts attribution auth authenticate authenticated
  authentication authenticator author authoritative authority authorised authorization authorized automated automatic
  automatically available await back backend backtrace backup  bandwidth banned bare based basic because been before begin believe
  binary blacklist blacklisted blob block blocked blocklist blocklisted blocklists blocks body bounce bounced bounces
  boundary broken browser bulk busy bytes cached call caller calling cannot canonical cap capable capability category caught cause
  caused certificate certificates certification chain changed channel char character characters charset check checks
  child cipher class client clients close closed closing cluster code codes command commands committed communicate communicating
  communication compatible completed compliance compliant component compromised concurrent condition config configuration configured
  congestion connect connected connecting connection connections connector connectors consistent console contact contacting
  contain contained contains content contents continuous conversion corrupted could couldn't count created credential credentials
  criteria critical cryptographic current currently custom customer daemon daily data database date debug declared
  decoding decrypt default defaults defer deferral deferred defined delay delayed delegation delist delisted delisting deliver
  deliverable delivered delivering delivery denied deny denying depends deprecated describe described destination detail
  details detected determine device diagnostic diagnostics dictionary did didn't disable disabled disallowed disclosed disconnect
  disconnected disconnecting discontinued disk dispatch display distribution does doesn't domain domains don't dropped
  due duplicate during dynamic eligible email emails empty enable enabled encode encoded encoding encountered encrypt
  encrypted encryption end endpoint enforced enhanced enough ensure enter entered entirely envelope erase error errors establish established
  establishing evaluated event exceed exceeded exceeding exceeds exception exceptions excess excessive exchange execute executing
  exist existing exists exit expanded expansion expect expected expiration expired expires explanation external extra
  fail failed failing failover fails failure failures fatal feature features federated fetch field fields file filter
  filtered filtering filters final first fixed flag flagged flood following follows forbidden format forward forwarded
  forwarding found fraction framework frequency frequent fromaddress frontend full function further gateway gave generate generated
  generating generic gracefully gray graylist graylisted grey greylist greylisted greylisting group groups handle handled handler
  handling handshake hard header headers hello high hop hops host hosted hosting hostname hosts hour however identified identifier identity ignored
  illegal immediate immediately impersonation inactive inbound inbox include included includes including incompatible incomplete
  incorrect incorrectly indicate indicated indicates individual info inform information initial inline inner input insecure inspect
  inspection instance instead insufficient integrity intended interface intermediate internal interrupt interrupted invalid invocation
  invoke ipv issue issued issuer item items journaling junk keep key kind language large later latest layer length
  level licence license likely limit limitation limited limits line lines linked list listed listing lists load local locally located
  location locked lockout log logged login logon logs long longer lookup loop looping loopback lost low machine magic mail
  mailbox mailboxes mailer mailers mailing maildir mails maintenance malformed malicious malware manager manually mandatory many
  match matched matching maximum maxim mechanism mechanisms media member message messages method might minimum minutes misconfigured
  mismatch missing mode moderated moderation modified modify module moved multiple must name named names native needed needs negotiate negotiated
  negotiation nested network neutral next node nonexistent none normal notification notifications notice
  null number object obsolete obtain occurred off offline online open operation operations option order organisation
  organization organization's original originating outbound outcome outgoing output overloaded overquota owner package
  parameter parameters params parse parsing part partial partner parts pass passed passing password passwords path peer
  pending per perform performed period permanent permanently permission permissions permitted persist persists phishing pipe pipelining
  policies policy pool port possible postmaster postoffice premature presented prevented prevents previous previously primary
  principal priority private problem problems process processed processing product profile program prohibited proper properly protected
  protection protocol provide provided provider proxy public purpose purposes quarantined query queue queued quota quoted range
  rate rcpt reached read reading reason reasons receive received receiver receives receiving recent recipient recipient's recipients recognized record
  records recorded redirect redirected refer reference referral referred refuse refused refuses regarding region registered registry reject rejected
  rejecting rejection rejects related relationship relay relayed relaying reliable reload remediation remote removal remove removed repeated
  reply report reported reporting reports reputation request requested requests require required requirements requires reroute resend reserved
  reset resolve resolved resolver resolving resource resources respond responded response responses restricted restriction restrictions
  result results retried retries retry retrying return returned returns reverse revoked revocation robot root route
  routed router routing rule rules runtime scan scanned scheduled scheme scope secret section secure secured security seen segment select
  selected selector send sender sender's senders sending sends sent sequence serial serialize server server's servers service services session sessions
  setting settings setup several severity shutdown shutting signature signed signing single site size slow smarthost socket
  soft source sources spam spammer spamming specific specified specify spool stack stage start started starting state statistics status
  step stop storage store strict string subdomain subject submission submissions submit submitted succeed succeeded success
  successful successfully such suffix summary supplied support supported supports suspected suspended suspicious syntax system systems tag taken
  target technical temp temporarily temporary tenant tenant's tenants terminate terminated terminating termination test text thread threads threshold
  throttle throttled throttling thumbprint ticket time timed timeout timestamp times token tokens top total
  trace traceback track tracking traffic transaction transcript transfer transferred transient transition transmission transmit transport
  trial tried trigger triggered truncated trust trusted try type types unable unacceptable unauthenticated unauthorised unauthorized
  unavailable undefined undeliverable undelivered unexpected unfortunately unhandled unknown unlisted unprocessable unprovisioned unreachable unrecognised
  unrecognized unregistered unroutable unsolicited unspecified unsuccessful unsupported untrusted unusual update updated upgrade upstream url usage usable
  use used user user's username users uses utf valid validate validated validation validity value values variants verification verified
  verify version viable via violate violates violation virus visit volume warning website wildcard winsock wrong
  attr dkim dmarc dns dnsbl dnssec dane dsn ehlo helo eop eml fqdn ftp html http https imap ip ldap lmtp mapi mime msg mta mts mx ndr
  oauth pop ptr rbl rdns rfc rst sasl smtp smtps spf ssl starttls sts tcp tls tlsa tty udp uri utc gmt x509
  postfix qmail exim sendmail dovecot mimecast proofpoint barracuda spamhaus spamcop sorbs uceprotect mailgun sendgrid amazonses outlook
  hotmail gmail yahoo gsmtp microsoft office365 exchangelabs protonmail icloud aol gmx python java javax php perl powershell curl
  javamail nodemailer mailkit phpmailer swiftmailer msmtp smtplib traceback argumentexception
  mailfrom rcptto noreply bouncer errno econnrefused etimedout eauth esocket enotfound econnreset eof uid gid pid tid
  meet smart go see custom attempting assumed said table virtual learn fwlink instructions results required action fixed misspelled unsubscribe troubleshoot troubleshooting steps following choose ribbon open
    attempting assumed couldn given hi-volume isn't wasn't weren't aren't can't won't hasn't haven't
`);

/** Words of errors that everybody uses who speaks of mail; two of them in a row prove nothing. */
export const EVERYDAY_WORDS: ReadonlySet<string> = words(`
  account accounts address addresses email emails error errors mail mails message messages password passwords receive received receiving
  recipient recipients report reports send sender sending sends sent server servers service user users mailbox mailboxes connection
  smtp outlook office exchange domain client problem setup settings
`);

/** English words that carry no weight of their own: they follow the side that their neighbours are on. */
export const NEUTRAL_WORDS: ReadonlySet<string> = words(`
  bad wrong a about after all also an and any are as at be but by for from had has have if in into is isn it its like more most new no not of
  on one only or other see set out over same should so some than that the their them then there these they this those through to too two
  under until up was were when where which while will with within without would you your yours you're you've please thank sorry yes ok
  may can now here between again below above both either each every well being because since
  monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
`);

/** English words that error texts hardly use: somebody is speaking. */
export const SPEAKING_WORDS: ReadonlySet<string> = words(`
  i i'm im i've ive i'd i'll id've my mine myself me we we're weve we've we'd we'll our ours ourselves us he she his her him
  hi hello hey dear thanks thx tnx ty cheers plz pls guys folks team morning afternoon evening yesterday today tomorrow tonight week weeks weekend
  month ago lately suddenly anymore anyone anybody someone somebody everyone everybody nobody nothing anything something everything
  what what's whats why how who whom whose where's when's whether
  help helps helping advise advice explain fix fixed fixing solve solved idea ideas clue wondering wonder stuck confused urgent urgently asap
  since getting gets get got gives give giving keeps keep kept happening happens happened says say saying seeing saw shows
  think guess know knows want wants need trying tried tries does'nt doesnt dont didnt cant couldnt wont isnt wasnt
  boss colleague colleagues coworker customer customers company our users helpdesk accounting invoices invoice payroll printer printers copier
  scanner scanners scan scans scanning mfp fax xerox ricoh canon konica kyocera brother epson hp lexmark nas camera ups
  works working worked work stopped stops broke breaks broken anyway actually really maybe probably still even just never always ever
  do doing done did am mean means meaning understand look looks looking tell told ask asked asking show showing
  being it's that's there's let's he's she's who's these those could would should kindly appreciate appreciated regards
  newsletter laptop phone iphone android pc desktop web website app apps script scripts ticket
  yep nope yeah okay oh lol ugh wtf omg btw fyi btw
`);

/**
 * Openings of sentences in bounce reports that speak like a person, or that hardly use the lexicon; what follows one up to the
 * end of its sentence is pasted.
 */
export const BOILERPLATE: readonly string[] = [
  "i'm sorry to have to inform you that",
  'your message could not',
  "i'm afraid i wasn't able to deliver",
  "i've given up. sorry it didn't work out",
  'hi. this is the',
  'this is the mail system at host',
  'this is the mail delivery agent at',
  'this message was created automatically by',
  'for further assistance, please send mail to',
  'if you do so, please include this problem report',
  'delete your own text from the attached returned message',
  "your message couldn't be delivered",
  'your message to ',
  'delivery has failed to these recipients or groups',
  'this is an automatically generated delivery status',
  'this is a permanent error',
  'this is a temporary error',
  'you do not need to resend your message',
  'no action is required on your part',
  'the following organization rejected your message',
  'the email address you entered could',
  'try to resend the message',
  'try resending the message',
  'please try resending',
  'please contact the recipient by some other means',
  'please contact your',
  'contact your administrator',
  'contact your email admin',
  'contact your system administrator',
  'forward this message to your email admin',
  'was this helpful? send feedback',
  'more info for email admins',
  'diagnostic information for administrators',
  'the response from the remote server was',
  'for more information',
  'learn more at',
  'there was a problem delivering your message',
  "there's a problem with the recipient",
  'the following addresses had permanent fatal errors',
  'transcript of session follows',
  'sorry, we were unable to deliver your message',
  'the error that the other server returned was',
  'technical details of permanent failure',
  'an error occurred while sending mail',
  'an error occurred while trying to deliver',
  'to learn how to fix this',
  'how to fix it',
  'please try again later',
  'please verify',
  'please check the',
  'the server response was',
  'please go to',
  'did not meet the criteria',
];

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}
