/** What is said around the two sentences of `words-for-requester.ts`. `{n}` is a place in line, `{min}` whole minutes, `{ways}` names of channels. */
interface WaitingWords {
  /** Why a person comes: they were asked for, or the bot could not help. */
  asked: string;
  stuck: string;
  wait: string;
  /** Too little was seen to say anything. */
  unknown: string;
  /** Outside business hours. */
  closed: string;
  late: string;
  timedOut: string;
  /** The helpdesk cannot be reached, and is tried on. */
  delayed: string;
  /** Another way than the one they speak by. */
  ways: string;
  names: { chat: string; email: string; phone: string };
}

const en: WaitingWords = {
  asked: 'You asked for a person.',
  stuck: 'I could not solve this myself.',
  wait: 'You are number {n} in line; it should take no longer than {min} min.',
  unknown: 'We do not know yet how long it will take.',
  closed: 'Our team is not at work at the moment and will answer when it is back.',
  late: 'It is taking longer than we said, and we are sorry. It should take no longer than another {min} min.',
  timedOut: 'Nobody has been able to take this so far. Your request stays open and will be answered.',
  delayed: 'I cannot reach our team at the moment. Nobody has been told yet; I keep trying and will say so as soon as somebody has it.',
  ways: 'You can also reach us by: {ways}.',
  names: { chat: 'chat', email: 'email', phone: 'phone' },
};

