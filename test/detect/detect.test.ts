import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import type { Finding } from '../../src/detect/detection.ts';
import { readFixture } from './read-fixture.ts';

function asLine({ reply, enhanced, tag, role }: Finding): string {
  return [role, reply, enhanced, tag].filter((part) => part !== null).join(' ');
}

function findingsOf(text: string): string[] {
  return detect(text).findings.map(asLine);
}

describe('a code has the role that its place in the report gives it', () => {
  it.each<[string, string, string[]]>([
    ['a lone code is the primary', '5.7.57', ['primary 5.7.57']],
    [
      'a .NET exception names the wrapper first',
      'The server response was: 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [SG2P153CA0002.APCP153.PROD.OUTLOOK.COM 2023-01-24T10:49:45.194Z 08DAFD75B2194F44]',
      ['primary 535 5.7.139', 'wrapper 5.7.57'],
    ],
    [
      'the code behind an arrow is the result, the code before it wraps it',
      'Error: 550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 Spam message rejected\nMessage rejected by: s899.loopia.se',
      ['primary 554 5.7.1', 'wrapper 550 5.7.350'],
    ],
    [
      'an arrow may stand at the end of a wrapped line',
      '550 5.1.351 Remote server returned unknown recipient or mailbox unavailable ->\n550 5.1.1 The email account does not exist',
      ['primary 550 5.1.1', 'wrapper 550 5.1.351'],
    ],
    [
      'an unspecific wrapper of the destination leaves the destination its word',
      '550 5.0.350 Remote server returned an error -> 552 5.3.4 Message too big',
      ['primary 552 5.3.4', 'wrapper 550 5.0.350'],
    ],
    [
      'what stands in [Message=…] is the cause',
      '450 4.4.317 Cannot connect to remote server [Message=451 5.7.3 STARTTLS is required to send mail] [LastAttemptedServerName=x.example](451 5.7.3 STARTTLS is required to send mail)',
      ['primary 450 4.4.317', 'cause 451 5.7.3'],
    ],
    [
      'three nested quotes are wrapper, primary and cause',
      '450 4.4.101 Proxy session setup failed on Frontend with \'451 4.4.0 Primary target IP address responded with "451 5.7.3 STARTTLS is required to send mail." Attempted failover to alternate host\'',
      ['primary 451 4.4.0', 'cause 451 5.7.3', 'wrapper 450 4.4.101'],
    ],
    [
      'an on-premises report says its code twice',
      'mail.contoso.example #<exchange.contoso.example #5.7.1 smtp;530 5.7.1 Client was not authenticated> #SMTP#',
      ['primary 530 5.7.1'],
    ],
    [
      "a relay's own 5.1.1 wraps the remote answer",
      '<relay.example #5.1.1 smtp;554 5.7.1 Message rejected as spam>',
      ['primary 554 5.7.1', 'wrapper 5.1.1'],
    ],
    [
      'an expired message has the last attempt as its cause',
      "Remote Server returned '550 4.4.7 QUEUE.Expired; message expired'\nRemote Server at mx.x.example (192.0.2.1) returned '441 4.4.1 Error encountered while communicating with primary target IP address'",
      ['primary 550 4.4.7', 'cause 441 4.4.1'],
    ],
    [
      'a diagnostic code beats a generic status',
      'Action: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.7.1 Message blocked',
      ['primary 550 5.7.1'],
    ],
    [
      'a status gives its number to a diagnostic code that has none',
      'Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 No such user',
      ['primary 550 5.1.1'],
    ],
    [
      'a status without a number in the diagnostic code stands',
      'Status: 4.4.1\nDiagnostic-Code: smtp; timed out',
      ['primary 4.4.1'],
    ],
    [
      'the quoted answer beats the dsn of a Postfix log',
      'postfix/smtp[1]: A1: to=<a@x.example>, delay=550, dsn=4.7.1, status=deferred (host mx[192.0.2.1] said: 450 4.2.0 <a@x.example>: Greylisted (in reply to RCPT TO command))',
      ['primary 450 4.2.0', 'wrapper 4.7.1'],
    ],
    [
      'success in a transcript is no finding beside a failure',
      'S: 250 2.1.0 Sender OK\nS: 550 5.1.1 User unknown',
      ['primary 550 5.1.1'],
    ],
    [
      'two lines of a log are two failures',
      '530 5.7.57 Client not authenticated to send mail. [x.prod.outlook.com]\n451 4.7.0 Temporary server error. Please try again later. PRX4 [x.prod.outlook.com]',
      ['primary 530 5.7.57', 'primary 451 4.7.0 PRX4'],
    ],
    [
      'a repeated reply of several lines is one finding',
      '550-5.7.26 This mail has been blocked\n550-5.7.26 because it is unauthenticated\n550 5.7.26 see https://support.google.com a1-2002.123 - gsmtp',
      ['primary 550 5.7.26'],
    ],
    [
      'a dump of an error says its reply code again',
      "{ code: 'EAUTH', response: '535 5.7.3 Authentication unsuccessful', responseCode: 535, command: 'AUTH LOGIN' }",
      ['primary 535 5.7.3'],
    ],
    [
      'Amazon puts it into JSON',
      '{"bouncedRecipients":[{"emailAddress":"jane@x.example","status":"5.1.1","action":"failed","diagnosticCode":"smtp; 550 5.1.1 <jane@x.example>... User unknown"}]}',
      ['primary 550 5.1.1'],
    ],
    [
      'Amazon quotes the last attempt in angle brackets',
      'Diagnostic-Code: smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>\nStatus: 4.4.7',
      ['primary 554 4.4.7', 'cause 421 4.4.2'],
    ],
    [
      'a message that expired is the result, also before an arrow',
      '550 5.4.300 Message expired -> 451 4.7.1 Try again later',
      ['primary 550 5.4.300', 'cause 451 4.7.1'],
    ],
    [
      'wrappers may wrap wrappers',
      '550 5.0.350 Remote server returned an error -> 550 5.7.350 Remote server returned message detected as spam -> 554 5.7.1 Spam',
      ['primary 554 5.7.1', 'wrapper 550 5.0.350', 'wrapper 550 5.7.350'],
    ],
    [
      "a relay's report quotes the answer of the next server",
      "Remote Server returned '554 5.4.0 < #5.3.0 smtp;554 5.3.0 Message refused>'",
      ['primary 554 5.3.0', 'wrapper 554 5.4.0'],
    ],
    [
      'a tracking log separates by commas',
      '2024-05-01T10:00:00.450Z,,mbx01,,,STOREDRIVER,FAIL,5501,<a1@mbx.x.example>,bob@x.example,550 5.2.1 STOREDRV.Submit; mailbox disabled',
      ['primary 550 5.2.1'],
    ],
    [
      'a Python traceback holds line numbers',
      'File "send.py", line 550, in auth\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Username and Password not accepted\')',
      ['primary 535 5.7.8'],
    ],
    [
      'a message trace nests braces',
      'Reason: [{LED=450 4.4.317 Cannot connect to remote server [Message=451 4.4.0 TLS negotiation failed with error SocketError] [SmtpSecurity=-2;-2]};{MSG=4. OutboundProxyTargetIP: xxx',
      ['primary 450 4.4.317', 'cause 451 4.4.0'],
    ],
  ])('%s', (_, text, expected) => {
    expect(findingsOf(text)).toEqual(expected);
  });
});

