import type { Author } from '../conversation.ts';

/** Words that stand alone or as part of a name; between letters of any alphabet, which `\b` does not know. */
const word = (words: string) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}])`, 'iu');
const first = (words: string) => new RegExp(String.raw`^[^\p{L}]*(?:${words})(?![\p{L}])`, 'iu');
const only = (words: string) => new RegExp(`^(?:${words})$`, 'iu');

/** Addresses that no person has for themselves. */
const companyAddress =
  /(?:^|<)\s{0,4}(?:support|help|help-?desk|service|customer-?(?:service|care)|care|info|kundenservice|kundendienst|soporte|ayuda|suporte|assistance|assistenza|pomoc|klantenservice|no-?reply|do-?not-?reply|team|hello|contact)@/i;

/** The first that fits: "customer service" is an agent, "agent assist bot" a bot. */
const roles: [Author, RegExp[]][] = [
  ['system', [only('system|event|info|note|automated message|notification|システム|系统|系統|시스템|система|النظام')]],
  [
    'bot',
    [
      word(
        String.raw`\p{L}*bot|chat ?bot|chatgpt|copilot|assistant|asistente|assistent|assistente|asystent|virtual|virtuell\p{L}*|robô|ivr|answer ?bot|gpt|automated|бот|ассистент`,
      ),
      // People are called so too: only where it is all, or stands beside what no person is.
      only('(?:claude|gemini|fin|ai|ia|ki|model|a\\.i\\.)(?: said)?'),
      // As Intercom's exports name it: "Fin from Shop".
      /^fin from \S/i,
      word('(?:ai|ia|ki|fin|claude|gemini)[ -](?:agent|assist|chat|support|help|service|model|system|copilot|ai|answer|\\d)\\p{L}*'),
      /\p{L}[ -]ai$|🤖|ボット|机器人|機器人|챗봇|봇$|بوت|روبوت|बॉट/iu,
    ],
  ],
  [
    'agent',
    [
      only('internal|outbound|outgoing'),
      word(
        'agents?|b2c|support|representative|rep|csr|advisor|adviser|operator|specialist|team|teammate|staff|admin|moderator|help ?desk|call ?center|(?:customer|client|guest|user|member|patient|consumer) (?:service|care|success|relations|experience|advocate|coordinator|happiness)s?',
      ),
      word(
        'mitarbeiter(?:in)?|berater(?:in)?|kundenberater(?:in)?|sachbearbeiter(?:in)?|betreuer(?:in)?|kundenservice|kundendienst|kundenbetreuung|agente|soporte|asesora?|operadora?|ejecutiv[oa]|suporte|atendente|atendimento|assistance|conseill[eè]re?|téléconseill[eè]re?|opérat(?:eur|rice)|operator(?:e|i)|operatrice|addett[oa]|assistenza|medewerk(?:er|ster)|klantenservice|konsultant(?:ka)?|doradca|pracownik|pomoc|handläggare|medarbetare|kundtjänst|kundeservice|medarbejder|asiakaspalvelu|temsilci(?:si)?|destek|оператор|агент|менеджер|поддержка|специалист|сотрудник|консультант',
      ),
      /客服|担当|サポート|オペレーター|スタッフ|坐席|专员|專員|상담원|상담사|एजेंट|प्रतिनिधि|موظف|وكيل|الدعم|נציג|เจ้าหน้าที่|nhân viên|petugas|εκπρόσωπος|نمائندہ/iu,
    ],
  ],
  [
    'requester',
    [
      first(
        'requester|customer|c2b|user|end[ _-]?user|web user|visitor|guest|client|caller|consumer|contact|patient|lead|member|me|you|kund(?:e|in|en)?|nutzer(?:in)?|benutzer(?:in)?|anrufer(?:in)?|besucher(?:in)?|client[ea]?|utilisat(?:eur|rice)|visiteur|appelant|cliente|usuari[oa]|usuário|visitante|utente|visitatore|utilizador|klant|gebruiker|bezoeker|beller|klient(?:ka)?|użytkownik|müşteri|kullanıcı|asiakas|клиент(?:ка)?|пользователь|покупатель|посетитель|клієнт',
      ),
      only('human(?: said)?|external|inbound|incoming'),
      /客户|客戶|顾客|顧客|用户|用戶|访客|訪客|買家|买家|お客|ユーザー|ゲスト|고객|사용자|방문자|ग्राहक|عميل|العميل|زائر|مستخدم|לקוח|ลูกค้า|khách hàng|pelanggan|πελάτη|صارف/iu,
    ],
  ],
];

/** Who a name stands for, where the name itself tells it. */
export function authorOfName(name: string | null): Author | null {
  if (name === null) return null;
  // "Ann (Agent)": what is in brackets says it plainly.
  const told = /[([]([^()[\]]{1,40})[)\]]$/.exec(name)?.[1];
  return (told === undefined ? null : authorOf(told)) ?? (name.includes('@') ? authorOfAddress(name) : authorOf(name));
}

/** Who writes from an address, with or without a name before it, where the address tells it. */
export function authorOfAddress(address: string): Author | null {
  return companyAddress.test(address) ? 'agent' : authorOf(address.replace(/<[^<>]{0,120}>|\S{1,80}@\S{0,120}/g, '').trim());
}

function authorOf(name: string): Author | null {
  return roles.find(([, patterns]) => patterns.some((pattern) => pattern.test(name)))?.[0] ?? null;
}
