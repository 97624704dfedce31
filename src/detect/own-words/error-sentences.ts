/**
 * Sentences of SMTP replies, Exchange Online, bounce reports and mail clients, lower case, without codes, addresses and names.
 * Two words that follow one another here are pasted rather than typed, wherever they stand.
 */
export const ERROR_SENTENCES: readonly string[] = `
abp routing
access denied, a message sent over must pass either spf or dkim validation
access denied, bad helo
access denied, bad outbound sender
access denied, banned recipient
access denied, banned sender
access denied, banned sending ip
access denied, does not accept email over
access denied, has exceeded permitted limits within range
access denied, message must be rfc section compliant
access denied, please try again later
access denied, rejected by recipient
access denied, spam abuse detected
access denied, sending domain does not pass dmarc verification and has a dmarc policy of reject
access denied, sending domain doesn't meet the required authentication level
access denied, tenant has exceeded threshold
access denied, the sending address must have a reverse dns record
access denied, traffic not accepted from this ip
access denied, your organization does not allow external forwarding
account disabled
account inactive
account is full
account is over quota
action required recipient
address not found
address rejected
an error occurred while trying to deliver this message to the recipient's email address
an error occurred while sending mail
antispam policy violation
attachment type not allowed
authentication credentials invalid
authentication failed
authentication required
authentication unsuccessful
bad address syntax
bad destination mailbox address
bad sender's system address
bare line feeds are not allowed
basic authentication is disabled
basic authentication is not supported for client submission
blocked by your organization using tenant allow block list
cannot achieve exchange server authentication
cannot connect to remote server
cannot connect to the destination server
cannot establish session with remote server
cannot find your hostname
cannot open mailbox
certificate expired
certificate host mismatch
certificate validation failed
certificate verify failed
client blocked from sending from unregistered domains
client does not have permissions to send as this sender
client host blocked using
client host rejected
client not authenticated to send mail
client was not authenticated to send anonymous mail during mail from
concurrent connections limit exceeded
connected, but the server answered with an immediate error or does not meet the connection requirements
connection closed by remote host
connection dropped due to
connection error while connecting
connection frequency limited
connection lost
connection refused
connection reset by peer
connection timed out
connection timeout
connection was closed abruptly
contact your administrator
contact your email admin
contact your service provider for support
content filter agent quarantined this message
content rejected
continuous error throttling
could not be delivered
could not be delivered to one or more recipients
could not connect to
could not deliver message to
could not resolve host
cryptographic failure
daily sending quota exceeded
daily user sending limit exceeded
data command rejected
delete your own text from the attached returned message
delivery failed because the sender isn't a group member
delivery has failed to these recipients or groups
delivery incomplete
delivery not authorized, message refused
delivery status notification failure
delivery temporarily suspended
delivery time expired
delivery to the following recipient failed permanently
despite repeated attempts to contact the recipient's email system it didn't respond
destination certificate could not be validated
destination mail server must support tls to receive mail
diagnostic information for administrators
did not pass
direct send not allowed for this organization from unauthorized sources
disabled for the mailbox
disabled for the tenant
dns domain does not exist
dns query failed
dnssec invalid
domain does not exist
domain not found
domain of sender address does not resolve
does not like recipient
email address is not verified
email rejected per policy
email sending failed
encryption required for requested authentication mechanism
error in processing
error while sending
exception calling send with argument
exceeded the maximum number of
external recipients from your tenant's domains
external sending is not supported for high volume email accounts
failed to authenticate on smtp server with username
failed to connect
failed to establish appropriate tls channel
failed to send email
failed to send message
federated sts service was unreachable
find recipient by address
for further assistance, please send mail to postmaster
for instructions on setting up authentication, go to
for more information please go to
for more information see
for more tips to help resolve this issue see
forward this message to your email admin
generating server
giving up on
greylisted, please try again later
greylisting in action
handled internal oof addressed to external recipient
helo command rejected
hop count exceeded
host not found
host or domain name not found
host said
host unknown
how to fix it
if the problem continues, please contact your helpdesk
if the problem persists
if you continue to receive this message
if you do so, please include this problem report
in reply to end of data command
in reply to mail from command
in reply to rcpt to command
insufficient disk space
insufficient system resources
insufficient system storage
internal server error
invalid address
invalid arguments
invalid characters
invalid credentials
invalid login
invalid mailbox
invalid message content
invalid or unknown sender address
invalid recipient
invalid recipient address
invalid sender
invalid user
is currently unable to handle
is disabled for the mailbox
is disabled for the tenant
is not a valid mailbox
is not accepting any mail
is not allowed to send
is not allowed to relay
is not permitted to
is over quota
it may take up to
it was rejected by the recipient's email server
journaling on premises messages not supported when journaling archive is disabled
local delivery failed
local policy violation
login denied
lookup failed
mail appears to be unsolicited
mail content denied
mail could not be delivered
mail delivery failed returning message to sender
mail delivery subsystem
mail flood detected
mail for loops back to myself
mail from command failed
mail quota exceeded
mail rejected due to
mail sent to the wrong office region
mail server temporarily rejected message
mail size limit exceeded
mailbox busy
mailbox disabled, not accepting messages
mailbox does not exist
mailbox full
mailbox has exceeded the limit
mailbox is disabled
mailbox is full
mailbox is unavailable
mailbox name not allowed
mailbox not found
mailbox size limit exceeded
mailbox storage limit reached
mailbox temporarily disabled
mailbox unavailable
maximum message size exceeded
message blocked due to
message body rejected
message contains a virus
message could not be delivered
message could not be sent
message deferred unable to verify spf policy for
message delayed
message delivery failed
message expired
message filtered
message has been rejected
message length exceeds administrative limit
message not delivered
message refused
message rejected
message rejected as spam
message rejected by
message rejected due to content restrictions
message rejected due to local policy
message rejected for policy reasons
message size exceeds fixed maximum
message size exceeds maximum size
message temporarily deferred
message too big for system
message too large
message was not accepted
message was not delivered
messages from weren't sent
more information is available at
multiple authentication checks failed
multiple from addresses are not allowed without sender address
must issue a starttls command first
mx hosts of domain failed mta sts validation
name service error for
need fully qualified hostname
network is unreachable
no answer from host
no mailbox here by that name
no passing dkim signature found
no route to host
no such person at this address
no such recipient here
no such user here
no valid recipients
no valid hosts
not accepting network messages
not authorized
not our customer
not permitted to relay
null sender is not allowed
operation timed out
organization queue quota exceeded
our system has detected that this message is
out of memory
outlook cannot connect to your outgoing e-mail server
over quota
part of their network is on our block list
password not accepted from server
password transition needed
permanent failure for one or more recipients
permission denied
pfa agent busy, please try again
please check the message for more information
please check the recipient's email address and try to resend the message
please check your account settings
please contact the recipient by some other means
please contact your administrator for further assistance
please contact your internet service provider
please log in via your web browser and then try again
please refer to
please resubmit your message
please retry later
please see
please try again later
please turn on smtp authentication in your mail client
please use a different authentication mechanism
please visit
policy rejection
policy violation detected
poor reputation
primary target ip address responded with
priority level is too low
proxy session setup failed on frontend with
quota exceeded
rate limit exceeded
rcpt to command failed
recipient address has null mx
recipient address rejected
recipient address rejected user unknown in
recipient not found by smtp address lookup
recipient server unavailable
recipient thread limit exceeded
recipient unknown
recipient verify failed
recipient's mailbox is full
recipient's per hour message receive limit from specific sender exceeded
recipient's per hour message receive limit exceeded
rejected because of
rejected by the recipient domain
relay access denied
relay not permitted
relaying denied
relaying prohibited
remote certificate failed mta sts validation
remote host said
remote server returned
remote server returned message detected as spam
remote server returned unknown recipient or mailbox unavailable
remote server is misconfigured
requested action aborted
requested action not taken
requested mail action aborted
requested mail action okay
require tls support required
resources temporarily unavailable
reverse dns lookup failed
reverse dns validation failed
routing loop detected
security conversion required but not possible
security features not supported
send as denied
send hello first
send the message again following these steps
sender address rejected
sender blocked
sender denied
sender not authenticated for group
sender not in allowed senders list
sender policy framework violation
sender rejected
sender thread limit exceeded
sender verify failed
sender was not authenticated by organization
sender was not authenticated for mailbox
sender was not authenticated for public folder
server at returned
server busy
server could not be found
server did not respond
server error
server refused to allow
server requires authentication
server response timeout
server returned
server too busy
service currently unavailable
service not available, closing transmission channel
service refused
service unavailable
session timed out
session timeout
single label domain
smtp authentication is required
smtp error from remote mail server after end of data
smtp protocol error
smtp server requires authentication
socket error code
software caused connection abort
some recipients were refused
sorry, no mailbox here by that name
spam detected by content scanner
spam message rejected
spf validation failed
starttls is required to send mail
starttls not supported
status code
submission quota exceeded
suspicious activity detected
syntax error in parameters or arguments
syntax error, command unrecognized
system incorrectly configured
system not accepting network messages
task reported error
technical details of permanent failure
temporarily deferred due to
temporarily rate limited due to ip reputation
temporarily unable to deliver
temporary authentication failure
temporary failure in name resolution
temporary lookup failure
temporary server error
tenant external recipient rate limit
tenant has exceeded its daily limit
tenant locked out, user not found
the account or domain may not exist, they may be blacklisted, or missing the proper dns entries
the address is misspelled or may not exist
the address couldn't be found, or is unable to receive mail
the certificate specified in the of the send connector could not be found
the domain failed dane validation
the email account that you tried to reach does not exist
the email account that you tried to reach is over quota
the email address you entered couldn't be found
the email system had a problem processing this message
the federated sts url does not support https
the following addresses had permanent fatal errors
the following identities failed the check in region
the following recipients could not be reached
the following organization rejected your message
the host name could not be resolved
the mail system
the mailbox you are trying to reach
the maximum number of recipients
the message could not be sent because
the message was rejected because of sender policy framework violation
the message was rejected by organization policy
the operation has timed out
the recipient's inbox is full
the recipient's mailbox is full and can't accept messages now
the remote name could not be resolved
the request did not meet the criteria to be authenticated successfully
the response from the remote server was
the sender's domain in the address doesn't meet the authentication requirements defined for the sender
the server response was
the smtp server requires a secure connection or the client was not authenticated
the target principal name is incorrect
the user credentials were incorrect
the user or domain that you are sending to has a policy that prohibited the mail
there is a partner connector configured that matched the message's recipient domain
there was a problem delivering your message to
this is a permanent error
this is a temporary error
this is the mail system at host
this mail has been blocked because the sender is unauthenticated
this message has been blocked
this message looks too much like spam
this message may be spam
this message was created automatically by mail delivery software
this message was rejected
tls negotiation failed with error
tls handshake failed
tlsa invalid
to learn how to fix this see
to reduce the amount of spam sent
too many concurrent connections
too many connections
too many errors
too many hops
too many login attempts
too many messages
too many recipients
too many related errors
traffic not accepted from this ip
transaction failed
trial tenant has exceeded its daily limit for sending email to external recipients
trust relationship required
try again later
try one or more of the following
tunneling socket could not be established
unable to connect to remote host
unable to connect to the remote server
unable to deliver your message
unable to relay recipient in non accepted domain
unable to read data from the transport connection
unable to send email
unable to verify
undeliverable message returned to sender
unexpected failure
unfortunately, messages from
unknown or illegal alias
unknown to address
unknown user
unknown user name or bad password
unrecognized authentication type
unrecognized command
unroutable address
unusual rate of unsolicited mail
user account disabled
user disabled
user has exceeded its
user is locked by your organization's security defaults policy
user is over quota
user not found
user not local
user reject the mail
user unknown
user unknown in virtual mailbox table
user's mailbox is full
username and password not accepted
verification failed
visit for more information
was acknowledged with smtp response
was not delivered to
wasn't found at
we were unable to deliver your message
we have been unable to deliver
will be retried
will not be retried
winsock error code
with recipient domain
you are not allowed to
you do not have permission to send to this recipient
you do not need to resend your message
you have reached a limit for sending mail
you must log in to send mail
please try double-checking the recipient's email address for typos or unnecessary spaces
to best protect our users from spam, the message has been blocked
please direct the recipient to clear storage space
this message hasn't been delivered yet
delivery will continue to be attempted
the server will keep trying to deliver this message for the next
days, hours and minutes
you'll be notified if the message can't be delivered by that time
it's attached below
your access to this mail system has been rejected
your email has been rate limited
your email was rejected
your ip has been blocked
your mail server has been blocked
your message can't be sent because you've reached your daily limit for message recipients
your message couldn't be delivered
your message did not reach some or all of the intended recipients
your message has been blocked
your message is too large to send
your message to couldn't be delivered
your message was not delivered
your message wasn't delivered because
your organization does not allow external forwarding
`
  .trim()
  .split('\n');
