import { languageCode } from './waiting-words.ts';

/** What requesters are told where no rule says it in other words. Nothing is promised that is not so at that moment. */
interface Words {
  /** The ticket exists. */
  accepted: string;
  /** No ticket could be made. */
  failed: string;
}

const en: Words = {
  accepted: 'I have passed our conversation on to a person on our team, with everything you wrote. You need not repeat it.',
  failed: 'I could not reach our team just now. Nobody has been told yet; I am still here to help.',
};

const words: Record<string, Words> = {
  en,
  de: {
    accepted:
      'Ich habe unser Gespräch mit allem, was Sie geschrieben haben, an einen Menschen in unserem Team weitergegeben. Sie müssen nichts wiederholen.',
    failed: 'Ich konnte unser Team gerade nicht erreichen. Es weiß noch niemand Bescheid; ich bin weiterhin für Sie da.',
  },
  es: {
    accepted: 'He pasado nuestra conversación a una persona de nuestro equipo, con todo lo que ha escrito. No hace falta que lo repita.',
    failed: 'Ahora mismo no he podido avisar a nuestro equipo. Aún no lo sabe nadie; sigo aquí para ayudarle.',
  },
  fr: {
    accepted:
      'J’ai transmis notre conversation à une personne de notre équipe, avec tout ce que vous avez écrit. Vous n’avez rien à répéter.',
    failed: 'Je n’ai pas pu joindre notre équipe. Personne n’est encore prévenu ; je reste là pour vous aider.',
  },
  it: {
    accepted: 'Ho passato la nostra conversazione a una persona del nostro team, con tutto ciò che ha scritto. Non deve ripetere nulla.',
    failed: 'Al momento non riesco a contattare il nostro team. Nessuno è ancora avvisato; resto qui per aiutarla.',
  },
  pt: {
    accepted: 'Passei a nossa conversa para uma pessoa da nossa equipa, com tudo o que escreveu. Não precisa de repetir nada.',
    failed: 'Não consegui contactar a nossa equipa agora. Ainda ninguém foi avisado; continuo aqui para ajudar.',
  },
  nl: {
    accepted: 'Ik heb ons gesprek met alles wat u schreef doorgegeven aan iemand van ons team. U hoeft niets te herhalen.',
    failed: 'Ik kon ons team nu niet bereiken. Er weet nog niemand van; ik ben er nog om te helpen.',
  },
  pl: {
    accepted: 'Rozmowa z całą Pana/Pani treścią trafiła do osoby z naszego zespołu. Nie trzeba niczego powtarzać.',
    failed: 'Nie udało mi się teraz powiadomić zespołu. Nikt jeszcze o tym nie wie; nadal mogę pomóc.',
  },
  tr: {
    accepted: 'Görüşmemizi, yazdığınız her şeyle birlikte ekibimizden bir kişiye ilettim. Hiçbir şeyi tekrarlamanız gerekmez.',
    failed: 'Şu anda ekibimize ulaşamadım. Henüz kimsenin haberi yok; yardım etmek için buradayım.',
  },
  hi: {
    accepted: 'मैंने हमारी बातचीत, आपकी लिखी हर बात के साथ, हमारी टीम के एक व्यक्ति को सौंप दी है। आपको कुछ दोहराने की ज़रूरत नहीं है।',
    failed: 'मैं अभी हमारी टीम तक नहीं पहुँच सका। अभी किसी को पता नहीं है; मैं मदद के लिए यहीं हूँ।',
  },
  ar: {
    accepted: 'لقد أحلتُ محادثتنا مع كل ما كتبتَه إلى شخص من فريقنا، ولا حاجة إلى تكرار أي شيء.',
    failed: 'لم أتمكن من الوصول إلى فريقنا الآن، ولم يُبلَّغ أحد بعد؛ ما زلت هنا للمساعدة.',
  },
  ja: {
    accepted: 'これまでの会話と、お書きいただいた内容をすべて担当者に引き継ぎました。繰り返しご説明いただく必要はありません。',
    failed: '現在、担当チームに連絡できませんでした。まだ誰にも伝わっていません。引き続きお手伝いします。',
  },
  zh: {
    accepted: '我已将我们的对话和您写的所有内容转交给我们团队的一位同事，您无需重复说明。',
    failed: '我暂时联系不上我们的团队，目前还没有人知道此事；我会继续为您提供帮助。',
  },
};

/** In which everything is said without a template of the admin's. */
export const builtInLanguages: readonly string[] = Object.keys(words);

/** @param locale BCP 47, as the bot told it or as it was told from the text */
export function wordsFor(locale: string | null): Words {
  return words[languageCode(locale)] ?? en;
}
