import { phrases } from '../phrases.ts';

/** What follows is all that a sentence says: beside a question it is how many people ask. */
const alone =
  '(?<=^|[.!?:;] |(?:so|just|simply|also|bitte|einfach|alors|simplement|dus|gewoon|entao|apenas|allora|semplicemente|czyli|wiec) )';

/** The requester says that they ask the same thing as before, or that it was not what they asked: en es fr de pt it nl pl tr, then ja zh ar hi. */
export const insists = phrases(
  [
    `i (?:meant|was asking|am asking|asked (?:about|for|if|whether|you|how|what|when|which)|already (?:said|told|gave|wrote|explained|answered))|(?:my|the) question (?:is|was)|what i (?:need|want|wanted|asked|meant|am asking)(?: to know)? (?:is|was|about|for)|(?:that'?s|that is|this is|it'?s) not (?:\\w+ )?(?:what|the question)(?: i)?|not what i (?:asked|meant|said|need|want)|(?:that|this) (?:doesn'?t|does not|didn'?t|did not) (?:really )?answer|(?:didn'?t|did not|haven'?t) answer(?:ed)? (?:my|the|me)|just tell me|${alone}yes or no|that'?s why i(?:'m| am)? (?:writ\\w+|ask\\w*|here)|as i (?:said|wrote|told)|i(?:'m| am) (?:asking|talking) about|(?:reads?|listens? to) (?:what|my) (?:i|questions?|messages?)|like i said|not the \\w+,? (?:but )?the`,
    'lo que (?:pregunto|preguntaba|quiero saber|necesito saber)|mi pregunta (?:es|era)|no (?:he |le |te )*pregunt\\w+|me (?:refiero|referia)|ya (?:se lo|te lo|lo|os lo) (?:dije|he dicho|puse|escribi)|(?:si|puede|puedo)\\w* o no|no (?:es|era) (?:eso|lo que)|quiero decir|repito|sigo sin saber|(?:le|te) (?:pregunte|estoy preguntando)|pregunto (?:por|si)',
    `je (?:veux|voulais) dire|je (?:parle|parlais) (?:de|du|des)|ma question|ce que je (?:demande|demandais|veux savoir|voulais)|je (?:demande|demandais|vous demande)|pas ce que j'|je (?:vous )?l'ai (?:deja )?(?:dit|ecrit)|je (?:vous )?(?:ai )?deja (?:dit|ecrit)|je vous (?:dis|ai dit)|je (?:le )?repete|${alone}oui ou non|ne repond pas`,
    `ich (?:meinte|fragte|frage nach|suche \\w+ (?:datum|termin)|hatte gefragt|habe (?:doch )?(?:\\w+ )?gefragt|wollte (?:nur )?wissen|will (?:nur )?wissen|mochte (?:nur )?wissen)|(?:die|meine) frage (?:war|ist|lautet\\w*)|nicht (?:das,? )?was ich|darum geht es|(?:geht|ging) (?:es )?mir (?:nicht )?(?:um|darum)|es (?:geht|ging) (?:nicht )?um|beantwortet (?:meine|die|das) |wie gesagt|ich sagte|ich wiederhole|hab(?:e)? ich (?:doch |schon |bereits )+(?:gesagt|geschrieben)|${alone}ja oder nein`,
    `quis dizer|quero (?:apenas |so |e )?saber (?:se|o|a|quando|qual)|minha (?:pergunta|duvida)|nao (?:e|era|foi) (?:isso|o que|\\w{4,}r)|(?:eu )?perguntei|estou (?:perguntando|falando)|ja (?:disse|falei|escrevi|informei|respondi)|${alone}sim ou nao|me refiro|repito`,
    `intendevo|la (?:mia )?domanda (?:e|era)|non (?:ho chiesto|e quello che|era quello)|(?:ti |le |vi )?ho chiesto|chiedevo|voglio (?:solo )?sapere|(?:l.ho|ho) gia (?:detto|scritto)|${alone}si o no|mi (?:riferisco|riferivo)|ripeto`,
    `ik (?:bedoel(?:de)?|vroeg|zocht)|(?:mijn|de) vraag (?:is|was)|(?:het )?gaat (?:mij|me|er mij) (?:niet )?om|niet wat ik|ik heb (?:het |dat )?(?:al )?(?:gezegd|gevraagd|geschreven)|zoals ik|${alone}ja of nee|wil (?:alleen |gewoon )?weten|dat (?:zag|wist) ik`,
    `chodzi(?:lo)? mi|nie o to|nie pyta(?:m|lem|lam)|pyta(?:m|lem|lam)|moje pytanie|mial[ea]m na mysli|(?:juz )?(?:napisal|pisal|mowil|podal)[ea]m|${alone}tak czy nie|powtarzam`,
    'sormadim|soruyorum|sordum|demek istedigim|kastettigim|sorum (?:su|bu)|onu (?:degil|demedim|sormuyorum)|dedim ya|soyledim (?:ya|zaten)|evet mi hayir mi|tekrar (?:soruyorum|yaziyorum|ediyorum)',
  ],
  [
    'お?(?:聞き|尋ね|伺い)して(?:い|る|お)|聞いて(?:い|る)|聞きたいの|そう(?:では|じゃ)なく|(?:では|じゃ)なくて?、|したいの(?:です|だ)|知りたいの|質問は|(?:さっき|先ほど)から?も?(?:言|書|伝|申|お伝え)',
    '我(?:是)?(?:想)?(?:问|说)的是|我的意思|我问(?:的|你)|不是(?:问|说|这个意思)|我(?:都|已经|刚才|刚刚)(?:说|写|讲)(?:了|过)|答非所问|是不是复读|复读|再说一遍|能还是不能',
    'اقصد|قصدي|سوالي|اسال عن|(?:مو|مش|ليس) هذا (?:سوالي|قصدي|ما)|قلت ل(?:ك|كم)|نعم (?:ام|او) لا|لم اسال|ما سالت|اكرر',
    'मेरा (?:सवाल|मतलब|प्रश्न)|(?:की|का) बात (?:है|कर)|पूछ (?:रहा|रही)|(?:बता|कह|लिख) (?:चुका|चुकी|दिया)|हां या (?:ना|नहीं)|mera (?:sawal|matlab)|pooch raha|puch raha|bata (?:diya|chuka)',
  ],
);

