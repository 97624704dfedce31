/**
 * Words by which a short chat message shows its language: articles, pronouns, particles, greetings, and what people say when mail
 * fails, in languages of the Latin script, with the spellings of chat and without accents. A word may stand in several languages.
 */
export const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: `whats whose whos hows its im ive dont doesnt didnt cant couldnt isnt wasnt wont thats theres lets anything nothing everything everyone nobody somebody
    always never often maybe perhaps really quite almost already yet ago later soon while until during between under through without within against around
    make makes made making take takes took taking come comes came coming go goes going went gone give gives gave look looks looking find found think
    thought feel tell tells told ask asked use used using keep happen happens happening start started stop stopped change changed move moved seem seems
    believe understand wonder wondering suppose guess bounce bounces bouncing bounced broken broke wrong bad good better best same different first
    last next old few many much both another own such even enough way thing things people person someone's time times day days week weeks month year
    night minute hour problem issue question answer reason idea ideas place number office boss company customer customers copier laptop phone computer
    password set setup click open fails failing stuck urgent urgently asap appreciate hint hints whole hi-all guys folks team dear regards cheers
    must might may shall myself ourselves yourself itself could've should've they're you're he's she's who's where's how's wanna gonna gotta kinda
    told wrote write writing reads reading leave leaves left long short big small able sure fine great nice bit lot lots kind part plain words the a an and or but of to in on at for from with without is are was were be been being am i you he she it we they me him us them my your
    his her our their this that these those not no do does did don't doesn't didn't can can't could would should will won't have has had what
    why how when where who which if because since there here help please thanks thank hi hello hey get gets getting got say says keeps any some
    anyone someone anything something all only just still again now then than about into up down out as by so too very please-help i'm it's
    i've we're what's won't isn't wasn't cannot sorry know need want try tried trying see mean means work works working fix send sending sends sent
    receive happened today yesterday morning after before every each other more most new my error printer mail mails email emails thx pls plz ur u`,
  fr: `kesako kezako koi cki ya yavait chai jpeux jsais jcomprends jvois faudrait pourrait voudrais aimerais essayé essaye tenté changé résultat marchait marché
    cassé casse panne souci soucis soucy galère renvoyé retourne retour retours refus refuse toutefois cependant pourtant seulement vraiment presque
    souvent maintenant bientôt tard tôt hier soir midi semaine jours jour mois année an fois heure minute collègue collegue chef patron responsable
    société entreprise bureau poste utilisateur utilisateurs équipe service informatique dossier fichier facture factures devis commande fournisseur
    fournisseurs banque téléphone portable ordinateur ordi photocopieur photocopieuse numérisation télécopie fax connexion réseau paramètre paramètres
    mettre mis prendre pris venir vient viennent voir vu voit croire crois penser pense dire dites donner donne trouver trouve demander demande
    demandé laisser laisse rester reste tourner essayer corriger régler réglé résoudre expliquer explique comprendre comprends compris
    nouvelle nouveaux vieux vieille bon bonne mauvais mauvaise grand petit même mêmes dernier dernière premier première seul
    personne gens chose choses truc façon moyen piste cause faute raison réponse urgente
    merci-bcp bcp cdlt cordialement bonne-journée stp-aidez madame monsieur tlm tout-le-monde hello-tous depuis dès lors malgré selon autour
    n'est n'a n'ai n'arrive d'un d'une l'on s'il qu'il qu'elle qu'on jusqu'à aujourd'hui plaît pourquoi combien laquelle lequel lesquels tjs tjrs pareil mm qqch rdv bsr dispo renvoie revient reviennent partent passe bloque dit quelle fois chaque écran ecran le la les l un une des du de d et ou mais donc car ni je j tu il elle on nous vous ils elles me m te se s ce c cet cette ces mon ma mes ton ta
    tes son sa ses notre nos votre vos leur leurs ne n pas plus rien jamais que qu qui quoi dont où ou est sont suis es êtes etes était etait ai as a ont
    avons avez avait être etre avoir fait faire faut dois doit peut peux pouvez veut veux vais va vont dans sur sous avec sans pour par chez entre vers depuis
    pendant avant après apres aussi très tres bien mal trop encore toujours déjà deja ici là la-bas comment pourquoi quand combien si oui non merci bonjour
    bonsoir salut coucou svp stp aide aidez aider besoin marche marchent fonctionne fonctionnent envoyer envoi envoie envoyé recevoir reçois recois reçoit
    recu reçu erreur message mails courriel messagerie boite boîte imprimante copieur scanner problème probleme problemes problèmes pb pbs bjr slt cdt dsl
    ca ça ceci cela c'est cest j'ai jai n'est n'arrive jarrive j'arrive arrive qqn quelqu'un quelquun quelqu quelque chose cette aujourd'hui hier matin au aux à
    y en même meme tout tous toute toutes autre autres alors parce puis comme leur lorsque afin aucun aucune chaque plusieurs peu moi toi lui eux celui
    celle ceux quel quelle quels quelles impossible dit veut-dire signifie voici voilà voila nouveau nouvelle peut-être sais sait pourriez pouvez-vous
    qu'est-ce est-ce quest keske pk pkoi pq chui jsuis jsp pr ds tt nan ouais merde bloqué bloque refusé rejeté client clients mdp serveur expéditeur
    destinataire adresse compte mot passe toujours rien-ne plait plaît urgence urgent`,
  de: `der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ich du er sie es wir ihr mich dich uns euch mir dir
    ihm ihnen mein meine meinen meinem unser unsere unserem unseren euer ihre ist sind war waren bin bist hat habe haben hatte wird werden wurde kann
    kannst können konnte muss müssen soll will was wie warum wo wann wer welche welcher dieser diese dieses dass daß ob wenn weil seit von vom mit ohne für
    fuer auf aus bei beim nach vor zu zum zur im in am an über ueber unter durch gegen um auch noch nur schon immer mehr sehr hier da dann jetzt heute
    gestern morgen bitte danke hallo hi moin servus grüße gruß hilfe hilf geht gehen kommt komme bekomme bekommen kriege senden sende schicken
    gesendet verschicken empfangen fehler fehlermeldung drucker kopierer meldung nachricht nachrichten mails man jemand etwas nichts wieder ja nein als
    bis plötzlich funktioniert leider sich doch mal so tun machen mache bedeutet heißt heisst keiner kunde kunden unserem mfg vg lg`,
  lb: `ech ass net hunn hutt wat de d'e den dem dës dëst mir dir si eng een wéi firwat vun mat fir op bei ze zum gëtt kann kënnt kréien kréie mäin meng
    eis eist eisen hëllef moien merci keng keen awer oder an och nach nëmmen elo haut gëschter schécken geschéckt e-mail gär wann datt sinn ginn`,
  nl: `de het een en of maar niet geen ik jij je u hij zij ze wij we jullie mij me ons hem haar mijn jouw uw onze is zijn was waren ben bent heeft heb
    hebben had wordt worden kan kun kunnen kon moet moeten wil wat hoe waarom waar wanneer wie welke deze dit dat die als omdat sinds van met zonder voor op
    uit bij na naar te tot in aan over onder door om ook nog alleen al altijd meer heel hier daar dan nu vandaag gisteren morgen graag alsjeblieft
    alstublieft bedankt hallo hoi dag groeten hulp help werkt werken krijg krijgen krijgt sturen verzenden verstuurd versturen ontvangen
    foutmelding fout melding bericht berichten printer mails iemand iets niets weer ja nee er zo doen doe betekent klanten klant lukt`,
  af: `die 'n en nie is van vir ek jy hy sy ons julle hulle my jou het kan sal moet wat hoe hoekom waar wanneer hierdie daardie met sonder op in by na te tot om
    ook nog net altyd meer baie hier daar dan nou vandag gister asseblief dankie hallo hulp help werk kry stuur ontvang fout boodskap drukker e-pos
    iemand iets niks weer ja nee as omdat sedert gestuur word dit kom want ander ons`,
  fy: `de it in en fan net ik do jo hy sy wy ús myn is binne wie ha hat kin moat wat hoe wêrom dizze dat mei foar op út nei ek noch mear hjir no tige tank goeie help mar troch oan te by`,
  sv: `och att det som en ett är inte jag du han hon vi ni de dem mig dig oss min mitt mina din vår vårt våra har hade kan kunde ska skall måste vill vad hur varför
    var när vem vilken den detta denna dessa om eftersom sedan från med utan för på av till i vid efter innan under över också bara redan alltid mer mycket här där då
    nu idag igår imorgon tack snälla hej hallå hjälp hjälpa fungerar funkar får skicka skickar skickas ta emot fel felmeddelande meddelande skrivare
    skrivaren mejl e-post mail någon något inget ingen igen ja nej så göra gör betyder kunder kund men eller vårt går kommer man`,
  da: `og at det som en et er ikke jeg du han hun vi i de dem mig dig os min mit mine din vores har havde kan kunne skal må vil hvad hvordan hvorfor hvor hvornår hvem
    hvilken den dette denne disse om fordi siden fra med uden for på af til ved efter før under over også kun allerede altid mere meget her der da nu
    idag i-dag igår imorgen tak venligst hej hjælp hjælpe virker får sende sender sendes modtage fejl fejlen fejlmeddelelse besked printer printeren mail
    mailen nogen noget intet ingen igen ja nej så gøre gør betyder kunder men eller vores kommer når bliver blev hvis`,
  no: `og at det som en et ei er ikke jeg du han hun vi dere de dem meg deg oss min mitt mine din vår vårt våre har hadde kan kunne skal må vil hva hvordan hvorfor
    hvor når hvem hvilken den dette denne disse om fordi siden fra med uten for på av til ved etter før under over også bare allerede alltid mer mye her der da nå
    idag i-dag går imorgen takk vennligst hei hjelp hjelpe virker fungerer får sende sender sendes motta feil feilen feilmelding melding skriver skriveren
    e-post noen noe ingenting ingen igjen ja nei så gjøre gjør betyr kunder men eller kommer blir ble hvis ikkje eg kva korleis kvifor ein ho dei frå vere`,
  is: `og að það sem er ekki ég þú hann hún við þið þeir mig mér þig okkur minn mín mitt okkar hefur hafa hef var geta get getur skal verð vil hvað hvernig af hverju hvar
    hvenær hver þessi þetta um síðan frá með án fyrir á til í eftir áður undir yfir líka bara alltaf meira mjög hér þar þá nú í-dag í-gær takk vinsamlegast halló hæ hjálp
    virkar fæ senda sendi móttaka villa villu skilaboð prentari tölvupóst póst einhver eitthvað ekkert aftur já nei svona gera hvaða ef eða en`,
  fi: `ja on ei en se että hän minä sinä me te he minun sinun meidän ovat oli olen ollut mitä miten miksi missä milloin kuka mikä tämä tuo nämä jos koska
    kun lähtien ilman kanssa mutta tai myös vain jo aina enemmän hyvin täällä siellä sitten nyt tänään eilen huomenna kiitos hei moi terve apua auta auttakaa
    toimi toimii saan saamme saa lähettää lähetä lähety lähtee vastaanottaa virhe virheen virheilmoitus virheilmoituksen viesti viestit tulostin tulostimen sähköposti
    sähköpostia sähköpostit posti joku jokin mitään taas kyllä niin tehdä tarkoittaa asiakkaat asiakas pitäisi voi voiko voin enää meillä minulla tulee eikä ole`,
  et: `ja on ei see et ma sa ta me te nad mina minu sinu meie oli olen mida kuidas miks kus millal kes mis see need kui sest alates ilma koos aga või ka ainult juba
    alati rohkem väga siin seal siis nüüd täna eile homme palun aitäh tänan tere hei abi aidake aita tööta töötab saan saame saab saata saadab saadetud vastu võtta
    viga vea veateade veateate sõnum kiri kirjad printer printeri e-post e-posti keegi midagi jälle jah teha tähendab kliendid tuleb enam meil mul ole pole`,
  lv: `un ir nav tas ka es tu viņš viņa mēs jūs viņi man mums mans mūsu bija esmu ko kā kāpēc kur kad kas kurš šis šī ja jo kopš bez ar bet vai arī tikai jau vienmēr
    vairāk ļoti šeit tur tad tagad šodien vakar rīt lūdzu paldies sveiki labdien palīdzība palīdziet palīdzi nestrādā strādā saņemu saņemam sūtīt nosūtīt sūta
    kļūda kļūdu ziņojums vēstule e-pasts e-pastu printeris kāds kaut nekas atkal jā nē tā darīt nozīmē klienti no uz pie pēc nevar nevaru par`,
  lt: `ir yra nėra tai kad aš tu jis ji mes jūs jie man mums mano mūsų buvo esu ką kaip kodėl kur kada kas kuris šis ši jei nes nuo be su bet ar taip pat tik jau visada
    daugiau labai čia ten tada dabar šiandien vakar rytoj prašau ačiū sveiki labas pagalba padėkite padėk neveikia veikia gaunu gauname siųsti išsiųsti siunčia
    klaida klaidą pranešimas laiškas laiškai el paštas paštą spausdintuvas kažkas nieko vėl ne daryti reiškia klientai į iš prie po negaliu nebeveikia dėl`,
  pl: `i w z na do od o za po pod przez dla bez nie się jest są był była było byli jestem mam mamy ma mają co jak dlaczego czemu gdzie kiedy kto który która które ten ta to te
    tego tej tym że żeby bo jeśli jeżeli gdy ale lub albo też także tylko już zawsze więcej bardzo tu tutaj tam wtedy teraz dziś dzisiaj wczoraj jutro proszę
    prosze dzięki dziekuje dziękuję cześć witam pomocy pomoc pomóżcie działa dziala dostaję dostaje dostajemy wysłać wyslac wysyła wysyłać wysyłka odbierać błąd blad błędu
    wiadomość wiadomości drukarka drukarki skaner poczta maile maila ktoś coś nic znowu tak robić zrobić znaczy klienci klienta mi ja ty my wy on ona nam nas mój moja nasz nasza nasze mogę można ode czy wyskakuje`,
  cs: `a i v ve z ze s se na do od o za po pod přes pro bez není je jsou byl byla bylo jsem máme mám má co jak proč kde kdy kdo který která které ten ta to že aby protože
    když pokud ale nebo také taky jen jenom už vždy více velmi moc tady tam pak teď nyní dnes včera zítra prosím děkuji díky ahoj dobrý den pomoc pomozte pomoct funguje
    nefunguje dostávám dostáváme odeslat odesílat posílat poslat přijímat chyba chybu chyby chybová hláška zpráva zprávy tiskárna tiskárny skener pošta maily mail
    někdo něco nic zase ano ne tak dělat udělat znamená zákazníci mi mě já ty my vy on ona nám nás můj moje náš naše nemůžu mohu nejde nám od`,
  sk: `a aj v vo z zo s so sa na do od o za po pod cez pre bez nie je sú bol bola bolo som máme mám má čo ako prečo kde kedy kto ktorý ktorá ktoré ten tá to že aby pretože
    keď ak ale alebo tiež len iba už vždy viac veľmi tu tam potom teraz dnes včera zajtra prosím ďakujem vďaka ahoj dobrý deň pomoc pomôžte funguje nefunguje
    dostávam dostávame odoslať odosielať posielať poslať prijímať chyba chybu chyby hláška správa správy tlačiareň tlačiarne skener pošta maily niekto niečo nič zase
    áno tak robiť urobiť znamená zákazníci mi ma ja ty my vy on ona nám nás môj moje náš naše nemôžem môžem nejde`,
  sl: `in je ni so v na z s za do od o po pod čez pri brez ne se sem smo ste si bil bila bilo imam imamo kaj kako zakaj kje kdaj kdo kateri ta to ti da ker če ko ampak
    ali tudi samo že vedno več zelo tukaj tam potem zdaj danes včeraj jutri prosim hvala živjo zdravo pozdravljeni pomoč pomagajte deluje dela dobim dobimo poslati
    pošiljanje pošilja prejeti napaka napako sporočilo sporočila tiskalnik pošta pošto maili nekdo nekaj nič spet narediti pomeni stranke mi jaz moj naš naša nam nas ne-dela lahko iz`,
  hr: `i je nije su u na s sa za do od o po pod kroz pri bez ne se sam smo ste si bio bila bilo imam imamo nema što šta kako zašto gdje gde kada kad tko ko koji koja ovaj ovo
    taj to da jer ako kad ali ili takođe također samo već uvijek uvek više vrlo puno ovdje ovde tamo onda sada sad danas jučer juče sutra molim hvala bok zdravo pozdrav
    pomoć pomozite radi dobivam dobijam dobijamo dobivamo poslati slati šalje slanje primiti greška grešku greske poruka poruke pisač štampač skener pošta mail mejl mejlove netko neko
    nešto ništa opet da činiti uraditi znači klijenti mi ja ti moj naš naša nam nas mogu može ne-radi javlja iz`,
  hu: `a az és vagy de nem ne is van nincs volt vagyok egy ez azt ezt én te ő mi ti ők nekem nekünk minket engem mit hogy hogyan miért hol mikor ki melyik ha mert óta nélkül
    val vel csak már mindig több nagyon itt ott akkor most ma tegnap holnap kérem kérlek köszönöm köszi szia sziasztok helló üdv segítség segítsen segítsetek működik
    kapok kapunk küldeni küldés küldök fogadni hiba hibát hibaüzenet hibaüzenetet üzenet levél levelek levelet nyomtató szkenner e-mail e-mailt valaki valami
    semmi megint igen így csinálni tegyek jelent ügyfelek mert fel le meg ki be el kell tudok tudunk lehet ezzel miatt után`,
  ro: `și si sau dar nu este e sunt era am ai are avem aveți au eu tu el ea noi voi ei îmi imi mă ma mi ne vă va se un o al a ai ale lui lor meu mea noastră nostru noastre la pe
    în in din de cu fără fara pentru prin după dupa ce cum de-ce unde când cand cine care acest această aceasta acesta asta că ca dacă daca pentru-că doar deja mereu mai foarte
    aici acolo atunci acum azi astăzi ieri mâine maine rog mulțumesc multumesc mersi bună buna salut ajutor ajutați ajuta merge funcționează functioneaza primesc primim
    trimite trimit trimitem trimis primi eroare eroarea mesaj mesaje imprimanta poștă mailuri mailul cineva ceva nimic iar da așa face fac înseamnă clienți pot poate fi să sa le îi`,
  it: `l d s c m t n utente elemento opzione il lo la i gli le un uno una di a da in con su per tra fra e ed o ma non è sono sei siamo siete era ho hai ha abbiamo avete hanno io tu lui lei noi voi loro mi ti ci vi si
    mio mia nostro nostra nostri vostro suo sua che chi cosa cos come perché perche dove quando quale questo questa questi queste quello del della dei delle dello dal dalla
    dall nel nella al alla sul sulla se anche solo già sempre più piu molto qui qua là poi ora adesso oggi ieri domani grazie ciao salve buongiorno aiuto aiutatemi aiutare
    funziona funzionano ricevo riceviamo riceve inviare invia invio inviato ricevere errore errori messaggio messaggi stampante scanner posta mail qualcuno qualcosa niente nulla ancora
    sì si no così fare faccio significa vuol dire clienti cliente posso può dopo senza prima stamattina fa più`,
  es: `el la los las un una unos unas de del a al en con por para sin sobre y e o u pero no ni es son soy eres era está esta están estan estoy he has ha hemos han hay yo tú tu él
    ella nosotros ustedes ellos me te se nos le les lo mi mis su sus nuestro nuestra nuestros que qué cómo como por-qué porque dónde donde cuándo cuando quién cual cuál este esto
    estos ese eso si sí también tambien solo sólo ya siempre más mas muy aquí alli allí entonces ahora hoy ayer mañana desde hasta gracias hola buenas buenos días ayuda
    ayúdenme ayudar funciona funcionan recibo recibimos recibir enviar envía envio envío enviado error errores mensaje mensajes impresora escáner correo correos alguien algo nada otra
    vez hacer hago significa clientes cliente puedo puede pueden tengo tiene sale cada dice`,
  pt: `o a os as um uma uns de do da dos das em no na nos nas com por pelo pela para pra sem sobre e ou mas não nao nem é são sou era está esta estão estou tenho tem temos têm há eu tu
    você voce vc ele ela nós eles me te se nos lhe meu minha meus nosso nossa que quê como porque por-que onde quando quem qual este esta isto esse essa isso aquele se também tambem
    só so já ja sempre mais muito aqui ali então entao agora hoje ontem amanhã desde até obrigado obrigada olá ola oi bom dia boa ajuda ajudem ajudar socorro funciona
    funcionam recebo recebemos receber enviar envia envio enviado erro erros mensagem mensagens impressora scanner correio e-mail alguém alguem algo nada outra vez fazer faço
    significa clientes cliente posso pode dá aparece consigo conseguimos depois ao à às`,
  gl: `o a os as un unha uns de do da dos das en no na nos nas con por polo pola para sen sobre e ou pero non nin é son era está teño ten temos hai eu ti vostede el ela nós eles me
    te se nos lle meu miña noso nosa que como porque onde cando quen cal este esta isto ese iso se tamén só xa sempre máis moi aquí alí entón agora hoxe onte mañá desde ata grazas ola bos
    días axuda axudar funciona recibo recibir enviar erro mensaxe mensaxes impresora correo alguén algo nada outra vez facer significa clientes podo pode dende co coa á ao`,
  ca: `l d s m t n cada escric surt dona el la els les l un una uns unes de del dels d a al als en amb per sense sobre i o però no ni és són soc sóc era està estan estic tinc té tenim teniu hi ha he has hem jo tu ell ella nosaltres
    em et es ens li el-meu meu meva nostre nostra nostres que què com perquè on quan qui quin quina aquest aquesta això aquell si també només sol ja sempre més molt aquí allà llavors ara avui
    ahir demà des fins gràcies gracies hola bon dia ajuda ajudar ajudeu-me funciona rebo rebem rebre enviar envia enviat error missatge missatges impressora correu correus algú alguna res altra
    vegada fer faig vol dir significa clients client puc pot surt dels pels pel sisplau`,
  oc: `adieu còp còps cada vos plai plan aficha manda mandi cal tòrna tòrnan escriu sabètz sap nos un una aqueste matin lo la los las l un una de del dels al als en amb per sens sus e o mas non pas es son soi èra ai as a avèm an ieu tu el ela nosautres me te se nos mon ma nòstre nòstra que qué cossí
    coma perqué ont quand qui quin aqueste aquesta aquò aquel se tanben sonque ja totjorn mai plan fòrça aicí alai ara uèi ièr deman dempuèi gràcias mercés adieu bonjorn ajuda ajudar fonciona
    recebi mandar enviar messatge messatges error estampadora corrièl qualqu'un res tornar far significa pòdi pòt vòl pòdes nòstras dins aquela aqueles`,
  ht: `depi maten jwenn chak fwa ekri yon kliyan yo tounen konnen èske m fakti mwen ou li nou yo m w l n yon la a an lan nan pou ak avèk san sou men pa se te ap ka gen fè kijan kouman poukisa ki kisa kote kilè kiyès sa sila sa-a si paske depi tou sèlman
    deja toujou plis anpil isit la-a lè kounye jodi ayè demen tanpri mèsi bonjou alo èd ede mache resevwa voye erè mesaj enprimant imèl yon-moun anyen ankò wi non konsa vle di kliyan kapab`,
  br: `demat beure mañ lavar rankan ober dalvez bewech skrivan arval n'hallan hallan kas posteloù distreiñ ra holl gant gouzout gas ket voullerez plij degouezhout ar an al ur un ul ha hag pe met ne na ket eo zo oa on emañ e da eus gant evit hep war me te eñ hi ni c'hwi int din deomp ma va hon petra penaos perak pelec'h pegoulz piv pehini
    mar pa abaoe ivez nemet dija atav muioc'h kalz amañ aze neuze bremañ hiziv dec'h warc'hoazh trugarez mar-plij demat sikour mont kas resev fazi kemennad kemennadoù moullerez postel
    unan bennak netra adarre ya nann evel ober talvezout arvalien gallout gallan mont-en-dro a bet emaon ez`,
  sq: `dhe e i të në me pa për nga te është janë ishte jam kam kemi ka kanë unë ti ai ajo ne ju ata më na im ime ynë jonë tonë çfarë çka si pse ku kur kush cili ky kjo këto ai nëse sepse që prej por ose
    edhe vetëm tashmë gjithmonë më-shumë shumë këtu atje atëherë tani sot dje nesër ju-lutem lutem faleminderit përshëndetje tungjatjeta ndihmë ndihmoni punon funksionon marr marrim dërgoj
    dërguar dërgojmë pranoj gabim gabimi gabimin mesazh mesazhi printeri posta emailet dikush diçka asgjë përsëri po jo kështu bëj domethënë klientët mund nuk s'po duhet`,
  tr: `ve veya ama fakat değil degil bir bu şu o ben sen biz siz onlar bana bize beni bizi benim bizim ne nasıl nasil neden niye niçin nerede ne-zaman kim hangi mi mı mu mü ki de da ile için icin gibi kadar beri
    sonra önce çok cok daha sadece zaten hep her burada orada şimdi simdi bugün dün yarın lütfen lutfen teşekkürler tesekkurler teşekkür sağol merhaba selam merhabalar yardım yardim yardımcı çalışmıyor
    çalışıyor calismiyor alıyorum alıyoruz aliyorum gönderemiyorum gönderemiyoruz gonderemiyorum göndermek gönderilmiyor gitmiyor gelmiyor hata hatası hatasi hatayı mesaj yazıcı yazici tarayıcı posta mail maili
    mailler birisi bir-şey hiçbir yine evet hayır böyle yapmalıyım yapmak demek var yok olarak nedir edemiyorum oldu`,
  az: `və və ya amma deyil bir bu o mən sən biz siz onlar mənə bizə mənim bizim nə necə niyə harada nə-vaxt kim hansı ki da də ilə üçün kimi qədər sonra əvvəl çox daha yalnız artıq həmişə hər burada orada indi bu-gün
    dünən sabah zəhmət olmasa təşəkkür salam kömək edin işləmir işləyir alıram alırıq göndərə bilmirəm göndərmək səhv xəta xətası mesaj məktub printer poçt kimsə heç nə yenə bəli xeyr belə etmək deməkdir var yoxdur olaraq`,
  uz: `va yoki lekin emas bir bu u men sen biz siz ular menga bizga mening bizning nima qanday nega qayerda qachon kim qaysi bilan uchun kabi dan keyin oldin juda ko'p faqat har bu-yerda hozir bugun kecha ertaga iltimos
    rahmat salom yordam bering ishlamayapti ishlaydi olyapman yubora olmayapman yuborish xato xatosi xabar printer pochta kimdir hech narsa yana ha yo'q shunday qilish degani bor yo'q bo'ladi`,
  ku: `û an lê ne nîn e in ez tu ew em hûn wan min te me çi çawa çima li-ku kengî kî kîjan ev vê wê ji bi bê ji-bo li ser di de da ku ger heta pir tenê her vir niha îro duh sibê ji-kerema-xwe spas silav rojbaş alîkarî
    dixebite naxebite distînim bişînim şandin nikarim çewtî şaşî peyam çaper e-name yek tişt dîsa erê na wisa bikim tê-wateya heye tune`,
  id: `dan atau tapi tetapi tidak bukan yang di ke dari dengan tanpa untuk pada dalam oleh ini itu saya aku kamu anda dia kami kita mereka apa bagaimana gimana kenapa mengapa dimana kapan siapa jika kalau karena sejak
    juga hanya sudah selalu lebih sangat sini sana sekarang hari kemarin besok tolong mohon terima kasih halo hai selamat pagi siang bantuan bantu berfungsi bisa mendapat dapat mengirim kirim terkirim menerima
    kesalahan pesan printer pencetak surel seseorang sesuatu lagi ya nggak gak ga begitu melakukan artinya pelanggan ada adalah akan telah belum muncul harus kok dong banget`,
  ms: `dan atau tetapi tidak bukan yang di ke dari dengan tanpa untuk pada dalam oleh ini itu saya aku awak anda dia kami kita mereka apa bagaimana kenapa mengapa mana bila siapa jika kalau kerana sejak juga hanya sudah
    sentiasa lebih sangat sini sana sekarang hari semalam esok tolong sila terima kasih hai selamat pagi bantuan bantu berfungsi boleh mendapat dapat menghantar hantar dihantar menerima ralat mesej pencetak e-mel emel
    seseorang sesuatu lagi ya tak begitu buat bermaksud pelanggan ada adalah akan telah belum tiada perlu macam nak`,
  tl: `ang ng sa na at o pero hindi ay ako ikaw ka siya kami tayo kayo sila ko mo niya namin natin nila akin amin ano paano bakit saan kailan sino alin ito iyan iyon kung dahil mula para may wala mayroon meron din rin lang
    naman na palagi mas napaka dito doon ngayon kahapon bukas po opo salamat kumusta tulong patulong tulungan gumagana nakakatanggap magpadala nagpapadala tumanggap mensahe printer koreo isang sinuman muli oo paki gawin
    ibig sabihin mga yung nung ba pa kasi pwede`,
  vi: `và hoặc nhưng không là của có được các những một này đó tôi bạn anh chị em chúng ta họ gì sao thế nào tại đâu khi ai nếu vì từ cho với để trong trên dưới ra vào cũng chỉ đã luôn hơn rất đây bây giờ hôm nay qua mai
    xin vui lòng cảm ơn chào giúp đỡ hoạt động nhận gửi lỗi thư tin nhắn máy in lại vâng làm nghĩa khách bị khong toi bi loi gui duoc`,
  eu: `eta edo baina ez da dira zen naiz gara dut dugu du dute nik zuk hark guk ni zu bera gu haiek nire gure zer nola zergatik non noiz nor zein hau hori hura hauek bada delako geroztik gabe ere bakarrik jada beti gehiago
    oso hemen han orain gaur atzo bihar mesedez eskerrik asko kaixo laguntza lagundu dabil ibiltzen jasotzen bidali bidaltzen errorea errore mezua mezuak inprimagailua posta norbait zerbait ezer berriro bai horrela egin esan nahi bezeroak ezin dago`,
  cy: `r n m y wnaeth dw mae'r rhaid gallwch enw nid oedd ar gwsmer fod neu ei a ac neu ond ddim nid yw mae oes roedd wyf ydw ydy i ti chi ef hi ni nhw fy dy ein eich beth sut pam ble pryd pwy pa hwn hon hyn os oherwydd ers o gyda heb ar yn am i'r y yr hefyd yn-unig bob mwy iawn yma yno nawr rwan heddiw ddoe
    yfory os-gwelwch diolch helo shwmae bore da help cymorth gweithio derbyn anfon gwall neges negeseuon argraffydd e-bost ebost rhywun rhywbeth dim eto ie na fel gwneud golygu cwsmeriaid gallu methu wedi cael gan i'w bod mewn`,
  ga: `agus nó ach ní níl tá bhí is mé tú sé sí muid sibh siad mo do ár bhur cad conas cén fáth cá cathain cé an na seo sin más mar ó le gan ar i chun freisin amháin cheana i-gcónaí níos an-mhór anseo ansin anois inniu inné amárach le-do-thoil
    go raibh maith agat dia duit cabhair cúnamh obair oibríonn fháil fuair sheoladh seol earráid teachtaireacht teachtaireachtaí printéir ríomhphost duine rud arís déanamh ciallaíonn custaiméirí féidir liom againn agam nach bhfuil bhíonn faoi den don`,
  gd: `agus no ach chan eil tha bha is mi thu e i sinn sibh iad mo do ar dè ciamar carson càite cuin cò an na seo sin ma air le gun aig gu cuideachd a-mhàin mar-thà an-còmhnaidh barrachd glè an-seo a-nis an-diugh an-dè a-màireach mas tapadh leibh halò cuideachadh obair
    faighinn cur mearachd teachdaireachd clò-bhualadair post-d cuideigin rud a-rithist dèan ciallachadh urrainn dhut dhomh bheil nach chaidh`,
  mt: `u jew imma mhux mhix huwa hija kien jien jiena int hu hi aħna intom huma tiegħi tagħna x'inhu kif għaliex għala fejn meta min liema dan din dawn jekk għax minn ma' mingħajr għal fuq fi fil bil tal lil il l-iskaner ukoll biss diġà dejjem aktar ħafna hawn hemm issa
    illum ilbieraħ għada jekk-jogħġbok grazzi bonġu għajnuna taħdem jaħdem nirċievi nibgħat tibgħat żball messaġġ printer email xi ħadd xejn għal-darb'oħra iva le nagħmel ifisser klijenti nista' tista' qed għandi għandna l-posta mill-imejl jintbagħtu`,
  sw: `na au lakini si ni ya wa za kwa katika mimi wewe yeye sisi ninyi wao yangu yetu nini vipi jinsi kwa-nini wapi lini nani gani hii huu hizo hilo ikiwa kwa-sababu tangu bila pia tu tayari daima zaidi sana hapa pale sasa leo jana kesho tafadhali asante habari jambo hujambo
    msaada nisaidie saidia haifanyi inafanya kazi napata ninapata tunapata kutuma tuma kupokea kosa hitilafu ujumbe barua pepe printa mtu kitu hakuna tena ndiyo hapana hivyo fanya maana wateja naweza siwezi haiwezi kutumwa hawezi imeshindwa`,
  zu: `futhi noma kodwa hhayi yini ngi mina wena yena thina nina bona yami yethu kanjani ngani kungani kuphi nini ubani lokhu lolu lo uma ngoba kusukela nge ne nga ku ngaphandle kuphela njalo kakhulu lapha manje namuhla namhlanje izolo kusasa ngicela siyabonga ngiyabonga sawubona
    usizo ngisize isebenzi ayisebenzi ngithola sithola ukuthumela thumela ukwamukela iphutha umlayezo imiyalezo iphrinta i-imeyili imeyili othile lutho futhi yebo cha yenza kusho amakhasimende ngiyakwazi angikwazi sicela ngesicelo le lesi`,
  xh: `kwaye okanye kodwa hayi yintoni mna wena yena thina nina bona yam yethu njani ngoba kutheni phi nini ngubani oku olu le ukuba ukusuka nge ne nga ku ngaphandle kuphela rhoqo kakhulu apha ngoku namhlanje izolo ngomso nceda enkosi molo uncedo ndincede isebenzi ayisebenzi ndifumana
    sifumana ukuthumela thumela ukufumana impazamo umyalezo imiyalezo iprinta i-imeyile imeyile umntu nto kwakhona ewe yenza kuthetha abathengi ndiyakwazi andikwazi`,
  so: `iyo ama laakiin maya ma waa aan aad uu ay aanu anigu adiga isaga iyada annaga idinka iyaga kayga keena maxaa sidee sabab xaggee goorma kuma kee kan tan haddii sababtoo tan-iyo la'aan ka ku u la leh sidoo kale kaliya had iyo jeer badan aad halkan halkaas hadda maanta shalay berri fadlan mahadsanid
    salaan caawimaad caawi i-caawi shaqaynayso shaqeynayo shaqeynin helayaa heleynaa dirin diri diro helin khalad qalad fariin fariimaha printer iimayl qof wax mar haa sidaas samee macnaheedu macaamiisha karaa kari waayay wuxuu waxay ayaa oo soo`,
  ha: `da ko amma ba ne ce ni kai shi ita mu ku su na ta ya yana tana muna suna ina wannan wancan nan me yaya yadda don dalilin inda yaushe wanene idan saboda tun kuma kawai koyaushe fiye sosai yanzu yau jiya gobe don-allah nagode sannu taimako taimaka aiki aikin samun aika aikawa karɓa kuskure saƙo
    saƙonni firinta imel wani wata babu sake haka yi yin ma'ana abokan ciniki iya zan zai za a cikin daga zuwa tare kan ga wajen mai`,
  yo: `àti tàbí ṣùgbọ́n kò kì í ni jẹ́ wà mo ìwọ òun àwa ẹ̀yin wọn mi wa kí báwo kílódé níbo nígbà ta èyí yìí bí nítorí láti pẹ̀lú fún ní sí náà nìkan nígbàgbogbo púpọ̀ níbí báyìí lónìí lánàá jọ̀wọ́ ẹ ṣé báwo ìrànlọ́wọ́ ṣiṣẹ́ gbà fi ránṣẹ́ àṣìṣe ìfiránṣẹ́ ẹnìkan àwọn ti ṣe kan`,
  ig: `na ma ọ bụ mana abụghị bụ m gị ya anyị unu ha gịnị kedu gịnịmere ebee mgbe onye nke a ọ bụrụ n'ihi kemgbe na-enweghị maka n' nakwa naanị mgbe niile karịa nke ukwuu ebe ugbu taa ụnyaahụ biko daalụ ndewo enyemaka arụ ọrụ nweta zipu njehie ozi`,
  eo: `la kaj aŭ sed ne estas estis mi vi li ŝi ĝi ni ili min nin mia nia kio kiel kial kie kiam kiu tiu tio ĉi se ĉar ekde kun sen por al de el en sur pri ankaŭ nur jam ĉiam pli tre tie nun hodiaŭ hieraŭ morgaŭ bonvolu dankon saluton helpo helpu funkcias ricevas ricevi sendi sendas eraro eraron mesaĝo mesaĝon
    presilo retpoŝto retpoŝton iu io nenio denove jes fari signifas klientoj povas oni mesaĝoj nia`,
  la: `et aut sed non est sunt erat ego tu nos vos mihi nobis meus noster quid quomodo cur ubi quando quis qui quae quod hic haec hoc si quia cum sine pro ad ab ex in de per etiam tantum iam semper plus valde ibi nunc hodie heri cras quaeso gratias salve auxilium accipio mittere error nuntius epistula aliquis nihil iterum facere potest possum atque`,
  mi: `me te nga he i ki o a ko e kua kei ka ana ahau koe ia mātou koutou rātou tāku tā aha pēhea he-aha hea āhea wai tēnei tēnā mēnā nā mai kore hoki anake ake tino konei ināianei rā inanahi āpōpō koa kia ora āwhina mahi tuku hē karere īmēra tangata mea anō āe kāo kāore taea tō ngā mō`,
  st: `le kapa empa ha ke ka ea ho oa ba se nna uena eena rona lona bona ka eng joang hobaneng kae neng mang ena eo haeba hobane ntle le feela kamehla haholo mona hona joale kajeno maobane hosane kopa kea leboha lumela thuso nthuse sebetse fumana romela phoso molaetsa lengolo-tsoibila motho letho hape eya che etsa bolela bareki nka tsa tse sa go ya wa tla gore`,
  tn: `le kgotsa fela ga ke ka ya go wa ba se nna wena ene rona lona bone eng jang goreng kae leng mang e eo fa gonne kwa ntle ruri fa gompieno maabane ka-moso tsweetswee kea leboga dumela thuso nthuse dira bona romela phoso molaetsa motho sepe gape ee nnyaa tsa tse sa mo gore`,
  sn: `uye kana asi kwete handi ndi ini iwe iye isu imi ivo yangu yedu chii sei nei kupi riini ndiani ichi iyi kana nokuti kubva ne pasina zvakare chete nguva dzose zvikuru pano ikozvino nhasi nezuro mangwana ndapota ndatenda mhoro rubatsiro ndibatsireiwo haisi kushanda ndinowana kutumira tumira kukanganiso meseji tsamba munhu chinhu hongu ita zvinoreva vatengi`,
  rw: `na cyangwa ariko ntabwo ni njye wowe we twe mwe bo yanjye yacu iki gute kuki he ryari nde iyi icyo niba kuko kuva nta mu ku kandi gusa buri cyane hano ubu uyu munsi ejo nyamuneka murakoze muraho ubufasha mfasha gukora kubona kohereza ikosa ubutumwa imeri umuntu ikintu yego oya gukora bivuze`,
  lg: `ne oba naye si ye nze ggwe ye ffe mmwe bo yange yaffe ki otya lwaki wa ddi ani kino eyo singa kubanga okuva mu ku era yokka buli nnyo wano kati leero jjo enkya mwebale oyambe okukola okufuna okusindika ensobi obubaka omuntu ekintu nedda kkiriza`,
  mg: `sy ary na fa tsy dia izaho aho ianao izy isika izahay ianareo ahy antsika inona ahoana nahoana aiza oviana iza ity io izany raha satria hatramin' miaraka amin' ho tamin' ihany koa foana kokoa tena eto izao androany omaly azafady misaotra salama fanampiana miasa mahazo mandefa diso hafatra mailaka olona`,
  // Romanised Japanese and Arabic, as in chat: known here so that they are not taken for Spanish or Estonian.
  'ja-Latn': `desu masu ga wo no ni wa de kara made ka mo to ne yo kudasai onegaishimasu onegai arigatou konnichiwa sumimasen dekimasen
    dekinai okurenai okuremasen okuru okutta meeru eraa naze doushite nan nani desuka shimasu shita suru shite wakarimasen wakaranai tasukete
    purintaa kinou kyou ashita watashi boku kara demasu deru deta tte kono sono are dou dousureba ii iidesu mite kite todokanai todokimasen`,
  'ar-Latn': `el al il ya ana enta enti inta inti howa heya ehna ihna msh mesh mish mosh mush moush ma fi fe fih mafi mafish men min ezay izay leh lih leih eh
    aih ayz ayza aywa aiwa la2 salam salamo alaykom alaikum alikom marhaba ahlan shukran chokran law samaht mumkin momken kifash kifach wach wesh chno
    chnou bghit daba dyal labas khoya aslema barcha mouch yalla inshallah habibi shu shou chou leish lesh bas ktir kteer hala2 biddi badi abi abgha
    wain wein ween fein feen sar tal3 tele3 rasayel resala be2oul byotla3 kol youm bokra embare7 sa3edni saedni`,
};
