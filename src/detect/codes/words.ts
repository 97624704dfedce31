// A word stands for itself, a stem (`fehler*`) for everything that begins with it. Scripts that write no spaces, or
// write articles and prepositions onto the word, match anywhere.

/** Words that call the number beside them an error or a code, or that report the answer of a server. */
export const CODE_WORDS = wordPattern(
  `error* err errcode* code codes codenummer fehler* meldung* erreur* errore* erro erros codigo* código* codice* fout* felkod* felmeddel* fel
   fejl* feil* virhe* koodi* błąd* błęd* blad* kod* kód* chyb* hib[aá]* cod codul eroare* erori grešk* gresk* napak* hata* lỗi mã kesalahan
   galat ralat kode viga* veakood* kļūd* klaid* vill[au]* ошибк* код* помилк* грешк* σφάλμα* σφαλμα* κωδικ* ndr ndrs dsn bounce* bouncing smtp esmtp
   status stato statut estado stav durum reject* refuse* return* respon* reply replied replies said say says saying denied fail* undeliver* diagnos*
   unzustellbar* abgelehnt* abgewiesen* zurückgewiesen* rücklauf* rejet* refus* rechaz* rebot* devuel* devol* rifiut* respint* odrzuc* odmít* zamít*
   visszautas* avvis* avslag* отклон* отказ* відхил* отхвърл* geweigerd* hylät* hylk* reddedil* ditolak
   get gets got getting receiv* recibo recib* bekomm* erhalt* erhält* reçoi* reçu* obtien* ricev* ontvang* dostaj* отримую получаю
   show shows showing zeigt affiche* mostra* muestra* gives giving exception* alert* warning* problem* problème* problema* issue*`,
  `خطأ خطا رمز كود ارور کد שגיאה שגיאת קוד エラー コード 不達 拒否 返 错误 代码 错误码 錯誤 代碼 退信 退回 报错 오류 에러 코드 반송 ข้อผิดพลาด รหัส ตีกลับ त्रुटि कोड एरर त्रुटी`,
);

/** Words that call the number beside them a version or a part of a document. */
export const VERSION_WORDS = wordPattern(
  `v ver vers version* versión* versão versiune* versi versie versio* versij* verze* verzi* verzió* wersj* wydani* release* build builds firmware* fw
   rev revision patch* hotfix* sdk api kernel* upgrad* updat* downgrad* instal* deploy* ausgabe aktualis* aktualiz* actualiz* atualiz* aggiorn* bijgewerkt*
   oppdater* uppdater* opdater* päivit* frissít* güncelle* sürüm* màj migrat* rollback rolled bumped bump
   версі* верси* обновл* обнови* оновл* оновил* прошивк* релиз* сборк* έκδοση* ενημέρωσ* ενημερώ*
   linux ubuntu debian centos rhel fedora windows macos osx ios ipados android php mysql mariadb postgres* python perl ruby rails node nodejs npm
   java jdk jre dotnet net openssl libressl gnutls apache nginx tomcat wordpress wp joomla drupal magento odoo laravel symfony django docker
   kubernetes k8s helm git gitlab jenkins grafana zabbix redis mongodb elasticsearch kibana chrome firefox safari thunderbird nodemailer mailkit
   mimekit phpmailer swiftmailer roundcube zimbra driver* treiber* plugin* plug-in module* modul app apps software* bios uefi esxi vmware veeam
   package* paket* pakket* library lib libssl branch tag
   section* sect chapter* clause* paragraph* abschnitt* kapitel* chapitre* capítulo* capitolo* sección* seção sezione* раздел* глав* пункт* розділ*
   rfc figure fig table item`,
  `الإصدار إصدار اصدار نسخة تحديث نسخه גרסה גרסת גירסה עדכון バージョン ヴァージョン アップデート アップグレード ファームウェア リリース カーネル 版本 版 更新 升级 升級 固件 内核
   韌體 버전 업데이트 펌웨어 เวอร์ชัน เวอร์ชั่น รุ่น อัปเดต อัพเดต संस्करण वर्जन अपडेट`,
);

/** Words that say that a text is about mail. */
export const MAIL_WORDS = wordPattern(
  `mail* email* e-mail* smtp* outlook exchange office365 o365 m365 gmail hotmail postfix exim sendmail courriel* messagerie* correo* correio* poczt*
   pošt* posta* e-post* epost* eposta* sähköpost* levél* level[ek]* postfach* bounce* ndr ndrs dsn sender recipient* empfänger* absender*
   destinataire* expéditeur* destinatario* remitente* mittente* inbox* relay* starttls spf dkim dmarc mx spam* почт* письм* лист* пошт* имейл* thư
   surat* surel* mel email-ul newsletter* sent send* sending gesendet* envoy* envia* envio* invi[aio]* scanner* scan printer* deliver* zustell* remise
   entrega* recapit* undeliver* mtas* imap helo ehlo rcpt`,
  `メール 邮件 郵件 邮箱 信箱 메일 이메일 بريد رسالة رسائل ایمیل דואר אימייל מייל דוא อีเมล ईमेल मेल 送信 发送 發送 受信 発信`,
);

/** Words that say that a three-digit number came from the web. */
export const WEB_WORDS = wordPattern(
  'http* gateway* website* webpage* webseite* web page* browser* url endpoint* rest api get post put nginx apache iis php-fpm cloudflare proxy webhook*',
  '',
);

/** Words of which the sentences of mail servers are made. */
export const STATEMENT_WORDS = wordPattern(
  `user* mailbox* recipient* sender* relay* message* mail* e-mail* email* address* account* auth* unauthenticated client* service* connect* spam* block* black*
   denied reject* refus* sorry unknown invalid quota* host* domain* spf dkim dmarc policy polic* tempor* request* action unable deliver* undeliver* defer*
   greylist* graylist* starttls tls certificate* dns sending server* try administrat* access smtp resolver* storedrv* transport* tenant* unfortunately local
   transaction* too such exceed* over bad command* syntax helo ehlo rcpt data content* virus* ip permanent* fail* error* verif* routing hop hops loop submission*
   resource* remote insufficient system* must cannot can't inactive disabled suspended does doesn't not no nobody your our proxy queue* primary quota* expired
   prohibited listed reputation lookup delayed rate limit* throttl* sorry ok bounce* unrouteable unroutable header* size large`,
  '',
);

function wordPattern(spaced: string, unspaced: string): RegExp {
  const words = listed(spaced).map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}{0,24}` : word));
  const anywhere = listed(unspaced).map((word) => `|${word}`);
  return new RegExp(
    `(?<![\\p{L}\\p{N}_])(?:${words.join('|')})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])${anywhere.join('')}`,
    'giu',
  );
}

function listed(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}
