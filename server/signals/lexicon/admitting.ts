import { phrases } from '../phrases.ts';

/** Words between which others may stand. */
const few = "(?: [\\w']+){0,3}";

/** How bots say that they do not know, did not understand or cannot help, language by language. */
const words: Record<string, string[]> = {
  en: [
    "i'?m (?:afraid )?not (?:\\w+ )?(?:sure|certain|able to|familiar|trained)",
    'i (?:am|was) (?:not (?:sure|able)|unable)',
    "(?:i|we) (?:still )?(?:don'?t|do not|didn'?t|did not|couldn'?t|could not|can'?t|cannot|wasn'?t able to) (?:\\w+ )?(?:understand|get that|catch that|know|find|answer|help with|locate|access|process|assist|see)",
    "(?:i|we) (?:don'?t|do not) (?:\\w+ )?have (?:\\w+ ){0,2}(?:information|info|details?|data|answers?|access|articles?)",
    "didn'?t (?:\\w+ )?(?:understand|get that|catch that)",
    'could you (?:please )?(?:rephrase|reword|say that again)',
    '(?:rephrase|reword) (?:your|that|the)',
    'no (?:information|articles?|answers?|results?|entry|match(?:es)?) (?:about|on|for|found|in)',
    'beyond (?:my|what i)',
    'outside (?:of )?(?:my|what i)',
    'not something i can',
  ],
  es: [
    `no (?:lo )?(?:entiendo|entendi|he entendido|comprendo|estoy segur[oa]|encuentro|puedo (?:ayudar|responder|contestar|acceder)|se (?:como|que|responder))`,
    `no (?:tengo|dispongo|disponemos|cuento|contamos)${few} (?:informacion|datos?|detalles?|respuesta|acceso)`,
    'no (?:he|hemos) (?:podido )?(?:encontrado|encontrar|localizado|localizar)',
    'no (?:pude|logro|consigo|hay resultados|hay informacion)',
  ],
  fr: [
    `je (?:ne|n'ai)${few} (?:comprends?|compris|sais|trouve|peux)${few} pas`,
    `je n'ai (?:pas|aucune?)${few} (?:compris|trouve|informations?|reponse|acces|donnees?|renseignements?)`,
    "je ne (?:dispose|possede|trouve) (?:pas|d'aucune?|aucune?)",
    'je ne suis pas (?:en mesure|certaine?|sure?)',
    "n'avons pas (?:trouve|d'information)",
    'aucun (?:resultat|article|document)',
  ],
  de: [
    'ich (?:habe|weiß|kann|bin|verstehe|finde)(?: \\w+){0,3} (?:nicht|leider nicht|keine)',
    'nicht verstanden',
    '(?:habe|haben|finde|liegen mir|liegen uns)(?: \\w+){0,4} keine(?:n|r)? (?:information(?:en)?|angaben?|daten|antwort(?:en)?|auskunft|eintrage?|treffer|artikel)',
    'keine (?:passende )?(?:antwort|information(?:en)?|treffer|ergebnisse)(?: \\w+){0,3} gefunden',
    'dazu (?:weiß|kann) ich (?:leider )?(?:nichts|nicht)',
  ],
  pt: [
    'nao (?:entendi|compreendi|encontrei|sei|consigo|posso (?:ajudar|responder|acessar|aceder)|localizei|consegui)',
    `nao (?:tenho|disponho|dispomos|possuo|possuimos|temos)${few} (?:informac\\w+|dados?|detalhes?|resposta|acesso|registro|registo)`,
    'nao (?:ha|foram encontrad[oa]s?|foi encontrad[oa]) (?:resultados?|informac\\w+)',
  ],
  it: [
    'non (?:ho capito|capisco|so|trovo|posso (?:aiutar\\w+|rispondere|accedere)|sono (?:sicur[oa]|in grado)|riesco)',
    `non (?:ho|dispongo|abbiamo|disponiamo)${few} (?:trovato|informazion\\w+|dat[oi]|dettagli|risposta|accesso)`,
    'nessun (?:risultato|articolo)',
  ],
  nl: [
    'ik (?:begrijp|weet|kan|snap|vind)(?: \\w+){0,3} niet',
    'niet begrepen',
    '(?:heb|hebben|vind|vond)(?: \\w+){0,3} geen (?:informatie|gegevens|antwoord|resultaten?|artikel(?:en)?|toegang)',
    'geen (?:informatie|antwoord|resultaten?)(?: \\w+){0,3} gevonden',
  ],
  pl: [
    'nie (?:rozumiem|zrozumia[lł](?:em|am)|wiem|znalaz[lł]em|znalaz[lł]am|mog[eę] (?:pomoc|odpowiedziec|znalezc)|jestem (?:pewien|pewna|w stanie)|potrafi[eę]|umiem)',
    'nie mam(?: \\w+){0,3} (?:informacji|danych|dost[eę]pu|odpowiedzi)',
    'brak (?:informacji|wynikow|odpowiedzi)',
  ],
  tr: [
    'anlayamad[ıi]m|anlamad[ıi]m|emin degilim|bulamad[ıi]m|bulunamad[ıi]',
    '(?:bilgi|yard[ıi]mc[ıi])(?: \\w+){0,2} (?:bulamad[ıi]m|bulunmuyor|yok|sahip degilim|olam[ıi]yorum)',
    'bilgim yok|bilmiyorum',
  ],
};

const anywhere: Record<string, string[]> = {
  ja: [
    'わかりません|分かりません|わかりかねます|分かりかねます|理解できません|見つかりません|見つけられません|お答えでき(?:ません|かねます)|お調べできません',
    '(?:情報|回答|データ|資料)(?:が|は)(?:ございません|ありません|見当たりません)',
  ],
  zh: [
    '不明白|不理解|没听懂|没有?找到|没查到|查不到|无法(?:回答|理解|找到|处理|查询|提供)|不确定|不太清楚|不清楚|抱歉.{0,6}(?:不|没|无法)',
    '(?:没有|暂无|未找到|未查到)(?:相关|这方面|该|此|对应)?的?(?:信息|资料|内容|答案|结果|记录)',
  ],
  ar: [
    'لم افهم|لا اعرف|لست متاكد|لم اجد|لا استطيع|لم اتمكن|لا يمكنني|لم اعثر|لا ادري',
    '(?:لا تتوفر|لا يوجد|ليس|ليست)(?: لدي| لدينا| عندي)? (?:اي )?(?:معلومات|اجابه|نتائج|بيانات)',
  ],
  hi: [
    'समझ नहीं|नहीं समझ|पता नहीं|नहीं पता|जानकारी (?:उपलब्ध )?नहीं|नहीं मिल|मदद नहीं कर|उत्तर नहीं|जवाब नहीं',
    'jaankari nahi|samajh nahi|nahi (?:mila|mili|samjha|samajh)|pata nahi',
  ],
};

export const admits = phrases(Object.values(words).flat(), Object.values(anywhere).flat());
