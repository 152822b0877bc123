import type { Message } from '#domain/conversation.ts';
import type { Detector } from './detector.ts';
import { phrases } from './phrases.ts';
import { reading } from './reading.ts';

const broken = phrases(
  [
    'something went wrong|(?:internal|server|system|unexpected|technical) (?:error|failure|problem|difficulties)|error (?:code )?(?:5\\d\\d|occurred)|an error (?:has )?occurred|service (?:is )?(?:temporarily )?unavailable|timed? ?out|undefined|\\[object object\\]|null pointer|traceback|exception',
    "algo salio mal|error (?:interno|tecnico)|une erreur (?:est survenue|s'est produite)|ein fehler ist aufgetreten|technischer fehler|ocorreu um erro|algo deu errado|si e verificato un errore|er ging iets mis|er is een fout|wystapil blad|bir hata olustu|bir hata oluştu|bir sorun olustu|bir sorun oluştu",
  ],
  ['エラーが発生|システムエラー|出错了|系统错误|发生错误|حدث خطأ|خطأ في النظام|त्रुटि|कुछ गलत हो'],
);
// People often send a thought in two or three pieces; a fourth without an answer means nobody is listening.
const unansweredMost = 3;

/** The bot itself broke: an error instead of an answer, an empty answer, or silence. */
export const botFailed: Detector = ({ messages }) => {
  const failures = messages.filter((message) => message.author === 'bot' && isFailure(message));
  const lastAnswer = messages.findLastIndex((message) => message.author !== 'requester');
  const unanswered = messages.slice(lastAnswer + 1);
  const silent = unanswered.length > unansweredMost;
  if (failures.length === 0 && !silent) return [];
  const sentence = silent ? `The bot left ${unanswered.length} messages unanswered.` : 'The bot answered with an error.';
  return [
    {
      code: 'bot_failed',
      strength: silent ? 0.8 : Math.min(1, 0.35 + 0.3 * failures.length),
      sentence,
      params: { count: silent ? unanswered.length : failures.length },
      evidence: (silent ? unanswered : failures).map(({ id }) => id),
    },
  ];
};

function isFailure(message: Message): boolean {
  if (message.text.trim() === '') return message.attachments.length === 0;
  return message.text.length < 400 && broken.test(reading(message).text);
}
