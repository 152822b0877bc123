import { phrases } from '../phrases.ts';

/** How people say that a step did not help, or that it is as it was. */
const still: Record<string, string[]> = {
  en: [
    "(?:did|does|is|was|has|have|do)(?:n'?t| not) (?:\\w+ )?(?:work|working|worked|help|helped|fix|fixed|solve|solved|change|changed|anything|any (?:better|difference))(?: (?:it|anything))?",
    "still (?:not|no|broken|the same|doesn'?t|can'?t|cannot|won'?t|isn'?t|nothing|happening|failing|getting|says|shows|stuck|waiting|dead|frozen|offline|there|blinking|red|wrong)",
    '(?:exact(?:ly)? |the )?same (?:error|problem|issue|thing|message|result|story|screen|code)',
    '(?:already|just) (?:tried|did|done)|tried (?:that|this|it|all|everything|both|again|twice|three times)',
    "no (?:luck|change|joy|difference|good|effect|improvement)|nope|not working|(?:didn'?t|did not) (?:do|make) (?:a thing|anything|it|any difference)",
    "that'?s not (?:it|what|my)|won'?t (?:work|start|connect|load|open|turn on|let me)|nothing (?:happens|happened|changed|works)|(?:it |that )?failed again|(?:back to|at) square one|keeps? (?:failing|crashing|saying|showing|happening|coming back)",
  ],
  es: [
    'sigue (?:sin|igual|fallando|dando|saliendo|apareciendo)|no (?:funciona|funciono|ha funcionado|me deja|sirve|sirvio|cambia nada|cambio nada|va|arranca|carga)',
    'ya lo (?:intente|he intentado|probe|he probado|hice|he hecho)|(?:el )?mismo (?:error|problema|mensaje|resultado)|(?:la )?misma (?:cosa|pantalla|historia)|nada(?: de nada)?|vuelve a (?:fallar|salir|pasar)',
  ],
  fr: [
    "toujours (?:pas|le meme|la meme|rien|en panne|bloque\\w*)|(?:ne |n')?(?:marche|fonctionne|change|demarre)(?: toujours)? (?:pas|rien)|ca (?:ne )?(?:marche|change|fonctionne) (?:pas|rien)",
    'deja (?:essaye|fait|tente)|meme (?:erreur|probleme|message|resultat|chose)|rien (?:ne |n a )?(?:change|bouge|marche|fait)|aucun (?:effet|changement)',
  ],
  de: [
    '(?:geht|funktioniert|klappt|hilft|startet|laeuft|lauft) (?:immer noch |leider |noch immer |auch |wieder |trotzdem )?(?:nicht|nix)|(?:hat|haben) (?:\\w+ ){0,2}(?:nichts|nicht|nix) (?:gebracht|geholfen|funktioniert|geandert|geklappt)',
    'immer noch|noch immer|nach wie vor|hab(?:e)? ich (?:\\w+ )?(?:schon|bereits|probiert|versucht|gemacht)|(?:der |die |das )?(?:gleiche[rs]?|selbe|dasselbe) (?:fehler|problem|meldung|ergebnis)?|(?:keine|kein) (?:anderung|unterschied|erfolg|besserung)|tut sich nichts|bringt nichts',
  ],
  pt: [
    'nao (?:funciona|funcionou|deu certo|adiantou|resolveu|mudou|ajudou|resultou|deu em nada|liga|abre|carrega)|continua (?:sem|igual|dando|na mesma|a dar|com)',
    'ja (?:tentei|fiz|testei|experimentei)|(?:o )?mesmo (?:erro|problema|resultado)|(?:a )?mesma (?:coisa|mensagem)|na mesma|ainda (?:nao|da|aparece|esta)',
  ],
  it: [
    'non (?:funziona|va|ha funzionato|cambia|e cambiato|parte|si accende|serve|e servito)|ancora (?:niente|lo stesso|non|uguale)',
    'gia (?:provato|fatto|tentato)|(?:lo )?stesso (?:errore|problema|messaggio|risultato)|(?:la )?stessa (?:cosa|schermata)|niente da fare|nulla e cambiato|come prima',
  ],
  nl: [
    '(?:werkt|helpt|lukt|gaat|start|doet het) (?:nog steeds |nog altijd |ook |weer )?niet|nog (?:steeds|altijd)|(?:heeft )?niet geholpen|maakt geen verschil',
    'al (?:geprobeerd|gedaan)|(?:de |het )?zelfde (?:fout|probleem|melding|verhaal)|(?:de|het)zelfde|geen (?:verschil|verandering|effect)|niets veranderd',
  ],
  pl: [
    '(?:nadal|dalej|wciaz|ciagle) (?:nie|to samo|ten sam|mam|jest|pokazuje)|nie (?:dziala|pomoglo|pomaga|dziala to|zmienilo|zadzialalo|wlacza|laduje)',
    'juz (?:probowal\\w*|robil\\w*|zrobil\\w*|to zrobil\\w*)|(?:ten |taki )?sam (?:blad|problem|komunikat)|to samo|bez zmian|nic (?:nie daje|nie dalo|sie nie zmienilo)',
  ],
  tr: [
    'hala|halen|(?:calismiyor|olmadi|olmuyor|ise yaramadi|ise yaramiyor|duzelmedi|degismedi|acilmiyor|fark etmedi)',
    '(?:zaten |daha once )?(?:denedim|yaptim) (?:ama|olmadi|zaten)|zaten (?:denedim|yaptim)|ayni (?:hata|sorun|sey|mesaj)|degisen bir sey yok|yine (?:olmadi|ayni)',
  ],
};

