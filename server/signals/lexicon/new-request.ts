import { fold } from '../normalise.ts';

const greetings =
  '(?:(?:and|so|also|then|or|now|ok(?:ay)?|well|please|pls|hi|hello|hey|oh|y|e|et|und|en|hola|bonjour|hallo|ciao|ola|oi|czesc|merhaba|ve),? )*';
const auxiliary = '(?:is|are|am|was|were|do|does|can|could|will|would|shall|should|may|might|has|have)';
const subject = '(?:i|you|u|we|he|she|they|it|there|this|that|these|those|my|your|our|his|her|their|the|an?|any\\w*|some\\w*)';

/** How a clause begins that asks for something or about something: en es fr de pt it nl pl tr. */
const begins = [
  `${auxiliary} ${subject}|did (?:i|you|we|they|the|my)|(?:what(?! (?:i|you|u|it)\\b)|where|which|who|whose|how(?! come))(?:'?s)?|when ${auxiliary}|when'?s|tell me|let me know|show me|give me|let'?s|(?:is|are) there`,
  "(?:i|we)(?:'d| would)? (?:also |just |still |really )?(?:want|need|like|wanna|wish|love|have to|wonder)|i(?:'m| am) (?:looking|thinking|wondering|planning|trying to (?:find|get|book|order|buy|set))|i have an? (?:\\w+ )?(?:question|appointment)",
  '(?:set|add|play|book|order|send|transfer|change|cancel|pay|buy|make|turn|call|text|remind|schedule|check|move|open|define|explain|create|start|stop|remove|delete|update|report|find|list|read|roll|flip|go)(?: (?:up|on|off|out|in))? (?:an?|the|my|me|us|all|some|this|that|to|for|out|\\$?\\d+)',
  '(?:me )?(?:puede[ns]?|podria[ns]?|puedo|podemos)|quiero|quisiera|querria|necesito|me gustaria|cuales?|donde|quien|cuant[oa]s?|como (?:puedo|hago|se)|que (?:es|hora|dia|tipo|pasa con|hay)|digame|dime|hay algun\\w*|tienen',
  "(?:est-ce que|pouvez-vous|peux-tu|pourriez-vous|puis-je|je (?:voudrais|veux|souhaite|cherche|souhaiterais)|j'(?:aimerais|ai besoin)|quel(?:le)?s?|ou (?:est|sont|puis|se)|quand (?:est|sont|arrive)|combien|comment|qui|avez-vous|y a-t-il|dites-moi)",
  '(?:konnen|konnten|kannst|konntest|wurden|haben|hatten|gibt) (?:sie|du|ihr|es)|(?:kann|konnte|darf|muss|soll) (?:ich|man|mir)|ich (?:mochte|brauche|will|hatte gern\\w*|suche|wurde gern\\w*)|(?:welche[rsnm]?|wann|wo|wer|wieviel|wie (?:viel|lange|kann|teuer|hoch|oft))|was (?:ist|sind|kostet|kosten|bedeutet)',
  '(?:voce )?(?:pode[ms]?|poderia[ms]?|posso)|(?:eu )?(?:quero|queria|gostaria|preciso)|qua(?:l|is)|onde|quem|quant[oa]s?|como (?:posso|faco)|o que (?:e|significa)|tem algum\\w*|me diga',
  '(?:puo|puoi|potete|potrebbe|potreste|posso|possiamo)|(?:voglio|vorrei|volevo|mi serve|avrei bisogno|ho bisogno)|qual[ie]?|dove|chi|quant[oaie]|come (?:posso|si|faccio)|cosa (?:e|significa)|mi dica|dimmi|avete',
  '(?:kunt|kun|kan|mag|heeft|heb|hebben|zijn) (?:u|je|jullie|ik|er)|ik (?:wil|zou|zoek|heb (?:een vraag|nodig))|welke?|wanneer (?:is|komt|gaat|kan)|waar|wie|hoeveel|hoe (?:lang|kan|duur|laat)|wat (?:is|kost|zijn|betekent)',
  '(?:czy|moze pan\\w*|mozecie|chce|chcial[ae]?bym|potrzebuje|prosze o|jak(?:i|a|ie) (?:jest|sa)|kiedy|gdzie|kto|ile|ktor[yae])',
  '(?:nasil|ne zaman|nerede|kim|kac|hangi|bana)',
];

const anywhere = [
  '\\b\\w+ (?:istiyorum|misiniz|musunuz|miyim|muyum|mi|mu)$',
  '(?:ください|たいです|たいのですが|たいんですが|ますか|ですか|でしょうか|教えて|お願いします|ほしいです)$',
  '^(?:请问|请|帮我|我想|我要|怎么|如何|什么|哪|能不能|可不可以|多少|有没有)|(?:吗|呢)$',
  '^(?:هل|كيف|متى|اين|وين|كم|ما هو|ما هي|اريد|ابغى|ابغا|عايز|بدي|ممكن|لو سمحت)(?= )',
  '^(?:क्या|कैसे|कब|कहां|कहाँ|कौन|कितन[ाेी])(?= )|(?:चाहिए|चाहता हूं|चाहती हूं|बताइए|बताएं|सकते हैं|सकता हूं|सकती हूं)$',
];

/** A clause that asks for something or about something: what it holds is no report of what was tried. */
export const newRequest = new RegExp(
  `^${fold(greetings)}(?:${fold(begins.join('|'))})(?![\\p{L}\\p{N}])|^please [a-z]+|${fold(anywhere.join('|'))}`,
  'u',
);

/** The requester takes what they were told as it is: en es fr de pt it nl pl tr, then ja zh ar hi. */
export const agrees = new RegExp(
  `^(?:${fold(
    "ok(?:ay|i|e)?|alright|all right|fine|got it|understood|i see|sure|right|good|no (?:worries|problem|rush|hurry)|vale|de acuerdo|entendido|bueno|bien|d'accord|entendu|tres bien|in ordnung|alles klar|gut|verstanden|passt|einverstanden|esta bem|tudo bem|certo|beleza|va bene|d'accordo|capito|prima|goed|begrepen|dobrze|rozumiem|jasne|tamam|peki|anladim|olur",
  )})(?![\\p{L}\\p{N}])|^(?:${fold('了解|承知|わかりました|分かりました|はい|好的?|明白|知道了|حسنا|طيب|اوكي|فهمت|ठीक है|अच्छा|समझ ग')})`,
  'u',
);
