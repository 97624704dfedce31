import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { findArticle, findCause, stepsFor } from '../../src/knowledge/knowledge.ts';
import { type Match, matchArticle } from '../../src/knowledge/match.ts';

const host = '[MN2PR05CA0004.namprd05.prod.outlook.com 2026-09-12T20:59:57.214Z 08DBB276B7E699C4]';
const refused = '535 5.7.139 Authentication unsuccessful,';

describe('A refused sign-in', () => {
  it.each([
    [
      `${refused} SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled ${host}`,
      'tenant-off',
      'enable-mailbox',
    ],
    [
      `${refused} SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled ${host}`,
      'mailbox-off',
      'enable-mailbox',
    ],
    [
      `ERROR: (535, b'5.7.139 Authentication unsuccessful, the user credentials were incorrect. ${host}')`,
      'wrong-credentials',
      'check-password',
    ],
    [
      `${refused} the request did not meet the criteria to be authenticated successfully. Contact your administrator. ${host}`,
      'conditional-access',
      'exclude-from-conditional-access',
    ],
    [
      `${refused} user is locked by your organization's security defaults policy. Contact your administrator. ${host}`,
      'security-defaults',
      'leave-basic-auth',
    ],
    [
      `javax.mail.AuthenticationFailedException: ${refused} basic authentication is disabled. ${host}`,
      'basic-auth-disabled',
      'read-auth-policy',
    ],
    [`${refused} federated STS service was unreachable. ${host}`, 'federation', 'check-federation'],
    [`${refused} the federated STS URL does not support HTTPS. ${host}`, 'federation', 'check-federation'],
    ['535 5.7.3 Authentication unsuccessful: User not found', 'wrong-credentials', 'check-password'],
    [`Invalid login: 535 5.7.3 Authentication unsuccessful ${host}`, null, 'check-password'],
    ['535 5.7.139', null, 'check-password'],
    ['5.7.57 Client not authenticated to send mail.', 'not-signed-in', 'check-client'],
    [
      `530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM ${host}`,
      'not-signed-in',
      'check-client',
    ],
    [
      `The server response was: 5.7.57 Client not authenticated to send mail. Error: ${refused} SmtpClientAuthentication is disabled for the Tenant. ${host}`,
      'tenant-off',
      'enable-mailbox',
    ],
    [
      `5.7.57 Client not authenticated to send mail. Error: ${refused} the user credentials were incorrect. ${host}`,
      'wrong-credentials',
      'check-password',
    ],
  ])('is told apart by what stands beside the code: %s', (text, cause, firstStep) => {
    const match = matchText(text);
    expect(match).toMatchObject({ article: 'smtp-auth', cause });
    expect(firstStepOf(match)).toBe(firstStep);
  });

  it('is not told apart by what the person says about it', () => {
    const text = `We have already turned off our security defaults policy, and it still says this:\n\n${refused} ${host}`;
    expect(matchText(text)).toMatchObject({ article: 'smtp-auth', cause: null });
  });
});

describe('A temporary server error', () => {
  it.each([
    ['451 4.7.0 Temporary server error. Please try again later. PRX4', 'PRX4'],
    [
      `451-4.7.0 Temporary server error. Please try again later. PRX9 RemoteHost: PH7P222CA0012. ErrorCode 10054 ${host}`,
      'PRX9',
    ],
    [
      `MailKit.Security.AuthenticationException: ErrorInProcessing: 4.7.0 Temporary server error. Please try again later. PRX4 ${host}`,
      'PRX4',
    ],
    ['451 4.7.0 PRX2', 'PRX2'],
    ['451 4.7.0 Temporary server error. Please try again later.', null],
  ])('is a proxy that could not hand over the session: %s', (text, tag) => {
    const match = matchText(text);
    expect(match).toMatchObject({ article: 'prx4', cause: null, finding: { tag } });
    expect(firstStepOf(match)).toBe('retry-later');
  });
});

describe('A code that only looks like one we know', () => {
  it.each([
    ['550 5.7.3 Cannot achieve Exchange Server authentication'],
    ['454 4.7.0 Temporary authentication failure'],
    ['454 4.7.0 Failed to establish appropriate TLS channel: UntrustedRoot: Access Denied.'],
    ['550 5.1.1 User unknown'],
  ])('opens no checklist of ours: %s', (text) => {
    const match = matchText(text);
    expect(match).toMatchObject({ article: null, cause: null, alternatives: [] });
    expect(match.finding).not.toBeNull();
  });
});

