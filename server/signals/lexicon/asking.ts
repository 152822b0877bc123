import { fold } from '../normalise.ts';
import { phrases } from '../phrases.ts';

/** Who is wanted. English, then de es fr pt it nl pl tr, then ja zh ar hi. */
export const person = phrases(
  [
    'human(?: being| agent)?|(?:real|actual|live|physical) (?:person|human|agent|someone)|(?:live|support|service|human) agent|representative|operator|supervisor|(?:a|an|your|the|one of your) (?:manager|boss|agent|advis[eo]r|colleague|specialist|team leader|member of staff|rep)s?|your team|customer service rep|actual someone|someone (?:real|human|in charge|at your (?:end|company)|from your team)|some(?:one|body) (?:i can|who can|to) (?:talk|speak|chat)|(?:talk|speak|chat|contact|reach|get through)(?:ing)? (?:with |to )?(?:a |an |the |your )?(?:live |real |human )?(?:some(?:one|body)|person|human|agent|operator|assistant|employee|customer (?:service|care|support))',
    'mensch|menschen|mitarbeiter|mitarbeiterin|echte[nr]? person|kundenberater|sachbearbeiter',
    'humano|persona(?: real)?|agente(?: humano)?|asesor|operador|representante|ser humano',
    "humain|vraie personne|conseiller|conseillere|operateur|quelqu'un de reel",
    'pessoa(?: real)?|atendente|humana|persona vera|operatore|umano|mens|medewerker|echt persoon',
    'czlowiekiem|konsultantem|konsultanta|pracownikiem|zywym czlowiekiem|insan(?:la|a)?|(?:musteri|müşteri) temsilcisi(?:yle|ne)?|yetkili(?:yle|ye)?',
  ],
  [
    'オペレーター|担当者|人間|有人(?:対応|窓口|チャット|サポート)|人工客服|人工服务|真人|转人工|موظف|شخص حقيقي|انسان|ممثل خدمة|इंसान|एजेंट|प्रतिनिधि|अधिकारी से',
  ],
);
export const wish = phrases(
  [
    'talk|speak|chat|connect|transfer|put me|pass me|hand me|get me|give me|contact|call me|need|want|prefer|let me|can i have|escalate|like to',
    'sprechen|reden|verbinden|verbinde|mochte|will|brauche|geben sie|weiterleiten|hablar|pasame|paseme|quiero|necesito|comunicar|comunicame|comuniqueme|conectar|transferir',
    'parler|veux|voudrais|passez|besoin|contacter|joindre|falar|quero|preciso|passar|parlare|voglio|vorrei|passami|bisogno|spreken|praten|wil|graag|doorverbinden|nodig',
    'porozmawiac|rozmawiac|polaczyc|polacz|chce|prosze|gorusmek|görüşmek|konusmak|konuşmak|baglan|bağlan|baglar|bağlar|istiyorum',
  ],
  ['話|繋|つな|代わ|お願い|たい|转|找|要|想|接|أريد|اريد|تحدث|اتكلم|أتكلم|حولني|وصلني|बात|जोड़|कनेक्ट|चाहिए'],
);
export const nobody = phrases(
  [
    "(?:user|travel|estate|real estate|insurance|booking|letting|cleaning|shipping|purchasing|foreign) agent|(?:project|task|password|file|key) manager|operator manual|contact person|rather than (?:put|hand|pass|transfer|connect|send)(?:ting|ing)? (?:me|us)|human error|(?:my|our|the) (?:representative|supervisor|manager|operator) (?:said|told|asked|is|was|has)|(?:name of|who (?:is|are|was)|who's) (?:your|the|my|our) (?:boss|manager|supervisor|representative|agent|team leader)|(?:mail|email|e-mail|text|message|tell|ask|inform) (?:my|our|his|her|their) (?:boss|manager|supervisor|representative|agent|advis[eo]r|colleague)s?",
    '(?:medewerker|mens) is niet nodig|(?:mitarbeiter|sachbearbeiter|berater) (?:brauche|benotige|mochte) ich nicht',
  ],
  [
    '(?:オペレーター|担当者|人間|有人)[^。]{0,8}(?:不要|いりません|要りません|結構|必要ない|必要ありません|なくて(?:いい|大丈夫)|つながないで|繋がないで|代わらないで)|(?:एजेंट|इंसान|प्रतिनिधि|अधिकारी)[^।,]{0,14}नहीं चाहिए|बात करने की (?:आवश्यकता|ज़रूरत) नहीं',
  ],
);
/** The wish is somebody else's, or somebody else is to be reached. */
export const elsewhere = phrases([
  '(?:do|must|should) i (?:have to |need to |really )*(?:contact|call|talk to|speak to|see|ask)|how (?:do|can) i (?:add|change|remove|message)|how (?:do|can) i contact (?!(?:a |an )?(?:human|person|some|agent|operator|assistant))|(?:he|she|they|friend|sign|page|article|email|letter) (?:said|says|told|asked|wrote)|spoke (?:to|with)|talked (?:to|with)|already (?:spoke|talked|called)',
  // Whoever builds a bot asks how it hands over.
  '(?:my|our|unser(?:en|em)?|nuestro|notre|nosso|nostro|onze) (?:own )?(?:chat ?-?)?bots?|(?:in|for) (?:your|the|our|my) (?:platform|sdk|api|widget)',
]);
/** The requester wonders who is writing. */
export const whoWrites = phrases(
  [
    '(?:if|whether) (?:you|u|this|it|that|i) (?:are|r|is|am)(?: really)? [^,]{0,25}(?:human|bot|robot|person|machine|computer|ai)|(?:are|r) (?:you|u) (?!able|going)[^,]{0,20}(?:human|bot|robot|person|machine|computer)|am i (?:talking|speaking|chatting|writing)[^,]{0,20}(?:human|bot|robot|person|machine|someone real|ai)|is (?:this|it) (?:a |an |the )?(?:real |actual |live )?(?:human|bot|robot|person|machine|computer)|(?:you|u) (?:sound|talk|type|seem|look|write)[^,]{0,20}(?:human|bot|robot|person)',
    '(?:bist du|sind sie) (?:ein(?:e)? )?(?:echte[r]? )?(?:mensch|bot|roboter|maschine|person)|(?:eres|es usted) (?:un |una )?(?:humano|persona|robot|bot|maquina)|(?:tu es|es-tu|etes-vous|vous etes) (?:un |une )?(?:humain|vraie personne|robot|bot|machine)|(?:voce e|tu es) (?:um |uma )?(?:humano|pessoa|robo|bot|maquina)|(?:sei|e lei) (?:un |una )?(?:umano|persona|robot|bot|macchina)|(?:ben je|bent u) een (?:mens|robot|bot|echt persoon)|jestes (?:czlowiekiem|botem|robotem|maszyna)|(?:sen|siz) (?:bir )?(?:robot|insan|bot|makine)',
  ],
  [
    '人間ですか|ロボットですか|AIですか|你是(?:人|机器|真人|AI)|是(?:机器人|真人)吗|هل أنت (?:إنسان|روبوت|بشر|شخص|آلة)|क्या आप (?:इंसान|रोबोट|मशीन|बॉट)',
  ],
);
export const refusals = phrases(
  [
    "(?:(?:don'?t|do not|dont|not)(?! (?:know|understand|see|get))|won'?t|no|never|without|rather not|kein|keinen|keine|nicht|ohne|sin|pas|sans|nao|sem|non|senza|niet|geen|zonder|nie|bez)(?=[^,]{0,35}$)(?![^,]* (?:get|give|put|pass|just|rather) )",
  ],
  ['(?:不用|不要|不需要|无需|不必|别)(?=[^,]{0,4}$)|(?:بدون|لا (?:أحتاج|أريد|أبغى|داعي)|مش عايز|ما (?:أحتاج|أبغى|أبي))(?=[^,]{0,12}$)'],
);
/** The same right before a wish that English alone has so many words for. */
export const refusedBefore =
  /(?:needn'?t|before you|don'?t|do not|dont|not|never|no need|won'?t|without|didn'?t|stop|instead of|rather than)(?: [a-z']+){0,5} ?$|(?<![a-z])no ?$/;
/** A wish by itself when it is all that is said. */
export const bare =
  /^(?:please |a |an |i said |just )*(?:human|agent|representative|operator|real person|live agent|mensch|mitarbeiter|humano|agente|humain|operateur|atendente|operatore|medewerker|konsultant|czlowiek|temsilci|人工|转人工|オペレーター|担当者)(?: please| now| bitte| por favor| s'il vous plait| prosze| lutfen)*$/u;

// English has more ways of it: `asking-for-roles.ts`.
const thereIsSomebody = [
  '(?:ist )?(?:da|hier|dort) (?:jemand|wer)|(?:ist )?(?:jemand|wer) (?:da|hier|dort)|keiner da',
  "hay alguien(?: ahi| aqui| en linea| al otro lado)?|(?:tem|ha|existe) alguem(?: ai| aqui| do outro lado)?|c'e qualcuno(?: li| qui| la| dall'altra parte)?|(?:est-ce qu'|il )?(?:il )?y a(?:-t-il)? quelqu'un(?: la| ici| au bout du fil)?",
  'is (?:daar|er|hier) iemand(?: daar| thuis| aanwezig)?|iemand (?:daar|thuis|aanwezig)|(?:czy )?jest (?:tam |tu )*(?:kto|ktos)(?: tam| tu| zywy)?|(?:orada |burada )?(?:kimse|biri|birisi) var ?mi(?: orada| burada)?',
  '(?:誰|だれ)かい(?:ますか|ませんか|る)[のか〜ー~]*|有(?:没有)?(?:人|活人|真人)(?:在)?(?:吗|嘛|么|没有|在线吗)|有没有(?:人|活人|真人)在?|(?:في|فيه|هل (?:من|يوجد|هناك)) (?:حد|أحد|شخص)(?: هنا| هناك| موجود)?',
  '(?:क्या )?(?:वहाँ |उधर |यहाँ )?कोई है(?: क्या)?(?: वहाँ| उधर| यहाँ)?|(?:kya )?(?:wahan |udhar )?koi hai(?: kya)?(?: wahan| udhar)?',
];
/** Nothing else is asked than whether anybody is there. */
export const anybodyThere = new RegExp(
  `^[^\\p{L}]*(?:(?:hello|hi|hey|hola|oi|ola|ciao|hallo|hoi|halo|hej|alo|allo|merhaba)[^\\p{L}]+)*(?:${fold(thereIsSomebody.join('|'))})[^\\p{L}]*$`,
  'u',
);

/** Whoever does not want a machine wants a person, but for those who want to talk to nobody. */
export const notTheMachine = phrases(
  [
    "(?:(?:don'?t|do not|dont|not|never|won'?t|rather not)(?: really)? (?:want(?: to)?|wanna|wish to|like(?: to)?|care to|feel like|going to|gonna|here to)?|stop|done|tired of|sick of|fed up with|hate|no more|enough of) ?(?:talk|speak|chat|deal|writ|convers|argu|text)(?:e|ing)? (?:to|with) (?:a |an |another |this |that |these |some |your |the |any )?(?:stupid |dumb |damn |bloody |fucking |useless |silly |automated |virtual )*(?:chat ?-?bots?|ro?bots?|bots?|machines?|computers?|ai|recordings?|algorithms?|software|programs?|virtual agents?|automat(?:ed system|ion))",
    '(?:will|mochte|mag|moechte|habe keine lust|keine lust) [^,]{0,12}(?:nicht|nicht mehr|keine lust|kein(?:em|en|er)?)[^,]{0,14} ?(?:mit )?(?:einem |einer |dem |der |diesem |dieser |irgendeinem )?(?:chat)?(?:bot|roboter|maschine|computer|ki|automaten) (?:zu )?(?:reden|sprechen|schreiben|chatten|diskutieren)',
    'no quiero (?:mas |seguir |tener que )?(?:hablar|chatear|hablando|tratar|discutir) con (?:un |una |este |esta |otro |otra |ningun |ninguna )?(?:chat ?bot|bot|robot|maquina|ordenador|computadora|ia|grabacion)',
    "(?:veux|voudrais|souhaite|envie)[^,]{0,6} (?:pas|plus) (?:de |d')?(?:parler|discuter|echanger|dialoguer)[^,]{0,8} (?:a|avec) (?:un |une |ce |cette |votre )?(?:chat ?bot|bot|robot|machine|ordinateur|ia|repondeur)",
    "nao quero (?:mais )?(?:falar|conversar|discutir) com (?:um |uma |esse |essa |este |esta |nenhum )?(?:chat ?bot|bot|robo|maquina|computador|ia)|non voglio (?:piu )?(?:parlare|chattare|discutere) con (?:un |una |questo |questa |un'|altro )?(?:chat ?bot|bot|robot|macchina|computer|ia)",
    '(?:wil|ga|hoef) (?:echt )?(?:niet|geen)[^,]{0,12}(?:met )?(?:een |deze |die |zo.n )?(?:chat ?bot|bot|robot|machine|computer)s? (?:te )?(?:praten|spreken|chatten|kletsen)|nie chce (?:juz |wiecej )?(?:rozmawiac|gadac|pisac) z (?:zadnym )?(?:chat ?botem|botem|robotem|maszyna|komputerem|automatem)|(?:bir )?(?:bot|robot|makine|bilgisayar|yapay zeka)(?:la|le|yla|yle|lar?la)? (?:konusmak|gorusmek|yazismak|muhatap olmak) istemiyorum',
  ],
  [
    '(?:ボット|ロボット|機械|AI)(?:と|とは|とじゃ|相手に)[^。]{0,6}(?:話したくない|話したくありません|会話したくない)|不(?:想|要|愿意)(?:再)?(?:和|跟|与)(?:机器人|机器|AI|人工智能)(?:说|聊|谈|讲|沟通)|لا (?:اريد|ابغى|احب) (?:التحدث|الكلام|الحديث|احكي|اتكلم) (?:مع|الى) (?:روبوت|الروبوت|بوت|البوت|آلة|الآلة)|(?:बॉट|रोबोट|मशीन) से बात नहीं कर',
  ],
);
/** To be rung by somebody is to be helped by a person; a taxi, a name, and "once it has arrived" are other calls. */
export const callBack = phrases(
  [
    '(?<!what |how |why )(?:can|could|will|would|may) (?:you|u|you guys|someone|some one|somebody|anyone|anybody|an? [a-z]{3,12})(?: please| pls| just| kindly)? (?:call|ring|phone) me(?=$| (?:back|please|pls|plz|asap|now|on|at|tomorrow|today|tonight|about|regarding|to|so|in|this|after|later|and|instead|or|urgently|directly|immediately|soon|for|over)(?![a-z]))|(?:request|arrange|schedule|book|need|want|like|get|have|order)[^,]{0,4} (?:a |an? urgent )?(?:call ?-?back(?! (?:booked|scheduled|arranged|set|planned|already|number|feature|button|url))|return call|phone call from (?:you|someone|somebody|your))',
    '(?:rufen|ruft|rufe?) (?:sie )?(?:mich|uns) (?:bitte )?(?:zuruck|an)|(?:um|bitte|bitten um|wunsche|mochte)(?: einen| ihren| um)* (?:ruckruf|anruf)|(?:pueden|podeis|puede|podrian|podria) (?:llamarme|llamarnos|devolverme la llamada)|(?:llamenme|llamadme) (?:por favor|ya|cuanto)|me (?:pueden|podrian|puede|podria) (?:llamar|devolver la llamada)',
    "rappelez[ -]moi|(?:pouvez|pourriez|peut|peux)[ -](?:vous|on|tu|quelqu'un)(?: s'il vous plait)? (?:me|nous) (?:rappeler|appeler|telephoner)(?! (?:un|une|le|la|les) )|(?:etre|qu'on me|voudrais un) rappel(?:e|ee)?|(?:podem|pode|poderiam|poderia|consegue|alguem pode) (?:me ligar|ligar[ -](?:me|para mim))|(?:me liga|me liguem|liguem para mim) por favor|(?:potete|puo|potreste|potrebbe|qualcuno puo) (?:chiamarmi|richiamarmi)|(?<!non )mi (?:potete |puo |potreste |potrebbe )?(?:richiama(?:te|re)|fate chiamare)",
    '(?:kunnen|kunt|kan|willen|wil|zou|zouden) (?:jullie|u|je|iemand)(?: (?:mij|me|ons))(?: even| misschien| terug)* (?:terug)?bellen|bel(?:t u)? (?:mij|me) (?:even )?terug|(?:prosze|poprosze) o (?:telefon|oddzwonienie|kontakt telefoniczny)|(?:prosze|mozecie|moze ktos|czy ktos moze) (?:do mnie )?(?:oddzwonic|zadzwonic do mnie)|beni (?:geri )?ara(?:yin|r misiniz|yabilir misiniz|sin|sinlar)|geri ara(?:yin|r misiniz|yabilir misiniz)',
  ],
  [
    '折り返し(?:お)?電話(?:を)?(?:ください|下さい|お願い|して|もらえ|いただけ)|(?:お)?電話(?:を)?(?:ください|下さい|もらえますか|いただけますか|してほしい)|(?<![别用人要])给我(?:打个?|回个?)电话|(?:请|能|可以)[^，。]{0,4}(?:回电|回拨)|(?:ارجو|ممكن|رجاء) (?:الاتصال بي|تتصلوا بي|تكلموني)|اتصلوا (?:بي|علي)(?![ء-ي])|(?:मुझे|मुझको) (?:कॉल|फोन|फ़ोन) (?:करें|करो|कीजिए|कर दीजिए|करवा)|कॉल ?बैक (?:करें|चाहिए|करो|कीजिए)',
  ],
);

/** The bot offers a person. */
export const offersHuman = phrases(
  [
    '(?:would you like|do you want|shall i|should i|can i|i can|want me to|may i|let me) .{0,40}(?:human|agent|colleague|specialist|person|someone|team|representative|adviser|advisor|call you|transfer|connect|hand (?:you )?over)',
    '(?:quieres|quiere|desea|puedo) .{0,40}(?:agente|persona|asesor|companer|especialista)|(?:voulez|souhaitez|puis).{0,40}(?:conseiller|humain|agent|collegue)|(?:soll|mochten|darf|kann) .{0,40}(?:mitarbeiter|kolleg|mensch|berater)|(?:quer|deseja|posso|gostaria) .{0,40}(?:atendente|agente|pessoa|especialista)|(?:vuoi|vuole|posso|desidera) .{0,40}(?:operatore|agente|collega|persona)|(?:wil|wilt|zal|kan) .{0,40}(?:medewerker|collega|mens)|(?:czy|moge) .{0,40}(?:konsultant|pracownik|agent)\\w*|.{0,40}(?:temsilci|yetkili)\\w* .{0,30}(?:ister|baglay|bağlay|aktar)\\w*',
  ],
  [
    '(?:担当者|オペレーター|スタッフ).{0,20}(?:ますか|ましょうか)|(?:人工|客服|专员).{0,12}吗|(?:是否|需要|要不要).{0,10}(?:人工|客服|专员)|(?:هل).{0,40}(?:موظف|ممثل|شخص)|(?:क्या).{0,40}(?:एजेंट|प्रतिनिधि|इंसान|अधिकारी)',
  ],
);
export const accepts = phrases(
  [
    'yes|yeah|yep|yup|ya|sure|ok|okay|please(?: do)?|go ahead|do it|sounds good|that would be (?:great|good|nice|lovely)|absolutely|of course|fine',
    "si|claro|vale|por favor|adelante|oui|d'accord|volontiers|svp|ja|gerne|bitte|sim|pode|va bene|certo|certamente|graag|prima|tak|poprosze|jasne|evet|olur|tamam|lutfen",
  ],
  ['はい|お願いします|うん|好|可以|是的|行|要|نعم|أجل|تمام|موافق|हां|हाँ|जी|ठीक'],
);
