/** Gives the language (BCP 47 primary subtag) of the headings of a localised report, null where there are none or they are English. */
export function readReportLanguage(text: string): string | null {
  const written = text.toLowerCase().match(HEADING) ?? [];
  const found = new Set(written.map((heading) => heading.replace(/\s+/g, ' ')));
  let best: string | null = null;
  let most = 0;
  for (const [language, headings] of found.size === 0 ? [] : Object.entries(HEADINGS)) {
    const count = headings.filter((heading) => found.has(heading)).length;
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}

// Lower case. Wording of Exchange's own reports; those of fr, it and sv were seen in bounces, the others in its documentation.
const HEADINGS: Record<string, readonly string[]> = {
  ar: ['معلومات التشخيص للمسؤولين', 'معلومات تشخيصية للمسؤولين'],
  cs: ['diagnostické informace pro správce', 'generující server', 'nedoručitelné:'],
  da: [
    'diagnosticeringsoplysninger til administratorer',
    'diagnosticeringsoplysninger for administratorer',
    'genererer serveren:',
  ],
  de: [
    'diagnoseinformationen für administratoren',
    'generierender server',
    'ursprüngliche nachrichtenkopfzeilen',
    'unzustellbar:',
  ],
  el: ['διαγνωστικές πληροφορίες για διαχειριστές'],
  es: [
    'información de diagnóstico para los administradores',
    'información de diagnóstico para administradores',
    'servidor de generación',
    'encabezados del mensaje original',
    'encabezados de mensaje originales',
    'no se pudo entregar:',
  ],
  fi: ['diagnostiikkatiedot järjestelmänvalvojille', 'diagnostiikkatietoja järjestelmänvalvojille'],
  fr: [
    'échec de la remise pour ces destinataires ou groupes',
    'informations de diagnostic pour les administrateurs',
    'serveur de génération',
    "en-têtes de message d'origine",
    'en-têtes de message d’origine',
    'non remis :',
    'non remis:',
  ],
  he: ['מידע אבחון עבור מנהלי מערכת', 'פרטי אבחון עבור מנהלי מערכת'],
  hu: ['diagnosztikai információk a rendszergazdáknak', 'diagnosztikai adatok rendszergazdáknak'],
  it: [
    'il recapito non è riuscito per i seguenti destinatari o gruppi',
    'informazioni di diagnostica per gli amministratori',
    'server di generazione',
    'intestazioni originali del messaggio',
    'non recapitabile:',
  ],
  ja: [
    '管理者向けの診断情報',
    '管理者用の診断情報',
    '生成サーバー',
    '元のメッセージ ヘッダー',
    '元のメッセージヘッダー',
    '配信不能:',
  ],
  ko: ['관리자를 위한 진단 정보', '원격 서버', '원본 메시지 헤더'],
  nb: ['diagnoseinformasjon for administratorer', 'genererende server:'],
  nl: [
    'diagnostische gegevens voor beheerders',
    'diagnostische informatie voor beheerders',
    'genererende server:',
    'onbestelbaar:',
  ],
  pl: ['informacje diagnostyczne dla administratorów', 'serwer generujący', 'niedostarczalne:'],
  pt: [
    'informações de diagnóstico para administradores',
    'informações de diagnóstico para os administradores',
    'servidor gerador',
    'cabeçalhos da mensagem original',
  ],
  ru: [
    'диагностические сведения для администраторов',
    'формирующий сервер',
    'исходные заголовки сообщения',
    'недоставленное:',
  ],
  sv: ['diagnostisk information för administratörer', 'genererande server', 'ursprungshuvuden', 'olevererbart'],
  tr: ['yöneticiler için tanılama bilgileri', 'yöneticiler için tanı bilgileri'],
  uk: ['діагностичні відомості для адміністраторів'],
  zh: ['管理员诊断信息', '生成服务器', '原始邮件头', '系統管理員的診斷資訊', '產生伺服器', '原始郵件標頭'],
};

// A heading may be wrapped. The look at its first word alone is what lets most of a text be passed over quickly.
const ALL = Object.values(HEADINGS).flat();
const FIRST_WORDS = new Set(ALL.map((heading) => heading.split(' ')[0]));
const HEADING = new RegExp(`(?=${[...FIRST_WORDS].join('|')})(?:${ALL.join('|').replaceAll(' ', '\\s+')})`, 'g');