describe('Mail that waits for a server', () => {
  const attempted = '[LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=203.0.113.5:25]';

  it.each<[string, string, string | null]>([
    [`450 4.4.312 DNS query failed [Message=InfoNoRecords] ${attempted}`, 'dns-query-failed', null],
    [`550 5.4.312 Message expired, DNS query failed(ErrorRetry)`, 'dns-query-failed', null],
    [`450 4.4.315 Connection timed out ${attempted}`, 'connection-timed-out', null],
    [`450 4.4.316 Connection refused [Message=Socket error code 10061] ${attempted}`, 'connection-refused', null],
    ['550 5.4.316 Message expired, connection refused(Socket error code 10061)', 'connection-refused', null],
    [
      `450 4.4.317 Cannot connect to remote server [Message=UntrustedRoot] ${attempted}`,
      'cannot-connect',
      'untrusted-root',
    ],
    [`450 4.4.317 Cannot establish session with remote server ${attempted}`, 'cannot-connect', null],
    [
      `450 4.4.317 Cannot connect to remote server [Message=451 5.7.3 STARTTLS is required to send mail] ${attempted}`,
      'cannot-connect',
      'starttls',
    ],
    ['451 5.7.3 STARTTLS is required to send mail', 'cannot-connect', 'starttls'],
    ['5.7.3 STARTTLS is required to send mail', 'cannot-connect', 'starttls'],
    [`450 4.4.318 Connection was closed abruptly (SocketError) ${attempted}`, 'connection-closed', null],
    [
      `450 4.7.320 Certificate validation failed [Message=SubjectMismatch] ${attempted}`,
      'certificate-validation',
      'mismatch',
    ],
    ['450 4.7.320 Certificate validation failed [Message=CertificateExpired]', 'certificate-validation', 'expired'],
    ['550 5.7.30 Basic authentication is not supported for Client Submission', 'basic-auth-retired', null],
    ['Alert: Messages have been delayed', 'mail-flow-other', null],
    ['SmtpClientAuthentication is disabled for the Tenant', 'smtp-auth', 'tenant-off'],
  ])('opens the checklist of what happened: %s', (text, article, cause) => {
    expect(matchText(text)).toMatchObject({ article, cause });
  });

  it('is answered without a question that the text has answered', () => {
    const steps = (cause: string | null) =>
      stepsFor(findArticle('certificate-validation') as Article, cause).map(({ id }) => id);
    expect(steps(null)).toContain('certificate-scenario');
    expect(steps('mismatch')).not.toContain('certificate-scenario');
    expect(steps('mismatch')).toContain('match-certificate-name');
  });
});

describe('Several codes in one text', () => {
  it('answer the first and name the articles of the others', () => {
    const log = `530 5.7.57 Client not authenticated to send mail. ${host}\n451 4.7.0 Temporary server error. Please try again later. PRX4  ${host}`;
    expect(matchText(log)).toMatchObject({
      article: 'smtp-auth',
      cause: 'not-signed-in',
      alternatives: ['prx4'],
      others: [{ article: 'prx4', cause: null, finding: { tag: 'PRX4' } }],
    });
  });

  it('answer what is inside a code that nothing is known about', () => {
    const text =
      "450 4.4.101 Proxy session setup failed on Frontend with '451 4.7.0 Temporary server error. Please try again later. PRX4'";
    expect(matchText(text)).toMatchObject({ article: 'prx4', alternatives: [] });
  });

  it('never answer one failure with what is inside another', () => {
    const text = `550 5.1.1 User unknown\n\n5.7.57 Client not authenticated to send mail. Error: ${refused} basic authentication is disabled.`;
    expect(matchText(text)).toMatchObject({
      article: null,
      finding: { enhanced: '5.1.1' },
      alternatives: ['smtp-auth'],
    });
  });
});

describe('An error sentence without a code', () => {
  it.each([
    [
      'prx4',
      "sendmail: the message could not be sent: errormsg='the server sent an invalid reply' exitcode=EX_PROTOCOL",
    ],
    ['smtp-auth', 'Send error 1102 / 0x1102 on the Kyocera'],
    ['smtp-auth', 'Scan to e-mail: ERROR #801'],
    [
      'smtp-auth',
      'Authentication with the destination has failed. Check settings. To check the current status, press [Scanned Files Status].',
    ],
    ['smtp-auth', 'PHPMailer: SMTP Error: Could not authenticate.'],
    ['smtp-auth', 'SMTP ERROR: Password command failed'],
    [
      'smtp-auth',
      'Swift_TransportException: Failed to authenticate on SMTP server with username "x" using 2 possible authenticators',
    ],
    ['smtp-auth', '*** No authentication type succeeded'],
    ['smtp-auth', "Error: Invalid login { code: 'EAUTH', command: 'AUTH LOGIN' }"],
    ['smtp-auth', 'MailKit.Security.AuthenticationException: Authentication unsuccessful'],
    ['smtp-auth', 'ssmtp: Authorization failed'],
    ['smtp-auth', 'smtplib.SMTPAuthenticationError raised in send_report()'],
    ['smtp-auth', 'javax.mail.AuthenticationFailedException: failed to connect'],
    [
      'smtp-auth',
      'System.Net.Mail.SmtpException: The SMTP server requires a secure connection or the client was not authenticated.',
    ],
    ['smtp-auth', 'SASL authentication failed; server smtp.office365.com[52.97.1.1] said: Authentication unsuccessful'],
    ['connection-refused', 'connect to mail.contoso.com[192.0.2.1]:25: Connection refused'],
    ['connection-refused', 'Failed to connect. Winsock error code: 10061, Win32 error code: 10061'],
    ['connection-timed-out', 'connect to mail.contoso.com[192.0.2.1]:25: Connection timed out'],
    ['connection-closed', 'stat=Deferred: Connection reset by mail.contoso.com.'],
    ['dns-query-failed', 'LED=DNS query failed [InfoDomainNonexistent]'],
    ['certificate-validation', 'status=deferred (Server certificate not verified)'],
  ])('names its article: %s', (article, text) => {
    expect(matchText(text)).toMatchObject({ finding: null, article });
  });
});

describe('A text without a code', () => {
  it.each([[''], ['The printer on the second floor is out of toner.'], ['curl: (67) Login denied']])(
    'matches nothing: %s',
    (text) => {
      expect(matchText(text)).toEqual({ finding: null, article: null, cause: null, alternatives: [], others: [] });
    },
  );
});

const matchText = (text: string): Match => matchArticle(detect(text));

function firstStepOf({ article: id, cause }: Match): string | undefined {
  const article = id === null ? null : findArticle(id);
  if (!article) return undefined;
  expect(findCause(article, cause)?.id ?? null).toBe(cause);
  return stepsFor(article, cause)[0]?.id;
}
