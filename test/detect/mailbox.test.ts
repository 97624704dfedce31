import { describe, expect, it } from 'vitest';
import { detect } from '../../src/detect/detect.ts';

describe('the mailbox of the commands', () => {
  it.each([
    ['scanner@contoso.com cannot send: 535 5.7.139', 'scanner@contoso.com'],
    ['my scanner scanner@contoso.com cannot send to bob@fabrikam.example: 535 5.7.139', 'scanner@contoso.com'],
    ['From: Anna <anna@contoso.com>\nTo: bob@fabrikam.example\n550 5.7.1 denied', 'anna@contoso.com'],
    ["Set-CASMailbox -Identity 'sean@contoso.com' fails with 535 5.7.139 for bob@x.example", 'sean@contoso.com'],
    ['user=<scan.it+lab@contoso.com>, method=LOGIN: 535 5.7.3 Authentication unsuccessful', 'scan.it+lab@contoso.com'],
    ['the mailbox scan@contoso.com gets 535 5.7.139', 'scan@contoso.com'],
    ['535 5.7.3 Authentication unsuccessful, user=<scan@contoso.com>', 'scan@contoso.com'],
    ['複合機 scanner@contoso.com から bob@x.example へ送信できません 5.7.57', 'scanner@contoso.com'],
    ['Sender Address:\nanna@contoso.com\nRecipient Address: bob@x.example\n550 5.1.10', 'anna@contoso.com'],
    ['550 5.1.8 Access denied, bad outbound sender: anna@contoso.com', 'anna@contoso.com'],
  ])('%j', (text, expected) => {
    expect(detect(text).mailbox).toBe(expected);
  });

  it.each([
    ['two senders', 'From: a@contoso.com\nFrom: b@contoso.com\n550 5.7.1 denied'],
    ['two people', 'anna@contoso.com and carl@contoso.com cannot send, 535 5.7.139'],
    [
      'the recipient of a report',
      '<bob@x.example>: host mx said: 550 5.1.1 User unknown\nFinal-Recipient: rfc822; bob@x.example',
    ],
    ['an address in the answer of a server', '550 5.1.1 <bob@x.example>: Recipient address rejected'],
    ['a postmaster', 'From: postmaster@contoso.com 550 5.7.1'],
    ['a sender that takes no answers', 'From: no-reply@contoso.com 550 5.7.1'],
    ['a system mailbox', 'From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@contoso.com 550 5.7.1'],
    ['a message id', 'Message-ID: <AM0PR01MB1001A1B2@AM0PR01MB1001.eurprd01.prod.exchangelabs.com> 550 5.7.1'],
    ['a placeholder', 'user@example.com cannot send 535 5.7.139'],
    ['an apostrophe', "o'brien@contoso.com cannot send 535 5.7.139"],
    ['a curly quote', 'o’brien@contoso.com cannot send 535 5.7.139'],
    ['an accent', 'jérôme@contoso.com cannot send 535 5.7.139'],
    ['a dollar sign', 'a$b@contoso.com cannot send 535 5.7.139'],
    ['a backtick', 'a`b@contoso.com cannot send 535 5.7.139'],
    ['two at signs', 'a@b@contoso.com cannot send 535 5.7.139'],
    ['the answer of a server that speaks of a user', '550 5.1.1 User bob@x.example unknown'],
    ['a list of failures', 'bob@x.example - 550 5.1.1 user unknown'],
    ['two dots', 'a..b@contoso.com cannot send 535 5.7.139'],
    ['a bounce address', 'Return-Path: <bounces+12-ab=x.example@mail.contoso.com> 550 5.7.1'],
    ['a bare host', 'contoso.com cannot send 535 5.7.139'],
  ])('is not taken from %s', (_, text) => {
    expect(detect(text).mailbox).toBeNull();
  });
});
