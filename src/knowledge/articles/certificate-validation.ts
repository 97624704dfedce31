import type { Article } from '../article.ts';
import { aboutMail, trouble } from '../groups.ts';
import {
  certificateScenario,
  checkConnectorTls,
  contactPartner,
  matchCertificateName,
  renewCertificate,
  replaceCertificate,
  sendAgain,
  sendFullChain,
  whoseServer,
} from './mail-flow-steps.ts';

/** 4.7.320: the certificate of the destination server could not be validated. */
export const certificateValidation: Article = {
  id: 'certificate-validation',
  matches: [{ enhanced: '4.7.320' }, { enhanced: '5.7.320' }],
  phrases: ['certificate validation failed', 'server certificate not verified', 'server certificate not trusted'],
  topics: [
    { all: [['certificate'], [...aboutMail, 'on-premises']], weight: 7 },
    {
      all: [
        ['certificate'],
        ['server', 'on-premises', 'connector', 'smart-host', 'microsoft365', 'mx'],
        ['expired', 'name-mismatch', 'untrusted', 'changed', ...trouble],
      ],
      weight: 8,
    },
    { all: [['certificate'], ['name-mismatch']], weight: 5 },
    {
      all: [['untrusted'], ['connector', 'server', 'on-premises'], ['microsoft365', 'connector']],
      unless: ['authentication', 'password'],
      weight: 6,
    },
    {
      all: [['certificate'], ['tls'], ['expired', 'name-mismatch', 'untrusted', 'changed', ...trouble]],
      unless: ['program'],
      weight: 5,
    },
    { all: [['tls'], ['expired'], [...aboutMail, 'server', 'on-premises']], weight: 8 },
    {
      all: [['expired'], ['server', 'on-premises', 'smart-host'], aboutMail],
      unless: ['password', 'authentication', 'oauth', 'domain', 'dns', 'mx', 'licence', 'program'],
      weight: 6,
    },
  ],
  causes: [
    {
      id: 'expired',
      phrases: ['certificate expired', 'certificateexpired', 'certexpired', 'certificate has expired'],
      implies: { 'certificate-scenario': 'expired' },
      steps: ['whose-server', 'contact-partner', 'renew-certificate', 'send-again'],
    },
    {
      id: 'mismatch',
      phrases: ['subjectmismatch', 'subject mismatch', 'name mismatch'],
      implies: { 'certificate-scenario': 'mismatch' },
      steps: ['whose-server', 'contact-partner', 'match-certificate-name', 'check-connector-tls', 'send-again'],
    },
    {
      id: 'invalid',
      phrases: ['untrustedroot', 'untrusted root', 'revoked', 'partialchain'],
      implies: { 'certificate-scenario': 'invalid' },
      steps: ['whose-server', 'contact-partner', 'replace-certificate', 'send-full-chain', 'send-again'],
    },
  ],
  fixers: ['server-admin', 'admin', 'partner'],
  passes: 'sometimes',
  queues: true,
  note: true,
  steps: [
    whoseServer,
    contactPartner,
    certificateScenario,
    renewCertificate,
    matchCertificateName,
    replaceCertificate,
    sendFullChain,
    checkConnectorTls,
    sendAgain,
  ],
  next: ['cannot-connect', 'mail-flow-other'],
};
