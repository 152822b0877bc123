import { phrases } from '../phrases.ts';

/** Open anger: insults and words for being fed up. English, then es fr de pt it nl pl tr, then ja zh ar hi. */
export const angry = phrases(
  [
    'useless|ridiculous|pathetic|unacceptable|disgusting|disgraceful|outrageous|appalling|garbage|rubbish|crap|bullshit|bs|wtf|ffs|stupid|idiots?|idiotic|moron(?:s|ic)?|dumb|clueless|incompetent|shambles|(?:is|are|was|(?:it|that|this|service).s|what|such|just|like|absolute|complete|total|utter) (?:really |absolutely |just )?a (?:total |complete |bad |sick )?joke|laughable',
    "fed up|sick (?:and tired )?of|had enough|losing (?:my )?patience|lost (?:my |all )?patience|at my wits? end|furious|livid|fuming|pissed(?: off)?|so (?:frustrat|annoy)(?:ed|ing)|frustrat(?:ed|ing)|infuriating|driving me (?:mad|crazy|insane|nuts)|waste of (?:my )?time|wasting my time|for god'?s sake|what is wrong with you|worst (?:service|company|bot|support|app)|fuck\\w*|shit(?:ty|show)?|damn(?:ed)?|bloody (?:hell|useless|ridiculous|thing)|go to hell|screw (?:you|this)",
    "are you (?:even |actually )?(?:listening|reading|serious|kidding|deaf|blind)|you (?:are|'re) not (?:listening|helping|reading)|do you (?:even|not) (?:read|listen|understand)|how many more times|how many times (?:(?:do|must|should|did|will) (?:i|we) (?:have to|need to|must|say|tell|ask|explain|write|repeat)|must (?:i|we)|have i (?:told|said|asked|written|explained)|(?:i|we) (?:have|had) to)|(?:for the )?(?:third|fourth|fifth|tenth|hundredth|umpteenth|millionth|\\d+th) time|again and again|over and over|round in circles|in circles|still nothing|(?<!what )i (?:already|just) (?:told|said|gave|explained)",
    'inutil(?:es)?|ridicul[oa]s?|verguenza|vergonzos[oa]|hart[oa]|harta|inaceptable|estupid[oa]s?|idiotas?|basura|una mierda|mierda|joder|me tienen? cansad[oa]|estoy cansad[oa]|que asco|tomadura de pelo|pesim[oa]|cuantas veces (?:mas|tengo que|hay que|te|le|les|se lo|lo|he)|otra vez lo mismo',
    "nul(?:le)?|inadmissible|honteux|honte|ras[- ]le[- ]bol|marre|inacceptable|stupide|debile|merde|putain|foutage de gueule|n'importe quoi|scandaleux|lamentable|incompetents?|combien de fois (?:faut|dois|devrai|vais|je (?:dois|vous)|encore|il faut)|encore une fois la meme|vous vous moquez|moquez de moi",
    'unverschamt(?:heit)?|frechheit|nutzlos|lacherlich|unfassbar|schnauze voll|genervt|nervt|scheiße|scheiss\\w*|mist|verarsch\\w*|dumm(?:e|er|es)?|bloder?|blod(?:sinn|e)|unmoglich(?:er laden)?|zum kotzen|wutend|stinksauer|sauer|katastrophe|inakzeptabel|wie oft (?:noch|soll)|zum (?:dritten|vierten|zehnten|hundertsten) mal',
    'inutil|ridicul[oa]|absurdo|palhacada|vergonha|vergonhoso|inaceitavel|uma merda|porcaria|droga|lixo|burr[oa]s?|idiotas?|pessim[oa]|cansad[oa] (?:de|disso)|de saco cheio|fart[oa]|quantas vezes (?:mais|tenho|preciso|vou|terei)|irritad[oa]|revoltad[oa]|pelo amor de deus',
    'inutile|ridicol[oa]|vergogna|vergognos[oa]|inaccettabile|schifo|stupid[oa]|idiot[ai]|stuf[oa]|cazzo|merda|assurdo|incompetenti|quante volte (?:devo|ancora|ve |te |gliel|lo devo)|presa in giro|pessim[oa]|incazzat[oa]|arrabbiat[oa]|non ne posso piu',
    'waardeloos|belachelijk|schandalig|schande|onacceptabel|stom(?:me)?|idioot|klote|kut|zat|beu|woest|boos|pissig|om gek van te worden|hoe vaak (?:nog|moet)|irritant|ergerlijk|wat een (?:zooi|grap|aanfluiting)|aanfluiting|nergens op',
    'beznadziejn[yae]|zenada|zenujac[yae]|skandal|smieszne|kpina|kpiny|dosc|wkurz\\w*|wkurw\\w*|kurwa|idioci|glupi[ea]?|bezuzyteczn[yae]|masakra|dramat|ile razy (?:mam|jeszcze|musze|trzeba|wam|panu|to )|mam tego dosyc|zarty|wsciekl[yai]',
    'rezalet|sacma(?:lik)?|saçma(?:lık)?|biktim|bıktım|yeter(?: artik| artık)?|kabul edilemez|berbat|aptal|salak|ise yaramaz|işe yaramaz|sinir(?:lendim|lerim|im)?|dalga mi geciyorsunuz|dalga mı geçiyorsunuz|kac (?:kere|defa) (?:daha|soyle\\w*|yaz\\w*|anlat\\w*)|rezil|yuh',
  ],
  [
    'いい加減|ふざけ|使えない|役に立たない|最悪|ひどい|腹が立|イライラ|いらいら|何度(?:も|言)|うんざり|バカ|馬鹿|ありえない|話にならない',
    '垃圾|没用|废物|太差|差劲|气死|无语|受够|烦死|傻|骗人|什么破|搞什么|说了多少|几遍了|投诉你|沒用|浪费(?:我的)?时间|太过分|忍无可忍',
    'فاشل|غبي|سخيف|زهقت|مللت|تعبت من|غير مقبول|سيء جدا|أسوأ|زفت|مهزلة|كم مرة (?:لازم|قلت|اقول|أقول|يجب|علي|اكرر|اشرح)|طفح الكيل|قرف|مستفز|عار عليكم|بلا فائدة|وقاحة',
    'बकवास|बेकार|घटिया|परेशान हो|तंग आ|गुस्सा|बेवकूफ|शर्म|कितनी बार (?:बता|कह|बोल|लिख|समझा|पूछ)|मज़ाक बना|थक गया|थक गई|हद हो गई|नालायक|दिमाग खराब',
  ],
);