const words: Record<string, WaitingWords> = {
  en,
  es: {
    asked: 'Ha pedido hablar con una persona.',
    stuck: 'No he podido resolverlo por mi cuenta.',
    wait: 'Es el número {n} en la cola; no debería tardar más de {min} min.',
    unknown: 'Todavía no sabemos cuánto tardará.',
    closed: 'Nuestro equipo no está trabajando ahora y responderá cuando vuelva.',
    late: 'Está tardando más de lo que dijimos; lo sentimos. No debería tardar más de otros {min} min.',
    timedOut: 'Nadie ha podido atenderlo todavía. Su solicitud sigue abierta y recibirá respuesta.',
    delayed:
      'Ahora mismo no consigo contactar con nuestro equipo. Aún no lo sabe nadie; sigo intentándolo y le avisaré en cuanto alguien lo tenga.',
    ways: 'También puede contactarnos por: {ways}.',
    names: { chat: 'chat', email: 'correo electrónico', phone: 'teléfono' },
  },
  fr: {
    asked: 'Vous avez demandé à parler à une personne.',
    stuck: 'Je n’ai pas pu résoudre cela moi-même.',
    wait: 'Vous êtes en position {n} dans la file ; cela ne devrait pas prendre plus de {min} min.',
    unknown: 'Nous ne savons pas encore combien de temps cela prendra.',
    closed: 'Notre équipe est absente pour le moment et répondra à son retour.',
    late: 'C’est plus long que prévu, nous en sommes désolés. Cela ne devrait pas prendre plus de {min} min de plus.',
    timedOut: 'Personne n’a encore pu s’en occuper. Votre demande reste ouverte et recevra une réponse.',
    delayed:
      'Je n’arrive pas à joindre notre équipe pour le moment. Personne n’est encore prévenu ; je continue d’essayer et vous le dirai dès que quelqu’un l’aura reçu.',
    ways: 'Vous pouvez aussi nous joindre par : {ways}.',
    names: { chat: 'chat', email: 'e-mail', phone: 'téléphone' },
  },
  de: {
    asked: 'Sie haben nach einem Menschen gefragt.',
    stuck: 'Ich konnte das nicht selbst lösen.',
    wait: 'Sie sind Nummer {n} in der Reihe; es sollte nicht länger als {min} Min. dauern.',
    unknown: 'Wir wissen noch nicht, wie lange es dauert.',
    closed: 'Unser Team ist gerade nicht im Dienst und antwortet, sobald es wieder da ist.',
    late: 'Es dauert länger, als wir gesagt haben; das tut uns leid. Es sollte höchstens noch {min} Min. dauern.',
    timedOut: 'Bisher konnte sich niemand darum kümmern. Ihr Anliegen bleibt offen und wird beantwortet.',
    delayed:
      'Ich erreiche unser Team gerade nicht. Es weiß noch niemand Bescheid; ich versuche es weiter und sage Ihnen, sobald es jemand hat.',
    ways: 'Sie erreichen uns auch so: {ways}.',
    names: { chat: 'Chat', email: 'E-Mail', phone: 'Telefon' },
  },
  it: {
    asked: 'Ha chiesto di parlare con una persona.',
    stuck: 'Non sono riuscito a risolverlo da solo.',
    wait: 'È il numero {n} in coda; non dovrebbero volerci più di {min} min.',
    unknown: 'Non sappiamo ancora quanto ci vorrà.',
    closed: 'Al momento il nostro team non è in servizio e risponderà al suo ritorno.',
    late: 'Ci vuole più tempo del previsto; ci scusiamo. Non dovrebbero volerci più di altri {min} min.',
    timedOut: 'Nessuno è ancora riuscito a occuparsene. La sua richiesta resta aperta e riceverà risposta.',
    delayed:
      'Al momento non riesco a contattare il nostro team. Nessuno è ancora avvisato; continuo a provare e la avviserò appena qualcuno lo riceve.',
    ways: 'Può contattarci anche tramite: {ways}.',
    names: { chat: 'chat', email: 'email', phone: 'telefono' },
  },
  nl: {
    asked: 'U vroeg om een mens.',
    stuck: 'Ik kon dit niet zelf oplossen.',
    wait: 'U bent nummer {n} in de rij; het zou niet langer dan {min} min. moeten duren.',
    unknown: 'We weten nog niet hoe lang het duurt.',
    closed: 'Ons team is nu niet aan het werk en antwoordt zodra het terug is.',
    late: 'Het duurt langer dan we zeiden; dat spijt ons. Het zou nog hoogstens {min} min. moeten duren.',
    timedOut: 'Nog niemand heeft dit kunnen oppakken. Uw vraag blijft open en wordt beantwoord.',
    delayed: 'Ik kan ons team nu niet bereiken. Er weet nog niemand van; ik blijf het proberen en laat het u weten zodra iemand het heeft.',
    ways: 'U kunt ons ook bereiken via: {ways}.',
    names: { chat: 'chat', email: 'e-mail', phone: 'telefoon' },
  },
  pl: {
    asked: 'Poproszono o rozmowę z człowiekiem.',
    stuck: 'Nie udało mi się tego rozwiązać.',
    wait: 'Miejsce w kolejce: {n}; nie powinno to potrwać dłużej niż {min} min.',
    unknown: 'Nie wiemy jeszcze, jak długo to potrwa.',
    closed: 'Nasz zespół teraz nie pracuje i odpowie po powrocie.',
    late: 'Trwa to dłużej, niż mówiliśmy; przepraszamy. Nie powinno to potrwać dłużej niż jeszcze {min} min.',
    timedOut: 'Nikt jeszcze nie mógł się tym zająć. Sprawa pozostaje otwarta i otrzyma odpowiedź.',
    delayed: 'Nie mogę teraz połączyć się z naszym zespołem. Nikt jeszcze o tym nie wie; próbuję dalej i dam znać, gdy ktoś to otrzyma.',
    ways: 'Można się z nami skontaktować także tak: {ways}.',
    names: { chat: 'czat', email: 'e-mail', phone: 'telefon' },
  },
  pt: {
    asked: 'Pediu para falar com uma pessoa.',
    stuck: 'Não consegui resolver isto sozinho.',
    wait: 'É o número {n} na fila; não deverá demorar mais de {min} min.',
    unknown: 'Ainda não sabemos quanto tempo vai demorar.',
    closed: 'A nossa equipa não está a trabalhar neste momento e responderá quando regressar.',
    late: 'Está a demorar mais do que dissemos; pedimos desculpa. Não deverá demorar mais de {min} min.',
    timedOut: 'Ainda ninguém pôde tratar disto. O seu pedido continua aberto e terá resposta.',
    delayed:
      'Não consigo contactar a nossa equipa neste momento. Ainda ninguém foi avisado; continuo a tentar e aviso assim que alguém o receba.',
    ways: 'Também pode contactar-nos por: {ways}.',
    names: { chat: 'chat', email: 'e-mail', phone: 'telefone' },
  },
  tr: {
    asked: 'Bir kişiyle görüşmek istediniz.',
    stuck: 'Bunu kendim çözemedim.',
    wait: 'Sırada {n}. kişisiniz; {min} dakikadan uzun sürmemesi gerekir.',
    unknown: 'Ne kadar süreceğini henüz bilmiyoruz.',
    closed: 'Ekibimiz şu anda mesaide değil; döndüğünde yanıtlayacak.',
    late: 'Söylediğimizden uzun sürüyor, özür dileriz. En fazla {min} dakika daha sürmesi beklenir.',
    timedOut: 'Şimdiye kadar kimse ilgilenemedi. Talebiniz açık kalıyor ve yanıtlanacak.',
    delayed: 'Şu anda ekibimize ulaşamıyorum. Henüz kimsenin haberi yok; denemeye devam ediyorum ve biri aldığında size bildireceğim.',
    ways: 'Bize şu yollarla da ulaşabilirsiniz: {ways}.',
    names: { chat: 'sohbet', email: 'e-posta', phone: 'telefon' },
  },
  hi: {
    asked: 'आपने किसी व्यक्ति से बात करने को कहा।',
    stuck: 'मैं इसे स्वयं हल नहीं कर सका।',
    wait: 'कतार में आपका क्रमांक {n} है; इसमें {min} मिनट से अधिक नहीं लगना चाहिए।',
    unknown: 'हमें अभी नहीं पता कि इसमें कितना समय लगेगा।',
    closed: 'हमारी टीम अभी काम पर नहीं है और लौटने पर उत्तर देगी।',
    late: 'हमने जो कहा था उससे अधिक समय लग रहा है; हमें खेद है। अब {min} मिनट से अधिक नहीं लगना चाहिए।',
    timedOut: 'अब तक कोई इसे नहीं ले सका। आपका अनुरोध खुला है और उसका उत्तर दिया जाएगा।',
    delayed: 'मैं अभी हमारी टीम तक नहीं पहुँच पा रहा हूँ। अभी किसी को पता नहीं है; मैं प्रयास करता रहूँगा और किसी को मिलते ही आपको बताऊँगा।',
    ways: 'आप हमसे इस तरह भी संपर्क कर सकते हैं: {ways}।',
    names: { chat: 'चैट', email: 'ईमेल', phone: 'फ़ोन' },
  },
  ar: {
    asked: 'لقد طلبتَ التحدث إلى شخص.',
    stuck: 'لم أتمكن من حل هذا بنفسي.',
    wait: 'رقمك في الانتظار {n}، ولا يُتوقع أن يستغرق الأمر أكثر من {min} دقيقة.',
    unknown: 'لا نعرف بعد كم سيستغرق ذلك.',
    closed: 'فريقنا ليس في العمل الآن وسيجيب عند عودته.',
    late: 'يستغرق الأمر وقتًا أطول مما قلنا، نعتذر عن ذلك. لا يُتوقع أن يتجاوز {min} دقيقة أخرى.',
    timedOut: 'لم يتمكن أحد من تولي الأمر حتى الآن. يبقى طلبك مفتوحًا وستتم الإجابة عليه.',
    delayed: 'لا أستطيع الوصول إلى فريقنا في الوقت الحالي، ولم يُبلَّغ أحد بعد؛ سأواصل المحاولة وأخبرك حالما يتسلّم أحد طلبك.',
    ways: 'يمكنك أيضًا التواصل معنا عبر: {ways}.',
    names: { chat: 'الدردشة', email: 'البريد الإلكتروني', phone: 'الهاتف' },
  },
  ja: {
    asked: '担当者との会話をご希望いただきました。',
    stuck: '私だけでは解決できませんでした。',
    wait: '現在の順番は{n}番目で、{min}分以内の見込みです。',
    unknown: 'どのくらいかかるかは、まだ分かりません。',
    closed: '担当チームは現在営業時間外です。再開後にお答えします。',
    late: 'お伝えした時間より長くかかっており、申し訳ありません。あと{min}分以内の見込みです。',
    timedOut: 'まだ担当者が対応できておりません。ご依頼は受け付けたままで、必ずお答えします。',
    delayed: '現在、担当チームに連絡できません。まだ誰にも伝わっていません。引き続き試み、担当者に届き次第お知らせします。',
    ways: '次の方法でもご連絡いただけます：{ways}。',
    names: { chat: 'チャット', email: 'メール', phone: '電話' },
  },
  zh: {
    asked: '您要求与人工沟通。',
    stuck: '我未能自行解决这个问题。',
    wait: '您排在第 {n} 位，预计不超过 {min} 分钟。',
    unknown: '我们还不知道需要多长时间。',
    closed: '我们的团队目前不在工作时间，上班后会答复您。',
    late: '等待时间比我们所说的要长，很抱歉。预计再过不超过 {min} 分钟。',
    timedOut: '目前还没有人能够接手。您的请求仍然保留，我们会答复您。',
    delayed: '我目前联系不上我们的团队，还没有人知道此事；我会继续尝试，一旦有人收到就告诉您。',
    ways: '您也可以通过以下方式联系我们：{ways}。',
    names: { chat: '在线聊天', email: '电子邮件', phone: '电话' },
  },
};

/** Languages in which everything can be said. */
export const languagesSpoken = Object.keys(words);

/** @param locale BCP 47; another language than those known gets English */
export function waitingWordsFor(locale: string | null): WaitingWords {
  return words[languageCode(locale)] ?? en;
}

export function languageCode(locale: string | null): string {
  return (locale ?? 'en').toLowerCase().split(/[-_]/)[0] || 'en';
}

/** Puts values into the braces of a sentence. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
