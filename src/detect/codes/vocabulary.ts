/**
 * Words that tell what a number beside them is. A word stands for itself, a stem (`fehler*`) for everything that begins
 * with it; words of scripts that write no spaces, or that write articles onto the word, count anywhere inside a run of letters.
 */
export const VOCABULARY = {
  /** The number is an error or a code, or the answer of a server. */
  code: `
    error* err errcode* errno code codes codenummer fehler* meld* erreur* errore* erro erros errada codigo* código* codice* codi fout* felkod* felmeddel* fel
    fejl* feil* virhe* koodi* błąd* błęd* blad* kod* kód* chyb* hiba* hibá* cod codul eroare* erori grešk* gresk* napak* hata* lỗi mã kesalahan
    galat ralat kode viga* veakood* tõrge* tõrke* kļūd* klaid* villa villu* errorea* akats* earráid* gwall* żball* gabim* xato* xəta* səhv* hitilafu kosa iphutha çewt*
    salah* ошибк* код* помилк* памылк* грешк* қате* алдаа* xatolik* σφάλμα* σφαλμα* κωδικ* შეცდომ* კოდ* սխալ* կոդ*
    statuscode* statuskod* foutcode* errorcode* hibakód* dice dit sagt säger siger sanoo mówi hlásí hlási пишет пише diyor spune sale salen
    ndr ndrs dsn bounce* bouncing smtp esmtp status stato statut estado stav durum reject* refuse* return* respon* reply replied replies answer* antwort* répond* renvoi* renvoy* retour* said say says
    saying denied fail* undeliver* diagnos* unzustellbar* abgelehnt* abgewiesen* zurückgewiesen* rücklauf* rejet* refus* rechaz* rebot* devuel* devol*
    rifiut* respint* odrzuc* odmít* zamít* visszautas* avvis* avslag* отклон* отказ* відхил* отхвърл* geweigerd* hylät* hylk* reddedil* ditolak
    get gets got getting receiv* recibo recib* bekomm* erhalt* erhält* reçoi* reçu* obtien* ricev* ontvang* dostaj* отримую получаю
    show shows showing zeigt affiche* mostra* muestra* gives giving exception* alert* problem* problème* problema* issue*
    خطأ خطا رمز كود ارور کد خرابی ایرر غلطی هەڵە שגיאה שגיאת קוד エラー コード 不達 拒否 返 错误 代码 错误码 錯誤 代碼 退信 退回 报错 報錯 오류 에러 코드 반송 ข้อผิดพลาด รหัส ตีกลับ
    त्रुटि त्रुटी कोड एरर ত্রুটি এরর কোড பிழை குறியீடு లోపం ఎర్రర్ కోడ్ ದೋಷ പിശക് ભૂલ એરર ਗਲਤੀ ਐਰਰ දෝෂ කේත កំហុស កូដ ຂໍ້ຜິດພາດ ລະຫັດ အမှား ကုဒ် ስህተት ኮድ
  `,
  /** The number is a version, or a part of a document. */
  version: `
    v ver version* programmversion* softwareversion* softwarestand firmwareversion* udgave* utgave* utgåva* kiadás* edición édition edizione edição versión* versão versiune* versi versie versio* versij* versiy* versió* verze* verzi* verzió* verżjon* wersj* wydani* bertsio* útgáf* utgáv* leagan
    fersiwn* bersyon* weergawe* toleo inguqulo guherto* release* build builds firmware* fw rev revision patch* hotfix* sdk api kernel* upgrad* updat* downgrad* instal*
    установк* установил* встановлен* встановил* zainstal* nainstal* telepít* kurulum* εγκατ* インストール 安装 安裝 설치 تثبيت התקנת
    deploy* ausgabe aktualis* aktualiz* actualiz* atualiz* actualit* aggiorn* bijgewerkt* bygewerk* oppdater* uppdater* uppfær* opdater* päivit* uuenda* frissít* güncelle*
    sürüm* màj mise phiên nhật migrat* rollback rolled bumped bump kemaskini pembaruan diperbarui memperbarui sasisho atnaujin* atjaunin* posodob* ažurir* azurir* nadogra*
    версі* верси* верзи* нұсқа* хувилбар* обновл* обнови* оновл* оновил* абнаў* ажурира* актуализ* прошивк* релиз* реліз* сборк* έκδοση* ενημέρωσ* ενημερώ* αναβάθμ*
    ვერსი* განახლ* տարբերակ* թարմաց*
    linux ubuntu debian centos rhel fedora windows macos osx ios ipados android php mysql mariadb postgres* python perl ruby rails node nodejs npm
    java jdk jre dotnet net openssl libressl gnutls apache nginx tomcat wordpress wp joomla drupal magento odoo laravel symfony django docker
    kubernetes helm git gitlab jenkins grafana zabbix redis mongodb elasticsearch kibana chrome firefox safari thunderbird nodemailer mailkit
    mimekit phpmailer swiftmailer roundcube zimbra driver* treiber* plugin* module* modul app apps software* bios uefi esxi vmware veeam
    manual handbuch* handbook guide* manuel* manuale kost* costs preis* price* prix precio* prezzo* cena цена
    package* paket* pakket* library lib libssl branch tag
    section* sect apartado* epígrafe* chapter* clause* paragraph* abschnitt* kapitel* chapitre* capítulo* capitolo* sección* seção sezione* раздел* глав* пункт* розділ* § rfc figure fig table item
    الإصدار إصدار اصدار نسخة تحديث نسخه ورژن وەشان גרסה גרסת גירסה עדכון バージョン ヴァージョン アップデート アップグレード ファームウェア リリース カーネル 版本 版 更新 升级 升級 固件 内核
    韌體 버전 업데이트 업그레이드 펌웨어 เวอร์ชัน เวอร์ชั่น รุ่น อัปเดต อัพเดต อัปเกรด संस्करण वर्जन वर्ज़न आवृत्ती अपडेट সংস্করণ ভার্সন আপডেট பதிப்பு வெர்ஷன் వెర్షన్ వర్షన్ ಆವೃತ್ತಿ
    പതിപ്പ് വേർഷൻ આવૃત્તિ સંસ્કરણ વર્ઝન ਸੰਸਕਰਣ ਵਰਜਨ අනුවාද កំណែ ជំនាន់ ລຸ້ນ ເວີຊັນ ဗားရှင်း ስሪት
  `,
  /** The text is about mail. */
  mail: `
    mail* email* e-mail* meil* smtp* outlook exchange office gmail hotmail postfix exim sendmail courriel* messagerie* correo* correu* correio* poczt* mejl*
    pošt* posta* poçt* pocht* pochta* e-post* e-bost* ebost* e-kiri* e-kirja* epost* eposta* sähköposti* tölvupóst* levél* levelek* levelem* ríomhphost* barua imeyili imel*
    postfach* bounce* ndr ndrs dsn sender recipient* empfänger* absender* destinataire* expéditeur* destinatario* remitente* mittente* inbox* relay* starttls spf
    dkim dmarc mx spam* esmtp почт* письм* лист листи пошт* имейл* імейл* и-мэйл имэйл* мейл* хат ელფოსტ* ფოსტ* წერილ* փոստ* նամակ* εμαιλ αλληλογραφ* ηλεκτρονικ* μήνυμα* ταχυδρομ*
    thư surat* surel* mel newsletter* send* sending gesendet* versand* versend* envoy* envia* envio* invia* invio* scanner* scan printer* deliver* zustell* remise entrega* recapit*
    undeliver* mta mtas imap helo ehlo rcpt
    メール 邮件 郵件 邮箱 信箱 電郵 메일 이메일 بريد رسالة رسائل ایمیل ئیمەیل میل דואר אימייל מייל דוא อีเมล ईमेल ई-मेल मेल 送信 发送 發送 寄送 受信 発信 ইমেল ইমেইল মেইল மின்னஞ்சல்
    ఇమెయిల్ మెయిల్ ಇಮೇಲ್ ಮೇಲ್ ഇമെയിൽ മെയിൽ ઇમેઇલ ઈમેલ ਈਮੇਲ ඊමේල් තැපෑල អ៊ីមែល ອີເມວ ອີເມລ အီးမေးလ် ኢሜይል ኢሜል
  `,
  /** A three-digit number comes from the web. */
  web: `
    http https website* webpage* webseite* webserver* web page* browser* url endpoint* rest api get post put nginx apache iis cloudflare webhook* ajax json curl wget
    サイト ページ 网站 網站 網頁 网页 웹 موقع אתר เว็บ
  `,
  /** The number counts or numbers something else: an order, a telephone. */
  count: `
    order* bestell* commande* pedido* ordine* invoice* rechnung* facture* factura* factuur* faktur* fatura* číslo fattura* ticket* phone telephone* telefon* tel téléphone* teléfono* fax call room* raum zimmer salle* bureau sala
    stanza kamer lokale* pokój кабинет* kabinet* комнат* аудитор* uptime edificio* edifício* gebouw* budyn* здани* building gebäude bâtiment
    parcel tracking customer kunde* contract vertrag* extension ext serial
    電話 电话 電話番号 会議室 会议室 會議室 غرفة חדר 房间 회의실 ห้อง 注文 発注 受注 請求書 見積 伝票 订单 訂單 發票 发票 전화 주문 هاتف طلب فاتورة טלפון הזמנה โทร
  `,
  /** A dotted number right behind it numbers a thing: a step, a document, a product. */
  numbered: `
    vers port ports rule* vlan slot regel* règle* regla* regola* правил* step* stap stappen schritt* steg trin étape* etape* paso pasos passo passos krok* шаг* крок* βήμα* adım* lépés* vaihe* bước langkah
    exercise* übung* exercice* ejercicio* esercizio* exercício* zadani* zadanie úloha* feladat* задани* упражнени* завдан*
    task* aufgabe* tâche* tarea* compito* tarefa* taak zadača* задач* milestone* meilenstein* jalon* wbs project* projekt* projet* proyecto* progetto* projeto*
    проект* control* requirement* anforderung* exigence* requisito* criterion benchmark* point* punkt* punto* ponto* annex* anhang* annexe* appendix anexo*
    allegato* приложени* art article* artikel* artículo* articolo* artigo* articol* стать* lesson* lektion* leçon* lección* lezione* урок*
    document* dokument* documento* документ* lieferschein* livraison* albarán* remito* angebot* devis offert* oferta* preventivo* expediente* akte*
    dossier* protokoll* protocol* protocole* протокол* договор* накладн* счет* счёт* рахун* slide* folie* diapositive* diapositiva* column spalte* colonne*
    client* erp crm dms delay* kyocera ricoh canon xerox konica bizhub brother epson sharp lexmark toshiba oki samsung zebra synology qnap fritzbox
    手順 ステップ 步骤 步驟 단계 الخطوة خطوة البند المادة مرحله שלב סעיף चरण धारा ধাপ ขั้นตอน ข้อ
  `,
  /** Somebody asks what the number says. */
  meaning: `
    mean means meaning bedeut* heißt heisst signif* dire decir dizer betyder betekent oznacza znamená jelent înseamnă значит означа* значить demek anlam* σημαίνει nghĩa
    artinya maksud what was quoi qué che что що co mi wat vad hvad mitä
    معنى معناه يعني ماذا معنی یعنی 意味 何 什么 什麼 意思 무슨 뜻 무엇 מה פירוש אומר क्या मतलब แปลว่า คืออะไร
  `,
  /** The words of which the sentences of mail servers are made. */
  statement: `
    user* mailbox* recipient* sender* relay* message* mail* e-mail* email* address* account* auth* unauthenticated client* service* connect* spam* block* black*
    denied reject* refus* sorry unknown invalid quota* host* domain* spf dkim dmarc policy polic* tempor* request* action unable deliver* undeliver* defer*
    greylist* graylist* starttls tls certificate* dns sending server* try administrat* access smtp resolver* storedrv* transport* tenant* unfortunately local
    transaction* too such exceed* over bad command* syntax helo ehlo rcpt data content* virus* ip permanent* fail* error* verif* routing hop hops loop submission*
    resource* remote insufficient system* must cannot inactive disabled suspended does doesn no not nobody your our proxy queue* primary expired
    connexion* trop utilisateur* inconnu* destinataire* boite boîte unbekannt* postfach empfänger* abgelehnt*
    prohibited listed reputation lookup delayed rate limit* throttl* ok bounce* unrouteable unroutable header* size large
  `,
} as const;
