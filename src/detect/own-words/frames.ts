import type { Span } from './span.ts';

/**
 * Finds the stretches of a normalised text that mail programs wrote line by line: bounce reports in English or with localised
 * headings (from the first heading to the last line of report), header blocks, stack traces.
 */
export function findFrames(text: string): Span[] {
  const lines = splitLines(text).map((line) => fromHeading(text, line));
  const kinds = lines.map((line) => kindOf(text.slice(line.start, Math.min(line.end, line.start + 200))));
  return [...reportFrame(text, lines, kinds), ...machineLines(text, lines, kinds)];
}

/** A report may begin behind somebody's words on the same line: then the line counts from its heading. */
function fromHeading(text: string, line: Span): Span {
  const late = LATE_HEADING.exec(text.slice(line.start, Math.min(line.end, line.start + 1000)));
  return late ? { start: line.start + late.index, end: line.end } : line;
}

const LATE_HEADING =
  /Delivery (?:has failed to|is delayed to) these recipients|Your message to [^\n]{1,120} (?:couldn['’]t|wasn['’]t) be|Diagnostic information for administrators|This is the mail system at host|This message was created automatically by mail|Échec de la remise pour|Il recapito non è riuscito/iu;

type Kind = 'heading' | 'header' | 'weak-header' | 'trace' | 'blank' | 'other';

function reportFrame(text: string, lines: Span[], kinds: Kind[]): Span[] {
  const first = kinds.indexOf('heading');
  if (first < 0) return [];
  const last = kinds.findLastIndex((kind) => kind === 'heading' || kind === 'header');
  if (last === first || !lines[first] || !lines[last]) return [];
  return [{ start: lines[first].start, end: extent(text, lines[last]).end }];
}

function machineLines(text: string, lines: Span[], kinds: Kind[]): Span[] {
  const spans: Span[] = [];
  let inHeader = false;
  for (const [index, line] of lines.entries()) {
    const kind = kinds[index];
    const continues: boolean = inHeader && kind === 'other' && FOLDED.test(text.slice(line.start, line.start + 200));
    // "From:" and "Subject:" alone may open somebody's own sentence; two such lines in a row are a header block.
    const weakBlock: boolean =
      kind === 'weak-header' && (inHeader || isHeader(kinds[index + 1]) || isHeader(kinds[index - 1]));
    inHeader = kind === 'header' || continues || weakBlock;
    if (inHeader || kind === 'heading' || kind === 'trace') spans.push(extent(text, line));
  }
  return spans;
}

/** A report that was copied into one long line may go on with somebody's own words: of such a line only the heading is sure. */
function extent(text: string, line: Span): Span {
  if (line.end - line.start <= LONGEST_LINE) return line;
  const opening = text.slice(line.start, line.start + LONGEST_LINE);
  const found = HEADING.exec(opening) ?? HEADER.exec(opening) ?? TRACE.exec(opening);
  return { start: line.start, end: line.start + (found?.[0].length ?? 0) };
}

const LONGEST_LINE = 200;

/** A folded header goes on with hosts, dates and parameters; an indented line without any is somebody's sentence. */
const FOLDED = /^[ \t].*[\d;=<>@_]/u;

function isHeader(kind: Kind | undefined): boolean {
  return kind === 'header' || kind === 'weak-header';
}

function kindOf(line: string): Kind {
  if (line.trim() === '') return 'blank';
  if (HEADING.test(line)) return 'heading';
  if (HEADER.test(line)) return 'header';
  if (WEAK_HEADER.test(line)) return 'weak-header';
  if (TRACE.test(line)) return 'trace';
  return 'other';
}

function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

const PREFIX = String.raw`^[\s>*#|-]{0,12}`;

