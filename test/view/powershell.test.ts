import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/knowledge/article.ts';
import { hasPlaceholder, isPlainAddress, writeBrokenCommand, writeCommand } from '../../src/view/powershell.ts';

const enable: Command = {
  cmdlet: 'Set-CASMailbox',
  parameters: [
    { name: 'Identity', value: { fill: 'mailbox' } },
    { name: 'SmtpClientAuthenticationDisabled', value: '$false' },
  ],
};

describe('writeCommand', () => {
  it('fills in a plain mailbox between single quotes', () => {
    expect(writeCommand(enable, { mailbox: 'scan@contoso.com' })).toBe(
      "Set-CASMailbox -Identity 'scan@contoso.com' -SmtpClientAuthenticationDisabled $false",
    );
    expect(hasPlaceholder([enable], { mailbox: 'scan@contoso.com' })).toBe(false);
  });

  it('leaves a placeholder where the mailbox is not known', () => {
    expect(writeCommand(enable, { mailbox: null })).toContain("-Identity '<mailbox>'");
    expect(hasPlaceholder([enable], { mailbox: null })).toBe(true);
  });

  it.each([
    "o'brien@contoso.com",
    'o\u2019brien@contoso.com',
    'a\u201b@contoso.com',
    'a@contoso.com\u2019; Remove-Mailbox x',
    '$(whoami)@contoso.com',
    'a`n@contoso.com',
    'a@contoso.com;ls',
    'a@contoso.com\nRemove-Mailbox',
    '"a"@contoso.com',
    'a@contoso',
    '.a@contoso.com',
    'a..b@contoso.com',
    'a@-contoso.com',
    'ä@contoso.com',
    `${'a'.repeat(250)}@contoso.com`,
    '',
  ])('never fills in %j', (mailbox) => {
    expect(isPlainAddress(mailbox)).toBe(false);
    expect(writeCommand(enable, { mailbox })).toContain("'<mailbox>'");
  });

  it('writes switches, switched-off switches and pipes as PowerShell wants them', () => {
    const off: Command = {
      cmdlet: 'Set-AuthenticationPolicy',
      parameters: [{ name: 'AllowBasicAuthSmtp', value: '$false', glued: true }],
    };
    const on: Command = { cmdlet: 'Set-AuthenticationPolicy', parameters: [{ name: 'AllowBasicAuthSmtp' }] };
    const read: Command = {
      cmdlet: 'Get-TransportConfig',
      parameters: [],
      pipe: { cmdlet: 'Format-List', arguments: ['A', 'B'] },
    };
    expect(writeCommand(off, { mailbox: null })).toBe('Set-AuthenticationPolicy -AllowBasicAuthSmtp:$false');
    expect(writeCommand(on, { mailbox: null })).toBe('Set-AuthenticationPolicy -AllowBasicAuthSmtp');
    expect(writeCommand(read, { mailbox: null })).toBe('Get-TransportConfig | Format-List A, B');
  });
});

describe('writeBrokenCommand', () => {
  it('breaks a long command before its parameters, as PowerShell continues a line', () => {
    expect(writeBrokenCommand(enable, { mailbox: 'scan@contoso.com' })).toBe(
      "Set-CASMailbox `\n  -Identity 'scan@contoso.com' `\n  -SmtpClientAuthenticationDisabled $false",
    );
  });

  it('breaks behind a pipe, where PowerShell needs no mark', () => {
    const read: Command = {
      cmdlet: 'Get-TransportConfig',
      parameters: [],
      pipe: { cmdlet: 'Format-List', arguments: ['SmtpClientAuthenticationDisabled'] },
    };
    expect(writeBrokenCommand(read, { mailbox: null })).toBe(
      'Get-TransportConfig |\n  Format-List SmtpClientAuthenticationDisabled',
    );
  });

  it('leaves a short command on its line', () => {
    const short: Command = { cmdlet: 'Get-User', parameters: [{ name: 'Identity', value: { fill: 'mailbox' } }] };
    expect(writeBrokenCommand(short, { mailbox: 'a@b.example' })).toBe("Get-User -Identity 'a@b.example'");
  });
});
