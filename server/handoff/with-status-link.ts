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

/** The address of a requester's own page; null where there is none. */
export function statusLinkOf({ statusLinks }: HandoffDeps, { id, brief }: Handoff): string | null {
  return statusLinks?.of(id, Date.parse(brief.handoff.requested_at)) ?? null;
}

/** What a requester is told, and behind it the way to their own page where there is one and a template has not named it yet. @param locale BCP 47 */
export function withStatusLink(deps: HandoffDeps, handoff: Handoff, text: string, locale: string | null): string {
  const link = statusLinkOf(deps, handoff);
  if (link === null || text.includes(link)) return text;
  return `${text}\n\n${fill(words[languageCode(locale)] ?? words.en!, { link })}`;
}
