import { phrases } from '../phrases.ts';

/** How bots claim that something has been done: en es fr de pt it nl pl tr, then ja zh ar hi. */
export const claims = phrases(
  [
    "(?:i(?:'ve| have)|(?:has|have) been|(?:is|are) now) (?:\\w+ ){0,3}(?:cancel\\w+|sent|changed|reset|updated|removed|added|corrected|fixed|activated)",
    'listo|(?:quedo|queda|he|hemos|ha sido|esta) (?:ya )?(?:anulad|cancelad|enviad|cambiad|actualizad|corregid|modificad)[oa]',
    "(?:c'est|est|a ete|j'ai|ai|avons) (?:bien )?(?:annule|envoye|modifie|change|corrige|mis a jour|active)\\w*|c'est fait",
    '(?:wurde|ist|habe|haben) (?:\\w+ ){0,5}(?:storniert|verschickt|gesendet|geandert|aktualisiert|korrigiert|geloscht|behoben)',
    '(?:foi|esta|ja) (?:\\w+ )?(?:cancelad|enviad|alterad|atualizad|corrigid|ativad)[oa]|pronto',
    '(?:e stat[oa]|ho|abbiamo) (?:\\w+ )?(?:annullat|inviat|cambiat|modificat|aggiornat|corrett)[oa]',
    '(?:is|heb|hebben|zijn) (?:\\w+ ){0,4}(?:geannuleerd|verstuurd|gewijzigd|aangepast|verwijderd|bijgewerkt)',
    'zostal[ao]? (?:\\w+ )?(?:zmienion|anulowan|wyslan|zaktualizowan|usuniet|poprawion)[yae]?',
    '(?:iptal edildi|gonderildi|degistirildi|guncellendi|silindi|duzeltildi)',
  ],
  [
    '(?:取り消し|送信|変更|修正|更新)(?:いた)?しました',
    '已(?:经)?(?:为您)?(?:取消|发送|修改|更改|更新|删除)',
    'تم (?:الغاء|ارسال|تغيير|تعديل|تحديث)',
    '(?:रद्द|भेज|बदल|अपडेट|ठीक) (?:कर )?दिया',
  ],
);

/** How bots tell people to do something. Languages as above. */
export const step = phrases(
  [
    "please|try|next,?|could you|you (?:can|could|may)|check|restart|reset|make sure|let'?s",
    'por favor|pruebe|prueba|intente|intenta|compruebe|comprueba|desenchuf\\w+|reinici\\w+|puede',
    "s'il (?:vous|te) plait|veuillez|essayez|verifiez|redemarrez|vous pouvez|(?:nettoy|effac|deplac|appuy|debranch|relanc|tene|reinstall)\\w*ez",
    'bitte|versuchen sie|probieren sie|prufen sie|starten sie|(?:wechseln|lernen|ziehen|drucken|halten|loschen|stecken) sie|sie konnen',
    'verifique|ajuste|confira|reinicie|tente|experimente|desligue|aperte|coloque|limpe|pode',
    'per favore|provi|prova|controlli|verifichi|svuoti|riavvii|spenga|stacchi|prema|puo',
    'probeer|controleer|maak|zet|herstart|druk|houd|verwijder|alstublieft|u kunt|je kunt',
    'prosze|sprobuj\\w*|sprawdz\\w*|uruchom\\w*|wylacz\\w*|wlacz\\w*|mozesz|moze pan\\w*',
    'lutfen|deneyin|kontrol edin|kapatip|\\w+(?:in|un) ve \\w+|\\w{3,}(?:iniz|unuz)|\\w+ebilirsiniz|\\w+abilirsiniz',
  ],
  ['ください|下さい|しましょう|お試し|请|可以|试试|من فضلك|يرجى|جرب|نظف|اطفي|اعد |تاكد|يمكنك|कृपया|करें|करके|रखकर|लगाएं|kripya|karein|kijiye'],
);