/** Annoyance too mild or too common to count for much by itself. */
export const annoyed = phrases(
  [
    "not (?:helpful|helping|good enough|acceptable)|doesn'?t help|unhelpful|annoy(?:ed|ing)|disappoint(?:ed|ing)|terrible|horrible|awful|hopeless|nonsense|seriously|ugh+|argh+|come on|hello\\?|wrong again|same (?:answer|thing|link|article) again|cancel(?:l)?ing (?:everything|my)|never (?:again|buying|using)|taking my (?:money|business) elsewhere",
    'no (?:me )?(?:sirve|ayuda)|decepcionad[oa]|deçu|decu|pas (?:utile|normal|serieux)|enttauscht|hilft (?:mir )?nicht|ärgerlich|argerlich|nao (?:ajuda|adianta|serve)|decepcionad[oa]|non (?:aiuta|serve)|delus[oa]|teleurgesteld|niet (?:handig|behulpzaam)|helpt niet|rozczarowan[yae]|nie pomaga|hayal kirikligi|yardimci olm(?:uyor|adı|adi)',
  ],
  ['困って(?:る|い)|違います|残念|不满|失望|没有帮助|不对|محبط|لا يفيد|لم يساعد|निराश|मदद नहीं'],
);

/** The matter is settled; whatever annoyed before is past. */
export const settled = phrases(
  [
    "(?:that|this|it) (?:worked|works(?: now)?|fixed it|helped|did it|solved it)|(?:works|working|sorted|solved|fixed|resolved)(?: now)?,? (?:thanks|thank you|thx|cheers|great)|thanks?(?: you)?,? (?:that |it )?(?:worked|works|helped|fixed|sorted|solved)|all (?:good|sorted|set)(?: now)?|problem solved|perfect,? thank(?:s| you)|great,? thank(?:s| you)|that'?s (?:all|everything|perfect|great)",
    "ya funciona|funciono|perfecto,? gracias|solucionado|resuelto|ca marche|c'est (?:bon|regle|parfait)|parfait,? merci|hat geklappt|funktioniert jetzt|perfekt,? danke|super,? danke|erledigt|funcionou|deu certo|resolvido|perfeito,? obrigad[oa]|funziona ora|risolto|perfetto,? grazie|ha funzionato|het werkt|gelukt|opgelost|perfect,? (?:dank|bedankt)|dziala|udalo sie|swietnie,? dzieki|rozwiazane|calisti|çalıştı|halloldu|hallettim|tamamdir,? tesekkurler",
    // Told, not asked: the subject stands before the verb. Of what only arrived, that it was waited for.
    "(?<!\\b(?:when|until|till|if|once) )(?:it|that|everything|all)(?:'s| is) (?:all )?(?:working (?:now|again)|back to normal)|there it is,? (?:it )?just (?:came|arrived)|(?:es|er|sie|alles) (?:lauft|funktioniert) (?:jetzt|wieder)|(?:hij|ze|zij|alles) (?:doet het|werkt) weer",
  ],
  [
    '解決しました|できました|直りました|ちゃんと動きました|解决了|可以了|好了,?谢谢|搞定|تم الحل|اشتغل|نجح الأمر|ठीक हो गया|काम कर गया|चल गया',
  ],
);

