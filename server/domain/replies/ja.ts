import type { ReplyWords } from './reply-words.ts';

export const ja: ReplyWords = {
  greeting: '{name} 様',
  greetingWithoutName: 'お客様',
  read: 'アシスタントとのやり取りはすべて拝見しました。同じ内容をご説明いただく必要はございません。',
  reasons: {
    asked_for_human: '担当者との会話をご希望でしたので、私が承ります。',
    low_confidence: 'アシスタントの回答が十分に確かではなかったため、私が直接対応いたします。',
    failed_attempts: 'アシスタントのご案内では解決しなかったため、ここからは私が対応いたします。',
    repetition: '同じ回答を繰り返してしまい、申し訳ございません。',
    frustration: 'ご不便とご心労をおかけし、申し訳ございません。',
    sensitive_topic: '大切なご用件ですので、担当者である私がお答えいたします。',
    out_of_knowledge: 'アシスタントではお答えできない内容でしたので、私がお調べしております。',
    bot_requested: 'アシスタントからご用件を引き継ぎました。',
    bot_failed: 'アシスタントに不具合がありました。申し訳ございません。ここからは私が対応いたします。',
    customer_value: 'ご用件は私が責任をもって承ります。',
    custom: 'ここからは私がご用件を承ります。',
  },
  facts: '次の内容を確認しております：{facts}。',
  tried: '次の手順はお試し済みと承知しておりますので、改めてお願いすることはございません：{steps}。',
  question: '一点だけお聞かせください：{question}',
  missing: '一点だけお知らせください：{missing}。',
  contact: '通信が途切れた場合のご連絡は、メールとお電話のどちらがよろしいでしょうか。',
  closing: '確認ができ次第、こちらでご連絡いたします。',
};