/** What is asked for is data, no step: the answer tells of nothing that was tried. Languages as above. */
export const wantsData = phrases(
  [
    '(?:enter|give|tell|send|share|provide|confirm|type|state|what|which)\\b.{0,40} (?:number|e-?mail|name|address|date|day|time|phone|postcode)',
    '(?:indi\\w+|dar\\w*|facilit\\w+|confirm\\w+|diga\\w*|cual)\\b.{0,40} (?:numero|correo|nombre|apellidos?|direccion|fecha|dia|hora|telefono)',
    "(?:indiqu|donn|communiqu|precis|confirm|envoy|saisi|quel)\\w*\\b.{0,40}[ '](?:numero|e-?mail|adresse|nom|prenom|date|jour|heure|telephone|code postal)",
    '(?:nennen|geben|teilen|schicken|senden|bestatigen|lautet|welche[rnms]?)\\b.{0,40} \\w*(?:nummer|name|namen|adresse|datum|tag|uhrzeit|telefon|postleitzahl)',
    '(?:inform|indi[cq]|envi|dig|confirm|qual)\\w*\\b.{0,40} (?:numero|e-?mail|nome|endereco|morada|data|dia|hora|telefone|cep)',
    "(?:indic|forni|comunic|invi|conferm|scriv|qual|dic)\\w*\\b.{0,40}[ '](?:numero|e-?mail|nome|cognome|indirizzo|data|giorno|ora|telefono)",
    '(?:geef|geven|noem|noemen|stuur|vul|bevestig|wat|welke?)\\b.{0,40} (?:\\w*nummer|e-?mail\\w*|naam|\\w*adres|datum|dag|tijdstip|postcode)',
    '(?:poda[cj]|przesl|wpis|potwierdz|jaki|jaka)\\w*\\b.{0,40} (?:numer\\w*|e-?mail\\w*|imie|nazwisk\\w*|adres\\w*|dat[aey]|dzien|godzin\\w*|telefon\\w*)',
    '(?:numara|e-?posta|isim|ad|isminiz|soyad|adres|tarih|telefon|saat)\\w*\\b.{0,40} (?:yaz|paylas|gir|ver|soyle|nedir|belirt|onayla|ilet)\\w*',
  ],
  [
    '(?:番号|お名前|氏名|住所|アドレス|日付|日時|電話).{0,8}(?:教えて|知らせ|入力|記入|聞かせ|送り)',
    '(?:提供|告诉|输入|发送|填写|确认|告知|回复).{0,12}(?:号|姓名|名字|地址|邮箱|日期|时间|电话)',
    '(?:ارسل|اكتب|ادخل|زود|اعط|شارك|ادخال|ارسال|كتابه|ما هو|ما هي).{0,30}(?:رقم|اسم|بريد|عنوان|تاريخ|هاتف)',
    '(?:नंबर|नाम|पता|ईमेल|तारीख|फोन).{0,20}(?:बता|भेज|दें|दीजिए|दर्ज|लिख|साझा)',
  ],
);

