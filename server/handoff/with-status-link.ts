import type { Handoff } from '../store/handoffs.ts';
import type { HandoffDeps } from './deps.ts';
import { fill, languageCode } from './waiting-words.ts';

const words: Record<string, string> = {
  en: 'Where it stands, and what we passed on: {link}',
  de: 'Stand der Dinge und was wir weitergegeben haben: {link}',
  es: 'Cómo va y qué hemos transmitido: {link}',
  fr: 'Où en est votre demande et ce que nous avons transmis : {link}',
  it: 'A che punto siamo e cosa abbiamo trasmesso: {link}',
  pt: 'Em que pé está e o que transmitimos: {link}',
  nl: 'Hoe het ervoor staat en wat we hebben doorgegeven: {link}',
  pl: 'Na jakim etapie jest sprawa i co przekazaliśmy: {link}',
  tr: 'Son durum ve ilettiklerimiz: {link}',
  hi: 'अभी की स्थिति और हमने क्या बताया है: {link}',
  ar: 'لمعرفة الحالة وما نقلناه: {link}',
  ja: '現在の状況と引き継いだ内容はこちら：{link}',
  zh: '当前进度以及我们转交的内容：{link}',
};

/** Where nobody was reached, and the page takes what they can be reached by. */
const leaveWords: Record<string, string> = {
  en: 'You can leave an email address or a phone number here: {link}',
  de: 'Hier können Sie eine E-Mail-Adresse oder Telefonnummer hinterlassen: {link}',
  es: 'Aquí puede dejar una dirección de correo o un número de teléfono: {link}',
  fr: 'Vous pouvez laisser ici une adresse e-mail ou un numéro de téléphone : {link}',
  it: 'Qui può lasciare un indirizzo email o un numero di telefono: {link}',
  pt: 'Pode deixar aqui um endereço de e-mail ou um número de telefone: {link}',
  nl: 'Hier kunt u een e-mailadres of telefoonnummer achterlaten: {link}',
  pl: 'Tutaj można zostawić adres e-mail lub numer telefonu: {link}',
  tr: 'Buraya bir e-posta adresi veya telefon numarası bırakabilirsiniz: {link}',
  hi: 'आप यहाँ ईमेल पता या फ़ोन नंबर छोड़ सकते हैं: {link}',
  ar: 'يمكنك ترك بريد إلكتروني أو رقم هاتف هنا: {link}',
  ja: 'メールアドレスまたは電話番号をこちらに残していただけます：{link}',
  zh: '您可以在此留下电子邮件地址或电话号码：{link}',
};

/** The address of a requester's own page; null where there is none. */
export function statusLinkOf({ statusLinks }: HandoffDeps, { id, brief }: Handoff): string | null {
  return statusLinks?.of(id, Date.parse(brief.handoff.requested_at)) ?? null;
}

/** What a requester is told, and behind it the way to their own page where there is one and a template has not named it yet. @param locale BCP 47 */
export function withStatusLink(deps: HandoffDeps, handoff: Handoff, text: string, locale: string | null): string {
  return withLink(text, statusLinkOf(deps, handoff), words, locale);
}

/** The same where no ticket could be made: another way to be reached, as far as the team writes or calls. */
export function withAnotherWay(deps: HandoffDeps, handoff: Handoff, text: string): string {
  const isTaken = deps.contactChannels.some((channel) => channel !== 'chat');
  return isTaken ? withLink(text, statusLinkOf(deps, handoff), leaveWords, handoff.brief.conversation.locale) : text;
}

function withLink(text: string, link: string | null, words: Record<string, string>, locale: string | null): string {
  if (link === null || text.includes(link)) return text;
  return `${text}\n\n${fill(words[languageCode(locale)] ?? words.en!, { link })}`;
}