const stillAnywhere: Record<string, string[]> = {
  ja: [
    'まだ(?:でき|直|動|だめ|ダメ|同じ|つな|治)|(?:でき|動き|直り|つながり|開き|変わり)ません|(?:直ら|動か|つながら|変わら|開か|でき)な(?:い|かった)|(?:ダメ|だめ)(?:でした|だった|です)|同じ(?:エラー|問題|表示|画面|結果|状態)|試しました|やりました|変わらず|効果(?:なし|が?ない|がありません)',
  ],
  zh: [
    '还是(?:不行|不能|没|一样|那样|不|报错|老样子)|没用|没有用|不行|试过了|没反应|没变化|依然|仍然|一样的(?:错误|问题)|同样的(?:错误|问题)|没解决|照样',
  ],
  ar: [
    'لا (?:يعمل|تعمل|يشتغل|تشتغل|فايده)|لم (?:ينجح|يعمل|تنجح|يتغير|تتغير|يفد|ينفع)|ما (?:يشتغل|اشتغل|نفع|زبط)|جربت|نفس (?:المشكله|الخطا|الشيء|الرساله)|ما زال|مازال|لا يزال|بدون فايده|مش شغال',
  ],
  hi: [
    'काम नहीं|अभी भी|अब भी|फिर भी|वही (?:समस्या|एरर|दिक्कत|मैसेज|बात)|कर चुक|कोई फ(?:ा|़ा)यदा नहीं|कोई फर्क नहीं|नहीं (?:हुआ|चला|खुल|चल रहा|हो रहा)',
    'abhi bhi|ab bhi|phir bhi|kaam nahi|(?:same|wahi) (?:error|problem|dikkat)|nahi (?:hua|chala|ho raha|chal raha|khul)|kar chuk[ai]|koi (?:farak|fayda) nahi',
  ],
};

export const stillFails = phrases(Object.values(still).flat(), Object.values(stillAnywhere).flat());

/** It is as it was a while ago: what is compared has been spoken of. en es fr de pt it nl pl tr, then ja zh ar hi. */
export const asBefore = phrases(
  [
    'same|identical|as before|like before|no(?:t any)? different|square one',
    'mism[oa]s?|igual que|como antes',
    'meme|pareil(?:le)?|comme avant|idem',
    'selben?|dasselbe|gleichen?|genauso|wie (?:vorher|zuvor)',
    'mesm[oa]s?|na mesma|como antes',
    'stess[oa]|uguale|come prima',
    'zelfde|hetzelfde|dezelfde',
    'to samo|ten sam|ta sama|tak samo|bez zmian',
    'ayni|eskisi gibi',
  ],
  ['同じ|変わ(?:ら|り)|一样|没变|同样|老样子|نفس|مثل قبل|वही|वैसा|wahi|jaisa'],
);