/** Steps that were taken, as those tell who took them: en es fr de pt it nl pl tr, then ja zh ar hi. */
export const done = phrases(
  [
    '(?!need|indeed|speed|feed|seed|bleed|breed|shed|sped)[a-z]{2,}ed|held|did|done|took|ran|put|set|reset|twice|(?:three|four|\\d) times|ha[ds]? a go|gone through|went through|been through',
    '\\w{2,}(?:ado|ada|ido|ida)s?|hecho|hecha|hice|puse|puesto|probe|ya (?:lo|la)',
    "j'ai|fait(?:e|es)?|c'est fait|remise?|dix fois|trois fois",
    '\\w*ge\\w{2,}(?:t|en)|hab(?:e|en)?|drin|raus|\\w{3,}iert|(?:zwei|drei|mehr)mal',
    'fiz|\\w{2,}ei|feito|feita',
    'ho (?:gia |appena )?\\w{2,}(?:so|sto|tto)|fatt[oa]|mess[oa]|\\w{2,}(?:ato|ata|uto|uta|ito|ita)',
    '\\w*ge\\w{2,}(?:d|t|en)|heb|hebben',
    '(?!problem)\\w{2,}(?:lem|lam|lismy|lysmy)|zrobione|wlaczon[aey]|wylaczon[aey]',
    '\\w{2,}(?:dim|tim|dum|tum|dik|tik|duk|tuk)',
  ],
  [
    'ました|しても|済み|ずみ|てみた|了|过了|[ء-ي]{2,}(?:ت|ته|تها|نا)(?= |$|[.,،])|दिया|लिया|किया|चुका|चुकी|रखा|देखा|diya|liya|kiya|dekha|chuka|chuki',
  ],
);

/** Words that tell that nothing has changed: to be asked where a step was to change something. Languages as above. */
export const unchanged = phrases(
  [
    'nothing|nada|zero|zilch|nil|nope|still|same|again|unchanged|identical|as (?:before|ever|it was)|like before|exactly as|just as|no(?:t any)? different|to no avail|in vain|(?:the )?wiser',
    'sigue|igual|mism[oa]s?|otra vez|de nuevo|tampoco|cero|ahi (?:esta|sigue)|continua|todavia|como antes',
    'rien|toujours|pareil(?:le)?|idem|comme avant|zero',
    'nix|nichts|immer noch|weiterhin|unverandert|wie (?:vorher|zuvor|gehabt)|genauso|null|dasselbe|nach wie vor|tut sich',
    'nada|igual|continu\\w+|de novo|na mesma|zero|como antes',
    'niente|nulla|ancora (?:niente|lo stesso|non|uguale)|uguale|stess[oa]|di nuovo|come prima|zero|continua|idem',
    'niks|niets|nog (?:steeds|altijd)|zelfde|hetzelfde|nul|blijft|opnieuw|onveranderd',
    'nadal|dalej|wciaz|ciagle|znow|znowu|bez zmian|tak samo|na glucho',
    'hala|ayni|yine|gene|devam|eskisi gibi|degisen',
  ],
  [
    'まま|同じ|やっぱり|やはり|相変わらず|照旧|照样|依然|仍|一样|老样子|مثل (?:الاول|قبل|ما)|نفس|لسا|زي ما|वही|वैसा|वैसे|जस का तस|अब भी|अभी भी|wahi|jaisa',
  ],
);

/** A bare no, which such reports hold as often as anything else does: more has to stand beside it. Languages as above. */
export const denied = phrases(
  [
    "no|none|not|nor|never|continues?|keeps?|remains?|refuses?|stays?|\\w+n'?t|invalid|fails?|failed",
    'no|ningun\\w*|ni|vuelve',
    'pas|aucune?|encore|meme|refait|continue|jamais',
    'nicht|keine?[rnms]?|noch|immer|wieder|gleich',
    'nao|nenhum\\w*|ainda|mesm[oa]s?|nem',
    'non|ancora|nessun\\w*|sempre',
    'niet|geen|nog|weer',
    'nie|nic|ani|zadn\\w+',
    'yok|degil|hic|tekrar|\\w{2,}(?:miyor|muyor|madi|medi)\\w*',
  ],
  ['ない|ません|また|没|不|还|لا |لم |ما |من جديد|مره ثانيه|बिना|नहीं|फिर|nahi|phir'],
);

