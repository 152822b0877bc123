import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { phrases } from './phrases.ts';
import { reading } from './reading.ts';
import { sinceSettled } from './since-settled.ts';

const fallbackIntent =
  /(^|[._\-/ ])(fallback|none|unknown|no[_-]?match|nomatch|out[_-]?of[_-]?(scope|domain)|oos|default[_-]?fallback|nlu_fallback|not[_-]?understood)([._\-/ ]|$)/i;
const admits = phrases(
  [
    "i'?m not (?:\\w+ )?(?:sure|certain|able to (?:help|answer|find|do|process|access))|i (?:am|was) (?:not (?:sure|able)|unable)|i (?:don'?t|do not|couldn'?t|could not|can'?t|cannot) (?:\\w+ )?(?:understand|know|find|have (?:\\w+ )?information|answer|help with|locate|access|process|assist|see)|didn'?t (?:\\w+ )?(?:understand|get that|catch that)|could you (?:please )?(?:rephrase|reword|say that again)|(?:rephrase|reword) (?:your|that|the)|no (?:information|article|answer|results?) (?:about|on|for|found)|beyond (?:my|what i)|outside (?:of )?(?:my|what i)|not something i can",
    "no (?:entiendo|entendi|he entendido|estoy segur[oa]|tengo (?:esa )?informacion|encuentro|puedo ayudar)|je (?:ne|n'ai) (?:\\w+ )?(?:comprends?|compris|sais|trouve|peux)(?: \\w+)? pas|je n'ai pas (?:compris|trouve|d'information)|ich (?:habe|weiß|weiss|kann|bin|verstehe|finde)(?: \\w+){0,3} (?:nicht|leider nicht|keine)|nicht verstanden|nao (?:entendi|encontrei|sei|tenho (?:essa )?informac\\w+|consigo|posso ajudar)|non (?:ho capito|capisco|so|trovo|ho trovato|posso aiutar\\w+|sono sicur[oa])|ik (?:begrijp|weet|kan|snap)(?: \\w+){0,3} niet|niet begrepen|nie (?:rozumiem|zrozumialem|zrozumialam|wiem|znalazlem|moge pomoc|jestem pewien)|anlayamadim|anlayamadım|anlamadim|anlamadım|emin degilim|emin değilim|bilgi bulamadim|bilgi bulamadım|yardimci olamiyorum|yardımcı olamıyorum",
  ],
  [
    'わかりません|分かりません|理解できません|見つかりません|お答えできません|不明白|不理解|没听懂|没找到|无法(?:回答|理解|找到|处理)|不确定|不太清楚|抱歉.{0,6}(?:不|没|无法)|لم أفهم|لا أعرف|لست متأكد|لم أجد|لا أستطيع|लم أتمكن|समझ नहीं|नहीं समझ|पता नहीं|जानकारी नहीं|नहीं मिल',
  ],
);

/** The bot answers from nothing: no sources, a fallback intent, or an answer that admits it. One such answer weighs little. */
export const outOfKnowledge: Detector = ({ messages }) => {
  const answers = sinceSettled(messages).filter((message) => message.author === 'bot');
  const lost = answers.filter(knowsNothing);
  if (lost.length === 0) return [];
  const again = answers.at(-1) === lost.at(-1);
  return [
    {
      code: 'out_of_knowledge',
      // An answer that found its footing again takes most of the worry away.
      strength: Math.min(1, 0.1 + 0.3 * lost.length) * (again ? 1 : 0.5),
      sentence: lost.length === 1 ? 'The bot found no answer in what it knows.' : `The bot found no answer ${lost.length} times.`,
      params: { count: lost.length },
      evidence: lost.map(({ id }) => id),
    },
  ];
};

function knowsNothing(message: Message): boolean {
  if (message.sources?.length === 0) return true;
  if (message.intent !== null && fallbackIntent.test(message.intent)) return true;
  return admits.test(reading(message).text);
}