/** The requester shows the bot that it contradicts itself: what is said holds the contrast. */
export const contradicted = phrases(
  [
    'make up your mind|contradict\\w*|two different (?:answers|things)|which (?:one )?is it now',
    'en que quedamos|se contradice|te contradices',
    'vous vous contredisez|il faudrait savoir|faut savoir|vous venez de (?:me )?dire le contraire',
    '(?:eben|gerade|vorhin|zuerst|erst) noch (?:haben sie|hast du|sagten sie|sagtest du|hiess es|stand da)|(?:eben|gerade|vorhin|zuerst) (?:haben sie|hast du) (?:doch )?noch|widersprech\\w*|widersprichst|was denn nun|was gilt (?:denn )?(?:jetzt|nun)',
    'contradi\\w+|contraddi\\w+',
    'spreekt? (?:je|u)zelf tegen|wat is het nou',
    'przed chwila (?:pisal|mowil|napisal)\\w* (?:pan |pani )?co innego|przeczy\\w*|to jak w koncu',
    'celisiyor\\w*|karar verin',
  ],
  ['言っていることが違|矛盾|自相矛盾|一会儿说|تناقض'],
);

/** What the bot had said is recalled: thanks for it as often as a reproach, which takes {@link turned}. */
export const recalled = phrases(
  [
    '(?:you|it) (?:just|first|earlier) (?:said|told|gave|wrote|confirmed)|first (?:you|it) (?:says?|said|tells?|told)|a (?:minute|moment) ago you',
    'primero (?:me )?(?:dice|dices|dijo|dijiste)|(?:acaba|acabas) de (?:decir|confirmar)\\w*',
    "vous venez de|d'abord vous|tu viens de (?:me )?dire",
    '(?:eben|gerade|vorhin|zuerst|erst) (?:haben sie|hast du|sagten sie|sagtest du|hiess es|stand da)|sie (?:haben|sagten) (?:doch )?(?:eben|gerade|vorhin)',
    '(?:voce|voces|vc) (?:acabou|acabaram) de|(?:primeiro|antes) (?:voce )?(?:diz|disse)|acabou de dizer',
    'prima (?:mi )?(?:dice|dici|ha detto|hai detto)|(?:mi )?(?:ha|hai) appena (?:detto|scritto|confermato)',
    '(?:net|zojuist|eerst) (?:zei|zegt|schreef) (?:je|u)|(?:je|u) (?:zei|schreef) (?:net|zojuist|eerst)',
    'najpierw (?:pan |pani )?(?:pisz\\w+|mow\\w+|napisal\\w*)|przed chwila (?:pisal|mowil|napisal)\\w*',
    '(?:once|az once|demin) (?:\\w+ ){0,3}(?:dediniz|diyordunuz|yazdiniz|demistiniz)',
  ],
  [
    '(?:さっき|先ほど)は|刚才(?:还|你)(?:说|讲)|قبل (?:قليل|شوي) (?:قلت|كتبت)|अभी तो (?:आपने|तुमने)|पहले (?:कहा|बोला|आपने कहा)|pehle (?:kaha|bola)',
  ],
);

/** What is said now is otherwise. */
export const turned = phrases(
  [
    'pardon ?\\?|excuse me ?\\?|hang on|and now|now (?:you|it)|but|then (?:you|it)|luego|ahora|pero|despues|maintenant|mais|ensuite|puis|dann|jetzt|aber|nun|depois|agora|mas|poi|adesso|ora|ma|nu|dan|maar|teraz|potem|ale|simdi|sonra|ama',
  ],
  ['今は|今度は|のに|けど|现在|又|却|怎么|والان|الحين|لكن|ثم|अब|लेकिन|पर '],
);
