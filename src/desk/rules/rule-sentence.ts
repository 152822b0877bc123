import type { Action, Condition, Rule, TextTest } from '#domain/rule.ts';
import { languageName } from '../../i18n/format.ts';
import type { DeskWords } from '../words.ts';

/** A rule as an admin would say it. Whatever a rule may hold has words of its own in the dictionary. */
export function ruleSentence(t: DeskWords, { conditions, actions }: Pick<Rule, 'conditions' | 'actions'>): string {
  return t('rules.sentence', {
    conditions: conditionSentence(t, conditions),
    actions: listed(t, 'conjunction', actionSentences(t, actions)),
  });
}

/** @param isInside stands among others: what has several parts is put in brackets */
export function conditionSentence(t: DeskWords, condition: Condition, isInside = false): string {
  return (conditionWords[condition.kind] as Say<Condition>)(t, condition, isInside);
}

/** A decision and a priority are one thing to those who read them. */
function actionSentences(t: DeskWords, actions: Action[]): string[] {
  const decide = actions.find((action) => action.kind === 'decide');
  const priority = actions.find((action) => action.kind === 'set_priority');
  if (!decide || !priority) return actions.map((action) => actionSentence(t, action));
  const both = t('rules.do.decide_with', { decision: decide.decision, priority: t(`rules.priority.${priority.priority}`) });
  return [both, ...actions.filter((action) => action !== decide && action !== priority).map((action) => actionSentence(t, action))];
}

export function actionSentence(t: DeskWords, action: Action): string {
  return (actionWords[action.kind] as (t: DeskWords, action: Action) => string)(t, action);
}

/** "a, b and c", or with "or". */
export function listed(t: DeskWords, type: 'conjunction' | 'disjunction', parts: string[]): string {
  return new Intl.ListFormat(t.locale, { type }).format(parts);
}

type Say<C extends Condition> = (t: DeskWords, condition: C, isInside: boolean) => string;

const several = (t: DeskWords, of: Condition[], type: 'conjunction' | 'disjunction', isInside: boolean): string => {
  const words = listed(
    t,
    type,
    of.map((one) => conditionSentence(t, one, of.length > 1)),
  );
  return isInside && of.length > 1 ? `(${words})` : words;
};

const conditionWords: { [K in Condition['kind']]: Say<Extract<Condition, { kind: K }>> } = {
  all: (t, { of }, isInside) => (of.length === 0 ? t('rules.if.always') : several(t, of, 'conjunction', isInside)),
  any: (t, { of }, isInside) => (of.length === 0 ? t('rules.if.never') : several(t, of, 'disjunction', isInside)),
  not: (t, { of }) => t('rules.if.not', { what: conditionSentence(t, of, true) }),
  signal: (t, { code, at_least, topic }) => t('rules.if.signal', { what: signalWords(t, code, topic), at_least }),
  evidence: (t, { code, count, within }) => t('rules.if.evidence', { what: signalWords(t, code), count, within }),
  messages: (t, { author, at_least }) => t('rules.if.messages', { author: author ?? 'anybody', at_least }),
  waiting: (t, { minutes }) => t('rules.if.waiting', { minutes }),
  channel: (t, { in: channels }) =>
    t('rules.if.channel', {
      channels: listed(
        t,
        'disjunction',
        channels.map((one) => t(`rules.channel.${one}`)),
      ),
    }),
  language: (t, { in: languages }) =>
    t('rules.if.language', {
      languages: listed(
        t,
        'disjunction',
        languages.map((one) => languageName(one, t.locale)),
      ),
    }),
  business_hours: (t, { open }) => t('rules.if.business_hours', { open: String(open) }),
  bot: (t, { in: bots }) => t('rules.if.bot', { bots: listed(t, 'disjunction', bots) }),
  intent: (t, { test }) => t('rules.if.intent', { test: testWords(t, test) }),
  classification: (t, { test }) => t('rules.if.classification', { test: testWords(t, test) }),
  attribute: (t, { name, test }) => t('rules.if.attribute', { name, test: testWords(t, test) }),
  text: (t, { author, within, matches }) => t('rules.if.text', { author, within, pattern: matches }),
};

const actionWords: { [K in Action['kind']]: (t: DeskWords, action: Extract<Action, { kind: K }>) => string } = {
  decide: (t, { decision }) => t('rules.do.decide', { decision }),
  forbid: (t, { decision }) => t('rules.do.forbid', { decision }),
  require: (t, { fields }) => t('rules.do.require', { fields: listed(t, 'conjunction', fields) }),
  set_priority: (t, { priority }) => t('rules.do.set_priority', { priority: t(`rules.priority.${priority}`) }),
  set_group: (t, { group }) => t('rules.do.set_group', { group }),
  set_form: (t, { form }) => t('rules.do.set_form', { form }),
  set_fields: (t, { fields }) =>
    t('rules.do.set_fields', {
      fields: listed(
        t,
        'conjunction',
        Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
      ),
    }),
  add_tags: (t, { tags }) => t('rules.do.add_tags', { tags: listed(t, 'conjunction', tags) }),
  say: (t, { text }) => t('rules.do.say', { text }),
  offer_channels: (t, { channels }) =>
    t('rules.do.offer_channels', {
      channels: listed(
        t,
        'disjunction',
        channels.map((one) => t(`rules.channel.${one}`)),
      ),
    }),
  alert: (t, { to }) => t('rules.do.alert', { to }),
};

export function signalWords(t: DeskWords, code: Extract<Condition, { kind: 'signal' }>['code'], topic?: string): string {
  if (topic === undefined) return t(`rules.signal.${code}`);
  return t('rules.signal_topic', { what: t(`rules.signal.${code}`), topic: t.maybe(`rules.topic.${topic}`) ?? topic });
}

type Test = TextTest | { at_least: number } | { equals: unknown };

function testWords(t: DeskWords, test: Test): string {
  if ('in' in test) return t('rules.test.in', { values: listed(t, 'disjunction', test.in) });
  if ('matches' in test) return t('rules.test.matches', { pattern: test.matches });
  if ('at_least' in test) return t('rules.test.at_least', { value: test.at_least });
  return t('rules.test.equals', { value: typeof test.equals === 'string' ? `“${test.equals}”` : String(test.equals) });
}