/** The bot asks what it is about. Languages as above. */
export const invites = phrases(
  [
    '(?:how|what) (?:can|may|could) (?:i|we) (?:\\w+ )?(?:help|assist|do)|what brings you|(?:describe|tell me) (?:your|the|what)|what seems to be',
    'en que (?:le |te |puedo )+ayud\\w+|como puedo ayud\\w+|cuentame|cuenteme|describa',
    '(?:comment|en quoi) (?:puis-je|peut-on|pouvons-nous)|que puis-je|decrivez|quel est votre',
    '(?:wie|womit|was) kann ich|beschreiben sie|worum geht',
    '(?:como|em que) (?:posso|podemos)|descreva|conte-me',
    '(?:come|in cosa|cosa) posso|mi dica|descriva',
    '(?:hoe|waarmee|wat) kan ik|beschrijf|waar gaat het',
    'w czym (?:moge|mozemy)|jak moge|prosze opisac|opisz',
    'nasil yardimci|size nasil|sorununuzu',
  ],
  [
    'ご用件|どうされ|どのような|いかがなさ|什么可以帮|怎么帮|请描述|什么问题|كيف (?:يمكنني|اقدر|استطيع)|بماذا|कैसे (?:मदद|सहायता)|क्या (?:मदद|सहायता)',
  ],
);

/** How bots say that they are broken themselves. */
const broken: Record<string, string[]> = {
  en: [
    'something went wrong|(?:internal|server|system|unexpected|technical) (?:error|failure|problems?|issues?|difficult(?:y|ies))|error (?:code )?(?:5\\d\\d|occurred)|an error (?:has )?occurred',
    "(?:service|system|assistant) (?:is )?(?:currently |temporarily )?(?:unavailable|down|offline)|timed? ?out|(?:having|experiencing) (?:some )?(?:trouble|problems|issues|difficulties) (?:connecting|processing|right now|at the moment|reaching)|(?:could not|couldn'?t|unable to) (?:process|complete) your request",
    'undefined|\\[object object\\]|null pointer|traceback|exception|http [45]\\d\\d',
  ],
  es: [
    'algo (?:salio|ha salido) mal|error (?:interno|tecnico|del sistema|inesperado)|(?:se ha producido|ocurrio|ha ocurrido) un error|servicio no disponible|problemas? tecnicos?',
  ],
  fr: [
    "une erreur (?:est survenue|s'est produite|interne)|erreur (?:technique|interne|systeme)|service (?:momentanement |temporairement )?indisponible|probleme technique",
  ],
  de: [
    'ein (?:unerwarteter )?fehler (?:ist )?aufgetreten|technische[rns]? (?:fehler|problem(?:e|en)?|storung)|systemfehler|(?:dienst|system) (?:ist )?(?:derzeit |momentan |zurzeit )?nicht (?:verfugbar|erreichbar)|etwas ist schiefgelaufen',
  ],
  pt: [
    'ocorreu um erro|algo (?:deu|correu) (?:errado|mal)|erro (?:interno|tecnico|do sistema|inesperado)|servico (?:temporariamente )?indisponivel|problemas? tecnicos?',
  ],
  it: [
    'si e verificato un errore|errore (?:interno|tecnico|di sistema|imprevisto)|servizio (?:momentaneamente |temporaneamente )?non disponibile|qualcosa e andato storto|problemi tecnici',
  ],
  nl: [
    'er (?:ging|is) iets (?:mis|fout)|er is een fout|technische (?:fout|storing|problemen)|(?:dienst|systeem) (?:is )?(?:tijdelijk |momenteel )?niet (?:beschikbaar|bereikbaar)',
  ],
  pl: [
    'wystapil (?:nieoczekiwany )?blad|blad (?:systemu|serwera|techniczny|wewnetrzny)|cos poszlo nie tak|usluga (?:jest )?(?:chwilowo |tymczasowo )?niedostepna|problemy? techniczn\\w+',
  ],
  tr: ['bir (?:hata|sorun) olustu|teknik (?:bir )?(?:hata|sorun|ariza)|sistem hatasi|hizmet su anda kullanilamiyor|bir seyler ters gitti'],
};

const brokenAnywhere: Record<string, string[]> = {
  ja: [
    'エラーが(?:発生|起き)|システムエラー|(?:内部|通信)エラー|システム障害|(?:ただいま|現在)(?:ご)?利用(?:いただけ|でき)ません|問題が発生しました',
  ],
  zh: ['出错了|系统(?:错误|异常|故障|繁忙)|发生错误|服务(?:暂时)?不可用|出现(?:了)?(?:错误|异常)|服务器(?:错误|异常|繁忙)'],
  ar: ['حدث خطا|خطا (?:في النظام|تقني|داخلي|غير متوقع)|الخدمه غير متاحه|مشكله تقنيه'],
  hi: ['त्रुटि (?:हुई|आई)|त्रुटि|कुछ गलत हो|तकनीकी (?:समस्या|खराबी|दिक्कत)|सेवा (?:अभी )?उपलब्ध नहीं'],
};

export const botBroke = phrases(Object.values(broken).flat(), Object.values(brokenAnywhere).flat());
