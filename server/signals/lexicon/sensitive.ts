import { phrases } from '../phrases.ts';
import { isPlainlyDying } from './plainly-dying.ts';

export const topics = ['self_harm', 'safety', 'fraud', 'legal', 'privacy', 'billing_dispute'] as const;
export type Topic = (typeof topics)[number];

/** What speaks of a topic, what only looks like it, and what is certain whatever was learned. Languages: en es fr de pt it nl pl tr, then ja zh ar hi. */
export const sensitive: Record<Topic, { says: RegExp; looksLike?: RegExp; isPlain?: (text: string) => boolean }> = {
  self_harm: {
    says: phrases(
      [
        "kill (?:my|him|her|them)sel(?:f|ves)|suicid\\w*|(?:end|ending|take|taking) (?:my|his|her) (?:own )?life|end it all|(?:want|wanna|wish i|wanting) (?:to |was |were )?(?:die|dead)|(?:harm|hurt|cut|cutting|hurting|harming) (?:my|him|her)self|self[- ]harm\\w*|(?:don'?t|do not|no longer) want to (?:live|be here|wake up|exist|go on)|better off (?:dead|without me)|no (?:reason|point) (?:to|in) (?:live|living|go on|going on)|not worth living|can'?t go on(?: like this| living)?|nothing (?:left )?to live for",
        'suicid\\w*|quitarme la vida|matarme|no quiero (?:seguir )?vivi(?:r|endo)|quiero morir(?:me)?|hacerme dano|me suicider|en finir(?: avec la vie)?|plus envie de vivre|envie de mourir|me tuer|umbringen|selbstmord|suizid\\w*|nicht mehr leben|will sterben|mir etwas antun|ritze mich|me matar|tirar (?:a )?minha vida|quero morrer|nao quero (?:mais )?viver|me machucar|uccidermi|ammazzarmi|farla finita|voglio morire|togliermi la vita|non voglio piu vivere|zelfmoord|einde aan mijn leven|wil niet meer leven|wil dood|mezelf (?:iets aan|pijn)|samobojstw\\w*|zabic sie|sie zabic|nie chce (?:mi sie )?(?:juz )?zyc|odebrac sobie zycie|intihar\\w*|olmek istiyorum|ölmek istiyorum|yasamak istemiyorum|yaşamak istemiyorum|canima kiy\\w*',
      ],
      [
        '死にたい|自殺|消えたい|生きていたくない|リストカット|自傷|自杀|想死|不想活|轻生|自残|活不下去|انتحار|أنتحر|انتحر|أقتل نفسي|أريد أن أموت|لا أريد أن أعيش|أؤذي نفسي|आत्महत्या|खुदकुशी|मरना चाहत|जीना नहीं चाहत|जान दे द|खुद को नुकसान',
      ],
    ),
    isPlain: isPlainlyDying,
    looksLike: phrases(['suicide squad|dying (?:to|for)|die hard|dead (?:battery|pixel|line|stock)|to die for']),
  },
  safety: {
    says: phrases(
      [
        "(?:caught|catch(?:es|ing)?|on|set on) fire|in flames|smok(?:e|ing) (?:is |was )?(?:coming|came|pouring|from|out)|(?:is|was|started|starts) smoking|burn(?:ed|t|ing)? (?:my|his|her|our|smell|plastic|hand|skin)|smell(?:s|ing)?(?: of)? (?:gas|burning|burnt)|gas (?:leak|smell)|carbon monoxide|electr(?:ic(?:al)? shock|ocut\\w*)|(?:got|gave \\w+) (?:a|an) (?:electric )?shock|spark(?:s|ing)|explod\\w*|exploded|overheat(?:s|ed|ing)|allergic reaction|anaphyla\\w*|choking|choked|swallowed|poison\\w*|food poisoning|injur(?:ed|y|ies)|bleeding|unconscious|can'?t breathe|chest pain|overdose|wrong (?:dose|dosage|medicine|medication|pills)|ambulance|(?:brakes?|steering|airbag) (?:fail\\w*|stopped|gave|don'?t|doesn'?t|didn'?t)|child (?:locked|trapped|alone)|trapped in|glass in (?:my|the)|meltdown of the battery|swollen battery|battery (?:is )?(?:swollen|swelling|bulging)",
        'incendi\\w*|se (?:prendio|quemo)|humo|fuga de gas|huele a (?:gas|quemado)|descarga electrica|reaccion alergica|intoxicacion|herid[oa]|sangr(?:e|ando)|exploto|prend feu|pris feu|fumee|fuite de gaz|odeur de (?:gaz|brule)|decharge electrique|reaction allergique|bless(?:e|ee|ure)|brulure|explose|brennt|feuer gefangen|rauch\\w*|gasgeruch|riecht nach gas|verschmort|stromschlag|allergische reaktion|verletzt|verbrannt|explodiert|pegou fogo|fumaca|fumo|vazamento de gas|cheiro de (?:gas|queimado)|choque eletrico|reacao alergica|machucou|ferid[oa]|explodiu|preso fuoco|ha preso fuoco|fuga di gas|odore di (?:gas|bruciato)|scossa|reazione allergica|ferit[oa]|ustion\\w*|esplos[oa]|brand ontstaan|vlam gevat|rook|gaslek|gaslucht|ruik(?:t)? gas|elektrische schok|allergische reactie|gewond|ontploft|zapali\\w* sie|dym\\w*|wyciek gazu|czuc gaz\\w*|porazi\\w* (?:mnie )?prad|reakcj\\w* alergiczn\\w*|ranny|oparz\\w*|wybuch\\w*|yangin|yangın|alev ald\\w*|duman|gaz (?:kacagi|kaçağı|kokusu)|elektrik carp\\w*|elektrik çarp\\w*|alerjik reaksiyon|yaraland\\w*|patladi|patladı',
      ],
      [
        '火事|発火|煙が|ガス(?:漏れ|臭)|ガスの(?:臭|にお)|感電|アレルギー反応|怪我|けが|やけど|爆発|着火|起火|着火了|冒烟|煤气|燃气泄漏|触电|过敏反应|受伤|烫伤|爆炸|حريق|دخان|تسرب غاز|رائحة غاز|صعقة|صدمة كهربائية|حساسية شديدة|إصابة|أصيب|انفجر|حروق|आग लग|धुआं|धुआँ|गैस (?:लीक|की बू|की बदबू)|करंट लग|बिजली का झटका|एलर्जी|चोट|जल गय|फट गय',
      ],
    ),
    looksLike: phrases([
      'fire ?(?:stick|wall|fox|tv|works|place|drill)|smoking (?:room|area|policy|section|allowed)|non[- ]smoking|injury time|allergy (?:info|information|menu)',
    ]),
  },
  fraud: {
    says: phrases(
      [
        "fraud(?:ulent(?:ly)?|ster)?|scam(?:med|mer|mers)?|hack(?:ed|er|ers)|phish(?:ed|ing)|unauthori[sz]ed|(?:stole|stolen|cloned|skimmed)|identity theft|impersonat\\w*|(?:didn'?t|did not|never|haven'?t) (?:make|made|authori[sz]e\\w*|recogni[sz]e|approve\\w*) (?:this|that|these|those|the|a|any|it)|don'?t (?:recogni[sz]e|know) (?:this|that|these|a|the|two|three|some) (?:\\w+ )?(?:payment|charge|transaction|transfer|purchase|withdrawal|order|login|device)s?|wasn'?t me|someone (?:else )?(?:has |is |got |just |must have )?(?:used|using|into|accessed|logged|took|taken|drained|opened|ordered|bought|spent)|compromised|sim swap|drained|(?:account|wallet) (?:was |has been |is )?(?:emptied|taken over)|lost (?:my )?(?:card|wallet) .{0,20}stolen|suspicious (?:payment|charge|transaction|activity|login)s?",
        "fraude\\w*|estafa\\w*|hacke\\w*|robad[oa]|robaron|clonad[oa]|clonaron|no (?:he hecho|hice|reconozco|autorice) (?:yo )?(?:esta?|ese|esa|el|la|ninguna?)|suplantacion|arnaque\\w*|pirat(?:e|ee|age|er)|vole(?:e|r|s)?|usurpation|je n'ai pas (?:fait|autorise)|betrug\\w*|betrogen|gehackt|gestohlen|geklaut|abgezockt|nicht (?:autorisiert|von mir)|fraude|golpe|hackead[oa]|roubad[oa]|roubaram|clonaram|nao (?:fiz|reconheco|autorizei)|frode|truffa\\w*|hackerat[oa]|rubat[oa]|clonat[oa]|non (?:ho fatto|riconosco|ho autorizzato)|oplicht\\w*|opgelicht|gehackt|gestolen|niet door mij|oszust\\w*|oszukan\\w*|wlaman\\w*|zhakowan\\w*|ukradzion\\w*|ukrad[lł]\\w*|kradziez\\w*|dolandiric\\w*|dolandırıc\\w*|dolandirild\\w*|dolandırıld\\w*|calind[ıi]|çalındı|hacklen\\w*|benim yapmad\\w*|ben yapmad\\w*|izinsiz",
      ],
      [
        '詐欺|不正(?:利用|アクセス|ログイン|請求)|乗っ取ら|盗まれ|身に覚えのない|フィッシング|盗刷|诈骗|被骗|被盗|骗子|盗号|不是我(?:本人)?(?:操作|买|刷|的)|钓鱼|احتيال|نصب|سرق|مسروق|اختراق|مخترق|اخترق|لم أقم بهذه|بدون إذني|ठगी|धोखाधड़ी|फ्रॉड|चोरी|हैक|मैंने नहीं (?:किया|की)|घोटाल',
      ],
    ),
    looksLike: phrases([
      'fraud (?:prevention|awareness|alerts?|tips|course|training|team hours)|hackathon|how (?:do|can) i (?:spot|avoid|recogni[sz]e) (?:a )?(?:scam|phish\\w*|fraud)\\w*|a steal|life hacks?',
    ]),
  },
  legal: {
    says: phrases(
      [
        'lawyers?|solicitors?|attorneys?|barrister|su(?:e|ing) (?:you|your|the|them|this)|(?:will|gonna|going to|may|might|have to) sue|lawsuit|legal (?:action|proceedings|steps|notice|claim|advice|letter|route|case)|small claims|(?:take|taking|see|going) (?:you |this |it )?(?:all )?(?:to|in) (?:\\w+ )?court|ombudsman|tribunal|trading standards|regulator|subpoena|court order|letter before action|class action|consumer (?:protection|rights) (?:agency|board|authority)|better business bureau|bbb complaint|attorney general|breach of contract|(?:ofcom|ofgem|fca|ftc|cfpb|finra)',
        'abogad[oa]s?|demandar(?:l[oe]s|los)?|demanda(?: judicial)?|tribunales|juzgado|juicio|acciones legales|consumidor|denunciar(?:los)?|denuncia|avocate?s?|tribunal|porter plainte|poursuites|proces|mise en demeure|action en justice|mediateur|repression des fraudes|anwalt\\w*|anwaltin|rechtsanwalt\\w*|verklag\\w*|klage|gericht\\w*|rechtliche schritte|verbraucherzentrale|bundesnetzagentur|schlichtungsstelle|advogad[oa]s?|processar|processo judicial|justica|procon|acao judicial|tribunal|avvocat[oi]|denuncia|denuncero|causa legale|vie legali|tribunale|diffida|querela|advocaat|rechter|rechtszaak|juridische stappen|aanklagen|geschillencommissie|adwokat\\w*|prawnik\\w*|pozew|pozw\\w*|do sadu|sadow\\w*|rzecznik\\w*|uokik|avukat\\w*|dava\\w*|mahkeme\\w*|tuketici (?:hakem|mahkeme)\\w*|tüketici (?:hakem|mahkeme)\\w*|yasal (?:islem|işlem|yol)\\w*|savcilik|savcılık',
      ],
      [
        '弁護士|訴え|訴訟|裁判|法的(?:措置|手段)|消費(?:者|生活)センター|律师|起诉|法院|告你们|法律(?:途径|手段)|仲裁|消协|12315|محامي|محام|المحكمة|محكمة|قضائي|قانوني(?:ة)?|مقاضا|حماية المستهلك|वकील|अदालत|कोर्ट|मुकदमा|कानूनी|उपभोक्ता (?:फोरम|अदालत)|लीगल नोटिस',
      ],
    ),
    looksLike: phrases([
      '(?:my|a|the) (?:son|daughter|wife|husband|friend|brother|sister) is (?:a|an) (?:lawyer|attorney|solicitor)|tennis court|food court|court (?:booking|shoes|hire|time|\\d+)|legal (?:department|team|name|age|size|guardian)|law(?:yer)? (?:school|degree|diploma)|basketball court|squash court|padel court|lawsuit video',
    ]),
  },
  privacy: {
    says: phrases(
      [
        "gdpr|ccpa|dsar|subject access(?: request)?|data (?:breach|leak|protection (?:officer|act|authority))|(?:delete|erase|remove|wipe) (?:all )?(?:of )?(?:my|our|her|his) (?:personal )?(?:data|information|details|records?|profile|history)|right to be forgotten|(?:my|our|her|his|personal|someone else'?s|another \\w+'?s?) (?:personal |private )?(?:data|details|information|address|records?|file|photos?|number|results?|documents?) (?:was|were|has been|have been|got|is|are|been|being) (?:leaked|shared|sold|exposed|published|visible|sent|shown|passed)|(?:sold|shared|leaked|gave|giving|passed|sell|share) (?:out )?(?:my|our) (?:personal |private )?(?:data|details|information|email|number|address|phone)|without my (?:consent|permission)|who (?:has |had )?(?:seen|looked at|accessed|viewed|access(?:es)? to) my|(?:see|seeing|saw|got|received|shows?|showing) (?:some(?:one|body) else|another (?:customer|patient|person|passenger|user|guest))'?s?|copy of (?:all )?(?:the |my )?(?:personal )?data|what (?:personal )?(?:data|information) (?:do )?you (?:hold|have|keep|store)(?: (?:on|about) me)?|invasion of privacy|violat\\w+ (?:of )?my privacy|withdraw (?:my )?consent",
        'rgpd|proteccion de datos|(?:borr|elimin|suprim)\\w+ (?:todos )?mis datos|filtra(?:cion|do|ron)\\w*|mis datos (?:personales )?(?:a|con|sin|estan|han)|sin mi (?:consentimiento|permiso)|cnil|supprim\\w+ (?:toutes )?mes donnees|effac\\w+ (?:toutes )?mes donnees|fuite de donnees|mes donnees (?:personnelles )?(?:ont|sont|a|sans)|sans mon (?:consentement|accord)|dsgvo|datenschutz\\w*|datenleck|datenpanne|(?:meine|alle|meiner) (?:personlichen )?daten (?:losch\\w*|weiter\\w*|wurden|sind|an|auskunft)|daten (?:von|eines) (?:anderen|fremden)\\w*|ohne meine (?:einwilligung|zustimmung)|lgpd|apag(?:ar|uem|ue) (?:todos )?(?:os )?meus dados|exclu(?:ir|am) (?:todos )?(?:os )?meus dados|vazamento de dados|meus dados (?:vazaram|foram|pessoais|sem)|sem (?:a )?minha (?:permissao|autorizacao)|sem (?:o )?meu consentimento|garante della privacy|cancell\\w+ (?:tutti )?i miei dati|i miei dati (?:personali )?(?:sono|a|senza)|violazione dei dati|senza (?:il mio )?consenso|avg[- ]verzoek|datalek|(?:mijn|al mijn) (?:persoonlijke )?gegevens (?:verwijder\\w*|gelekt|zijn|gedeeld|wissen)|zonder mijn toestemming|rodo|wyciek\\w* danych|usun\\w* (?:wszystkie )?moj\\w* dan\\w*|moje dane|bez mojej zgody|kvkk|verilerim\\w*|kisisel veri\\w*|kişisel veri\\w*|iznim olmadan|veri sızıntısı|bilgilerim(?:i|in)? (?:sil|paylas|paylaş)\\w*',
      ],
      [
        '個人情報|情報漏(?:えい|洩|れ)|データを(?:削除|消)|同意なし|他人の(?:情報|名前|注文)|隐私|个人信息|泄露|删除我的(?:所有)?(?:数据|信息|资料)|未经我同意|别人的(?:信息|订单)|بياناتي|تسريب|تسرب بيانات|خصوصيتي|انتهاك الخصوصية|بدون موافقتي|معلوماتي الشخصية|मेरा डेटा|डेटा लीक|निजी जानकारी|मेरी जानकारी|बिना (?:मेरी )?(?:इजाजत|अनुमति|सहमति)|डेटा (?:हटा|डिलीट|मिटा)',
      ],
    ),
    looksLike: phrases([
      'privacy (?:settings?|screen|policy|page|glass|fence|film|curtain|filter|notice)|data (?:plan|roaming|usage|allowance|sheet)|(?:delete|remove|clear) (?:my )?(?:browsing|search|watch|viewing) history',
    ]),
  },
  billing_dispute: {
    says: phrases(
      [
        "(?:double|twice|wrongly|incorrectly|over|mistakenly)[- ]?(?:charged|billed|debited)|(?:charged|billed|debited|paid|deducted) (?:me |us )?(?:twice|two times|double|three times|again|the wrong|too much|for (?:something|a thing|nothing|two)|after (?:i )?cancel\\w*|extra|more than|even though|although|despite|anyway)|overcharg\\w*|charge ?back|disput(?:e|ing) (?:a|the|this|that|these|my)? ?(?:charge|bill|payment|transaction|invoice|amount|fee)?s?|(?:wrong|incorrect|duplicate|unexpected|extra|unexplained|bogus|mystery|hidden) (?:charge|amount|bill|fee|payment|invoice|debit)s?|(?:still|keep|keeps|kept) (?:being )?(?:charg|bill|tak|debit)\\w* (?:me|us|my|for|money)?|(?:refuse|not going|won'?t|not paying|am not) (?:to )?pay(?:ing)?|(?:money|refund) back (?:for|now|i was)|refund (?:of )?(?:the |my )?(?:wrong|duplicate|second|extra|double)|i (?:was|am|got|have been|'ve been) (?:\\w+ )?(?:charged|billed|debited)|you(?:'ve| have)? (?:\\w+ )?(?:charged|billed|debited|took|taken) (?:me|my|us|£|\\$|€|\\d|out)|never (?:ordered|agreed|signed up|subscribed)|bill is (?:wrong|too high|double|incorrect|way)|didn'?t agree to (?:pay|this)",
        'cobr(?:o|ado|aron|aste|an) (?:de mas|dos veces|doble|dos|por|indebid\\w*|otra vez|sin)|me (?:han |siguen |estan )?cobr(?:ado|ando|aron|o)|cargo (?:indebido|duplicado|incorrecto|que no)|doble cobro|cobro (?:doble|indebido|incorrecto)|preleve\\w* (?:deux|deux fois|a tort|encore)|(?:debite|facture|preleve)\\w* (?:deux fois|a tort|en double|trop|alors)|double (?:prelevement|facturation|debit)|facture (?:fausse|erronee|incorrecte)|trop percu|doppelt (?:abgebucht|berechnet|bezahlt|belastet)|zu viel (?:abgebucht|berechnet|bezahlt)|falsch (?:abgerechnet|berechnet|e rechnung)|rechnung (?:ist |stimmt )(?:falsch|nicht|zu hoch)|abgebucht,? obwohl|trotz kundigung|widerspreche der (?:rechnung|abbuchung)|cobrad[oa] (?:duas vezes|em dobro|indevid\\w*|a mais|errad\\w*)|cobranca (?:indevida|dupla|duplicada|errada)|cobraram|continuam (?:me )?cobrando|addebit\\w+ (?:due volte|doppio|non|per|dopo|errat\\w*)|doppio addebito|addebito|fattura (?:sbagliata|errata|troppo)|dubbel (?:afgeschreven|betaald|in rekening|gefactureerd)|te veel (?:afgeschreven|betaald|berekend|in rekening)|onterecht\\w* (?:afgeschreven|bedrag|factuur|gefactureerd|kosten)|factuur klopt niet|afgeschreven terwijl|dwukrotnie|dwa razy (?:pobra|obciaz|zaplac)\\w*|podwojn\\w+ (?:oplat|obciaz|platnosc)\\w*|blednie (?:naliczon|pobran|obciaz)\\w*|nieslusznie (?:naliczon|pobran|obciaz)\\w*|pobra(?:no|liscie)|naliczy\\w*|iki (?:kere|kez|defa) (?:cekil|çekil|tahsil|odeme|ücret|ucret)\\w*|fazla (?:cekil|çekil|ucret|ücret|tahsil|para)\\w*|yanlis (?:fatura|tutar|ücret|ucret)\\w*|haksiz (?:ucret|kesinti)\\w*|haksız (?:ücret|kesinti)\\w*|hala para (?:cek|çek)\\w*',
      ],
      [
        '二重(?:請求|に請求|に引き落と|決済)|誤請求|過剰請求|請求(?:額)?が(?:おかしい|違|間違)|解約したのに|多扣|重复(?:扣费|扣款|收费)|乱(?:扣|收)费|扣了(?:两|2)次|扣了我|错误扣款|多收|خصم(?:تم|وا)? ?(?:مرتين|مبلغ|بالخطأ|مني)|مرتين|تم (?:خصم|سحب)|فاتورة خاطئة|رسوم (?:خاطئة|غير)|दो बार (?:पैसे|चार्ज|कट|पेमेंट|भुगतान)|गलत (?:बिल|चार्ज|राशि)|ज्यादा (?:पैसे|चार्ज|बिल)|पैसे (?:कट|काट)',
      ],
    ),
    looksLike: phrases([
      'over ?charg(?:ing|ed) (?:the|my) (?:battery|phone)|charg(?:ed|ing) (?:my |the )?(?:phone|battery|car|laptop|device|bike)',
    ]),
  },
};