/** Of {@link settled} what people also say before they ask on: it says that they were answered, not that it works. */
export const courteous = phrases(
  [
    "(?:that|this|it) helped|thanks?(?: you)?,? (?:that |it )?helped|all (?:good|set)(?: now)?|perfect,? thank(?:s| you)|great,? thank(?:s| you)|that'?s (?:all|everything|perfect|great)",
    "perfecto,? gracias|c'est (?:bon|parfait)|parfait,? merci|perfekt,? danke|super,? danke|perfeito,? obrigad[oa]|perfetto,? grazie|perfect,? (?:dank|bedankt)|swietnie,? dzieki|tamamdir,? tesekkurler",
  ],
  ['可以了|好了,?谢谢'],
);

/** Something came or goes again: it may have come broken, or be the next bill, and settles the matter only beside thanks. */
export const arrived = phrases(
  [
    "there it is|just (?:came|arrived)|working (?:now|again)|back to normal|da ist (?:es|er|sie) ja|(?:geht|lauft|funktioniert) (?:jetzt|wieder)|ca y est|c'est arrive|remarche|ya (?:me )?(?:llego|ha llegado|entra)|voltou ao normal|acabou de chegar|e arrivat[oa]|(?:adesso|ora) va|(?:doet het|werkt) weer|juz (?:dziala|przyszl[oa])|simdi (?:geldi|calisiyor)|duzeldi",
  ],
  ['届きました|收到了|हो गया|आ गया है'],
);

/** Thanks, or relief; praise alone may be meant otherwise. */
export const thanked = phrases(
  ['thanks?|thank you|thx|cheers|yay|phew|gracias|merci|danke\\w*|obrigad[oa]|valeu|grazie|dank|bedankt|dziek\\w+|tesekkur\\w*|sagol\\w*'],
  ['ありがと|助かり|谢谢|謝謝|多谢|شكرا|धन्यवाद|शुक्रिया'],
);