/** Headings of reports; the localised ones as Exchange prints them (real bounces for fr and it, documentation for the others). */
const HEADING = new RegExp(
  `${PREFIX}(?:${[
    'Delivery (?:has failed|is delayed) to these recipients',
    'Diagnostic information for administrators',
    'Original message (?:headers|details)\\b',
    'Generating server\\s?:',
    'Remote Server returned',
    '-{2,} ?(?:The following addresses had|Transcript of session|Original message)',
    'This is the mail (?:system|delivery agent)',
    'This message was created automatically by mail delivery software',
    "(?:Your message|Message) (?:to .{1,120})?(?:couldn't|could not|wasn't) (?:be )?delivered",
    'Message Hops\\s*$',
    '(?:Error|Notification) Details\\s*$',
    'Sent by\\s?:|Message rejected by\\s?:|Created Date\\s?:|Sender Address\\s?:|Recipient Address\\s?:|Status code\\s?:',
    'Échec de la remise',
    'Informations de diagnostic',
    'Serveur de génération',
    "En-têtes (?:de|du) message d['’]origine",
    'Il recapito non è riuscito',
    'Informazioni di diagnostica',
    'Server di generazione',
    'Intestazioni originali',
    'Diagnostisk information',
    'Genererande server',
    'Ursprungshuvuden',
    'Fehler bei der Nachrichtenzustellung',
    'Diagnoseinformationen',
    'Generierender Server',
    'Ursprüngliche Nachrichtenkopf',
    'Error de entrega a estos destinatarios',
    'Información de diagnóstico',
    'Servidor de (?:generación|origen)',
    'Encabezados (?:del mensaje|de mensaje)',
    'Falha na entrega',
    'Informações de diagnóstico',
    'Servidor (?:gerador|de geração)',
    'Cabeçalhos da mensagem',
    'Diagnostische gegevens voor beheerders',
    '管理者(?:向け|用)の診断情報',
    '生成(?:サーバー|服务器|伺服器)',
    '元のメッセージ ?ヘッダー',
    '(?:次|以下)の受信者またはグループへの(?:メッセージの)?配信',
    '管理员(?:的)?诊断信息',
    '原始邮件头',
    '系統管理員的診斷資訊',
    '產生伺服器',
    '原始郵件標頭',
    '관리자를 위한 진단 정보',
    '원본 메시지 헤더',
    'Диагностические сведения',
    'Формирующий сервер',
    'Исходные заголовки',
    'معلومات (?:ال)?تشخيصية? للمسؤولين',
  ].join('|')})`,
  'iu',
);

const HEADER = new RegExp(
  `${PREFIX}(?:Received|Return-Path|Message-ID|MIME-Version|Content-[A-Z]\\w{2,20}(?:-\\w{1,20})?|DKIM-Signature|` +
    'Authentication-Results(?:-\\w{1,20})?|ARC-[\\w-]{2,40}|X-[\\w-]{2,60}|Thread-(?:Topic|Index)|In-Reply-To|References|Reporting-MTA|' +
    'Original-Recipient|Final-Recipient|Action|Status|Diagnostic-Code|Remote-MTA|Received-From-MTA|Arrival-Date|Last-Attempt-Date|' +
    'Auto-Submitted|Accept-Language|User-Agent|List-[\\w-]{2,30}|Delivered-To|Received-SPF|Will-Retry-Until|Queue-?ID)\\s?:',
  'iu',
);

const WEAK_HEADER = new RegExp(
  `${PREFIX}(?:From|To|Cc|Bcc|Reply-To|Sender|Subject|Date|Sent|Von|An|Gesendet|Betreff|De|À|Envoyé|Objet|Da|A|Inviato|Oggetto|` +
    'Para|Enviado|Asunto|Assunto|差出人|宛先|件名|送信日時|发件人|收件人|主题|От|Кому|Тема)\\s?:',
  'iu',
);

const TRACE =
  /^\s{0,12}(?:at [\w.$<>`[\]/]{3,160}\s?\(|File "[^"]{1,200}", line \d|Traceback \(most recent|Caused by: |\+ CategoryInfo|\+ FullyQualifiedErrorId|At line:\d|\.{3} \d+ more)/u;
