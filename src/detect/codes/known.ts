const REPLIES = new Set(
  (
    '421 422 430 431 432 441 442 446 447 449 450 451 452 453 454 455 458 459 471 ' +
    '500 501 502 503 504 510 511 512 513 515 517 518 521 523 524 525 530 531 533 534 535 538 540 541 542 546 ' +
    '550 551 552 553 554 555 556 557 559 571 250'
  ).split(' '),
);

// Three-digit results that HTTP and other protocols use as well; they need more around them than the others.
const SHARED = new Set('422 430 431 500 501 502 503 504 510 511'.split(' '));

/** Tells whether mail servers answer with this reply code (RFC 5321, RFC 4954, and those seen in bounces). */
export function isKnownReply(reply: string): boolean {
  return REPLIES.has(reply);
}

/** Tells whether HTTP uses this number too, so that it says little alone. */
export function isSharedWithHttp(reply: string): boolean {
  return SHARED.has(reply);
}

// The registry of RFC 3463 and what Microsoft adds to it: highest detail of each subject, then the numbers beyond.
const HIGHEST_DETAIL = [0, 11, 4, 6, 8, 6, 11, 30];
const MICROSOFT = new Set(
  (
    '0.350 1.20 1.90 1.350 1.351 2.11 2.121 2.122 2.251 2.252 2.253 2.254 2.255 3.111 3.190 4.14 4.20 4.22 4.62 4.101 4.300 ' +
    '4.310 4.312 4.315 4.316 4.317 4.318 5.105 7.51 7.54 7.57 7.60 7.64 7.68 7.124 7.133 7.134 7.135 7.136 7.139 7.193 ' +
    '7.232 7.233 7.236 7.320 7.321 7.322 7.323 7.324 7.325 7.350 7.367 7.703 7.705 7.708 7.750 7.800'
  ).split(' '),
);

/** Tells whether an enhanced code stands in the registry (RFC 3463) or among Microsoft's own; a version number seldom does. */
export function isKnownEnhanced(enhanced: string): boolean {
  const [, subject, detail] = enhanced.split('.').map(Number);
  if (subject === undefined || detail === undefined) return false;
  if (detail <= (HIGHEST_DETAIL[subject] ?? -1)) return true;
  const inRange =
    subject === 7 &&
    ((detail >= 100 && detail <= 139) || (detail >= 500 && detail <= 699) || (detail >= 850 && detail <= 999));
  return inRange || MICROSOFT.has(`${subject}.${detail}`);
}

/** Tells whether a code exists whose last number is so high that hardly any version has it: `5.7.139`, `4.4.317`. */
export function isDistinctive(enhanced: string): boolean {
  return Number(enhanced.split('.')[2]) >= 50 && isKnownEnhanced(enhanced);
}