/** It is better, or at least other, than it was; or thanks. */
export const changed = phrases(
  [
    'now|work(?:s|ed|ing)|fixed|solved|sorted|resolved|better|gone|thanks?|thank you|cheers|thx|great|perfect|lovely|brilliant|fine|success\\w*|finally|yay|all good|helped|(?:that|this|it) did (?:it|the trick)|like new|came through|arrived',
    'ahora|ya (?:va|funciona|esta|anda|entra|sale)|funciona|funciono|gracias|perfecto|genial|arreglad[oa]|solucionad[oa]|resuelto|mejor|estupendo|de lujo',
    'maintenant|marche|fonctionne|merci|parfait|super|genial|mieux|regle|resolu|repare|ca y est|nickel',
    'jetzt|nun|geht|lauft|klappt|funktioniert|danke|super|prima|perfekt|top|besser|behoben|gelost|erledigt',
    'agora|funcion(?:a|ou)|obrigad[oa]|valeu|perfeito|otimo|melhor(?:ou)?|resolv(?:ido|eu)|deu certo|voltou',
    'adesso|ora|funziona|grazie|perfetto|ottimo|meglio|risolto|a posto|riparte',
    'nu|werkt|lukt|dank\\w*|bedankt|top|perfect|fijn|beter|opgelost|doet het(?: weer)?',
    'teraz|dziala|dziek\\w+|super|swietnie|lepiej|udalo|naprawion\\w+|rozwiazan\\w+|juz (?:dziala|jest ok)',
    'simdi|artik|calis(?:iyor|ti)|tesekkur\\w*|sagol\\w*|super|harika|duzeldi|oldu|halloldu|hallettim',
  ],
  [
    '直り|なおり|できました|動きました|助かり|ありがとう|解決|今は|好了|可以了|解决了|谢谢|行了|现在|搞定|الان|اشتغل|شكرا|تمام|تمت|انحل|زبط|طيب|अब ठीक|ठीक हो|हो गया|चल गया|धन्यवाद|शुक्रिया|ho gaya|chal gaya|thik|theek|shukriya|dhanyavad',
  ],
);

/** The step is yet to be taken, or asked about. */
export const ahead = phrases(
  [
    "not (?:yet|tried)|(?:haven'?t|have not|didn'?t|did not) (?:yet |even )?(?:try|tried|do|done|have time|get round)|i'?ll|i will|(?:going|about) to|later|tonight|tomorrow|let me|in a (?:sec\\w*|moment|minute|bit)|one (?:sec\\w*|moment)|how (?:do|can|to)|where (?:do|is|are|can)|should i|shall i|do i|will (?:i|it|that|my)",
    'aun no (?:lo|la|he)|todavia no (?:lo|la|he)|luego|manana|voy a|ahora (?:lo )?pruebo|como (?:se|lo|hago)|donde|un momento',
    "pas encore|plus tard|ce soir|demain|je vais|j'essaie|comment|un instant|est-ce que",
    'noch nicht (?:probiert|versucht|gemacht)|spater|heute abend|morgen|werde|moment|wie (?:geht|mache)|wo (?:ist|finde)|soll ich|muss ich',
    'ainda nao (?:tentei|fiz|reiniciei|testei|experimentei)|depois|amanha|vou|como (?:faco|e que)|onde|um momento|preciso',
    'non ho ancora|dopo|domani|stasera|provo|come (?:si|faccio)|dove|un attimo|devo',
    'nog niet (?:geprobeerd|gedaan)|straks|later|morgen|vanavond|ga ik|hoe|waar|moment|moet ik',
    'jeszcze nie|pozniej|jutro|wieczorem|zaraz|jak|gdzie|chwil\\w+|czy (?:mam|musze)',
    'henuz|sonra|aksam|yarin|birazdan|nasil|nerede\\w*|bir dakika',
  ],
  [
    'これから|あとで|後で|明日|今夜|どこ|どうやって|まだ(?:試し|やっ)て|还没试|等一下|一会儿|稍后|明天|怎么|哪里|بعدين|لاحقا|بكره|غدا|كيف|وين|اين|लूंगा|लूंगी|करूंगा|करूंगी|कैसे|कहां|बाद में|कल',
  ],
);
