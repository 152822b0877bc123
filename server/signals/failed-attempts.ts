import type { Detector } from './detector.ts';
import { phrases } from './phrases.ts';
import { reading } from './reading.ts';
import { sinceSettled } from './since-settled.ts';

const stillBroken = phrases(
  [
    "(?:did|does|is|was|has|have|do)(?:n'?t| not) (?:\\w+ )?(?:work|working|worked|help|helped|fix|fixed|solve|change|changed)(?: (?:it|anything))?|still (?:not|no|broken|the same|doesn'?t|can'?t|won'?t|isn'?t|nothing|happening|failing|getting|says|shows|stuck|waiting)|same (?:error|problem|issue|thing|message|result)|(?:already|just) (?:tried|did|done)|tried (?:that|this|it|all|everything|both|again)|no (?:luck|change|joy|difference)|nope|not working|that'?s not (?:it|what|my)|won'?t work|nothing (?:happens|happened|changed|works)",
    'sigue (?:sin|igual)|no (?:funciona|funciono|ha funcionado|me deja)|ya lo (?:intente|he intentado|probe|hice)|el mismo (?:error|problema)|toujours (?:pas|le meme|rien|en panne)|ne (?:marche|fonctionne) (?:toujours )?pas|deja (?:essaye|fait)|meme (?:erreur|probleme)|(?:geht|funktioniert|klappt) (?:immer noch |leider |noch immer |auch )?nicht|immer noch|hab(?:e)? ich (?:schon|bereits)|gleiche[rs]? (?:fehler|problem)|nao (?:funciona|funcionou|deu certo|adiantou)|continua (?:sem|igual|dando)|ja (?:tentei|fiz)|mesmo (?:erro|problema)|non (?:funziona|va|ha funzionato)|ancora (?:niente|lo stesso|non)|gia (?:provato|fatto)|stesso (?:errore|problema)|werkt (?:nog steeds |nog altijd |ook )?niet|nog steeds|al (?:geprobeerd|gedaan)|zelfde (?:fout|probleem)|(?:nadal|dalej|wciaz) nie|nie (?:dziala|pomoglo|pomaga)|juz (?:probowal\\w*|robil\\w*)|ten sam (?:blad|problem)|hala|(?:calismiyor|çalışmıyor|olmadi|olmadı|ise yaramadi|işe yaramadı)|zaten denedim|ayni hata|aynı hata',
  ],
  [
    'まだ(?:でき|直|動|だめ|同じ)|できません|ダメでした|だめでした|同じ(?:エラー|問題)|試しました|还是(?:不行|不能|没|一样)|没用|不行|试过了|لا (?:يعمل|تعمل|يشتغل)|لم (?:ينجح|يعمل|تنجح)|جربت|نفس (?:المشكلة|الخطأ)|ما زال|لا يزال|काम नहीं|अभी भी|फिर भी|वही (?:समस्या|एरर|दिक्कत)|कर चुक',
  ],
);

/** Steps that did not help: those the bot reports, and answers after which the requester says it still fails. */
export const failedAttempts: Detector = ({ report, messages }) => {
  const recent = sinceSettled(messages);
  const firstAnswer = recent.findIndex((message) => message.author === 'bot');
  const proof =
    firstAnswer < 0
      ? []
      : recent.filter((message, index) => index > firstAnswer && message.author === 'requester' && stillBroken.test(reading(message).text));
  const reported = report.attempts.filter(({ worked }) => worked === false).length;
  const count = Math.max(reported, proof.length);
  if (count === 0) return [];
  return [
    {
      code: 'failed_attempts',
      strength: Math.min(1, 0.1 + 0.3 * count),
      sentence: count === 1 ? 'One attempt did not help.' : `${count} attempts did not help.`,
      params: { count },
      evidence: proof.map(({ id }) => id),
    },
  ];
};