describe('a vendor tag belongs to the code that it follows', () => {
  it.each([
    ['451 4.7.0 Temporary server error. Please try again later. PRX4', 'PRX4'],
    ['451 4.7.0 temporary server error prx4', 'PRX4'],
    ['421 4.3.2 Service not available CPRX2', 'CPRX2'],
    ['5.7.64 TenantAttribution; Relay Access Denied [ATTR36]', 'ATTR36'],
    ['4.3.111 Temporary server error. Please try again later MRH1 [Hostname=X]', 'MRH1'],
    ['550 5.7.1 part of their network is on our block list (S3150).', 'S3150'],
    ['550 5.1.8 Access denied, bad outbound sender AS(42000001)', 'AS(42000001)'],
    ['550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'AS(201806281)'],
    ['4.5.3 Too many recipients (AS780090', 'AS780090'],
    ['550 5.7.1 Access denied AS you like', null],
  ])('%j', (text, tag) => {
    expect(detect(text).findings[0]?.tag).toBe(tag);
  });
});

describe('a whole report is read', () => {
  it('of Exchange Online, with the last attempt below the result', () => {
    const detection = detect(readFixture('exchange-online-expired.txt'));
    expect(detection.findings.map(asLine)).toEqual(['primary 550 5.4.317', 'cause 450 4.4.317', 'cause 451 5.7.3']);
    expect(detection.mailbox).toBe('anna.meyer@fabrikam.example');
    expect(detection.reportLanguage).toBeNull();
  });

  it('with French headings and an arrow', () => {
    const detection = detect(readFixture('exchange-online-french.txt'));
    expect(detection.findings.map(asLine)).toEqual(['primary 554 5.7.1', 'wrapper 550 5.7.350']);
    expect(detection.reportLanguage).toBe('fr');
    expect(detection.mailbox).toBe('claire.dubois@fabrikam.example');
  });

  it('of sendmail, whose own words only wrap the answer that it got', () => {
    const detection = detect(readFixture('sendmail-transcript.txt'));
    expect(detection.findings.map(asLine)).toEqual([
      'primary 550 5.7.606 AS16012609',
      'wrapper 550 5.1.1',
      'wrapper 503 5.5.2',
    ]);
    expect(detection.mailbox).toBe('printer@fabrikam.example');
  });

  it('in quoted-printable with a break inside the code', () => {
    const detection = detect(readFixture('quoted-printable.txt'));
    expect(detection.findings.map(asLine)).toEqual(['primary 550 5.7.1']);
    expect(detection.reportLanguage).toBe('fr');
  });

  it('of two recipients, each with a result of its own', () => {
    expect(findingsOf(readFixture('two-recipients.txt'))).toEqual(['primary 552 5.2.2', 'primary 550 5.1.1']);
  });

  it('pasted into Teams as HTML', () => {
    const detection = detect(readFixture('teams-paste.html.txt'));
    expect(detection.findings.map(asLine)).toEqual(['primary 550 5.7.124']);
    expect(detection.findings[0]?.statement).toBe('RESOLVER.RST.NotAuthorized; not authorized');
    expect(detection.mailbox).toBe('anna@fabrikam.example');
    expect(detection.text).not.toContain('Mailmedic');
  });
});

describe('the statement behind a code', () => {
  it.each([
    [
      "(535, b'5.7.139 Authentication unsuccessful [X.prod.outlook.com]')",
      'Authentication unsuccessful [X.prod.outlook.com]',
    ],
    [
      '<bob@x.example>: host mx said: 554 Host network not\n    allowed (in reply to RCPT TO command)',
      'Host network not allowed (in reply to RCPT TO command)',
    ],
    [
      "returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient isn't found'\nOriginal message headers:",
      "RESOLVER.ADR.RecipientNotFound; Recipient isn't found",
    ],
    [
      '550-Please turn on SMTP Authentication.\n550-mail is not permitted to\n550 relay',
      'Please turn on SMTP Authentication. mail is not permitted to relay',
    ],
    ['> 550 5.7.1 Access denied\n> Other line', 'Access denied'],
    [
      '535 5.7.3 Authentication unsuccessful\n    at SMTPConnection._formatError (index.js:784:19)',
      'Authentication unsuccessful',
    ],
  ])('%j', (text, statement) => {
    expect(detect(text).findings[0]?.statement).toBe(statement);
  });

  it('has at most 400 characters', () => {
    expect(detect(`550 5.7.1 ${'denied '.repeat(200)}`).findings[0]?.statement.length).toBeLessThanOrEqual(400);
  });
});

describe('what cannot be read is told, not guessed', () => {
  it('a masked code', () => {
    const detection = detect("SMTPAuthenticationError: (535, b'5.7.***39 Authentication unsuccessful')");
    expect(detection.unreadable).toEqual(['5.7.***39']);
    expect(detection.findings).toEqual([]);
  });

  it('the middle of a text over 64 KiB, while its end is read', () => {
    const detection = detect(
      `${'lorem ipsum '.repeat(20_000)}\nDiagnostic-Code: smtp;550 5.7.57 Client not authenticated`,
    );
    expect(detection.truncated).toBe(true);
    expect(detection.findings.map(asLine)).toEqual(['primary 550 5.7.57']);
  });
});
