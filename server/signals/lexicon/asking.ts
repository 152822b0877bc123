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
  ['オペレーター|担当者|人間|有人|人工客服|人工服务|真人|转人工|موظف|شخص حقيقي|انسان|ممثل خدمة|इंसान|एजेंट|प्रतिनिधि|अधिकारी से'],
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
export const nobody = phrases([
  '(?:user|travel|estate|real estate|insurance|booking|letting|cleaning|shipping|purchasing|foreign) agent|(?:project|account|property|task|password|file|store|key) manager|operator manual|human resources|human error|(?:my|our|the) (?:representative|supervisor|manager|operator) (?:said|told|asked|is|was|has)',
]);
/** The wish is somebody else's, or somebody else is to be reached. */
export const elsewhere = phrases([
  'how (?:do|can) i (?:add|change|remove|message)|how (?:do|can) i contact (?!(?:a |an )?(?:human|person|some|agent|operator|assistant))|(?:he|she|they|friend|sign|page|article|email|letter) (?:said|says|told|asked|wrote)|spoke (?:to|with)|talked (?:to|with)|already (?:spoke|talked|called)',
]);
/** The requester wonders who is writing. */
export const whoWrites = phrases(
  [
    '(?:are|r) (?:you|u) (?!able|going)[^,]{0,20}(?:human|bot|robot|person|machine|computer)|am i (?:talking|speaking|chatting|writing)[^,]{0,20}(?:human|bot|robot|person|machine|someone real|ai)|is (?:this|it) (?:a |an |the )?(?:real |actual |live )?(?:human|bot|robot|person|machine|computer)|(?:you|u) (?:sound|talk|type|seem|look|write)[^,]{0,20}(?:human|bot|robot|person)',
    '(?:bist du|sind sie) (?:ein(?:e)? )?(?:echte[r]? )?(?:mensch|bot|roboter|maschine|person)|(?:eres|es usted) (?:un |una )?(?:humano|persona|robot|bot|maquina)|(?:tu es|es-tu|etes-vous|vous etes) (?:un |une )?(?:humain|vraie personne|robot|bot|machine)|(?:voce e|tu es) (?:um |uma )?(?:humano|pessoa|robo|bot|maquina)|(?:sei|e lei) (?:un |una )?(?:umano|persona|robot|bot|macchina)|(?:ben je|bent u) een (?:mens|robot|bot|echt persoon)|jestes (?:czlowiekiem|botem|robotem|maszyna)|(?:sen|siz) (?:bir )?(?:robot|insan|bot|makine)',
  ],
  [
    '人間ですか|ロボットですか|AIですか|你是(?:人|机器|真人|AI)|是(?:机器人|真人)吗|هل أنت (?:إنسان|روبوت|بشر|شخص|آلة)|क्या आप (?:इंसान|रोबोट|मशीन|बॉट)',
  ],
);
export const refusals = phrases([
  "(?:(?:don'?t|do not|dont|not)(?! (?:know|understand|see|get))|won'?t|no|never|without|rather not|kein|keinen|keine|nicht|ohne|sin|pas|sans|nao|sem|non|senza|niet|geen|zonder|nie|bez)(?=[^,]{0,35}$)(?![^,]* (?:get|give|put|pass|just|rather) )",
]);
/** A wish by itself when it is all that is said. */
export const bare =
  /^(?:please |a |an |i said |just )*(?:human|agent|representative|operator|real person|live agent|mensch|mitarbeiter|humano|agente|humain|operateur|atendente|operatore|medewerker|konsultant|czlowiek|temsilci|人工|转人工|オペレーター|担当者)(?: please| now| bitte| por favor| s'il vous plait| prosze| lutfen)*$/u;

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
