/** What people paste: a word and a code, a line of a log, and a whole report. */
export const pastes: readonly { text: string; locale: string }[] = [
  {
    text: 'Hello, our scanner says: 451 4.7.0 Temporary server error. Please try again later. PRX4',
    locale: 'en-US',
  },
  {
    text: "Bonjour, le copieur n'envoie plus rien depuis ce matin : 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect",
    locale: 'fr-FR',
  },
  {
    text: `Can somebody help? This came back today.

Delivery has failed to these recipients or groups:
ann@example.com
Your message wasn't delivered because the recipient's email system could not be reached.

Diagnostic information for administrators:
Generating server: AM0PR01MB0001.eurprd01.prod.exchangelabs.com
ann@example.com
Remote server returned '550 5.4.316 Message expired, connection refused(451 4.4.316 Connection refused [Message=Socket error code 10061])'

Original message headers:
${'Received: from mail.example.org (192.0.2.25) by mx.example.net (192.0.2.26) with Microsoft SMTP Server id 15.20.8114.16; Fri, 20 Nov 2026 08:00:00 +0000\n'.repeat(12)}Subject: Invoice
Message-ID: <20261120080000.1@example.org>`,
    locale: 'en-GB',
  },
];
