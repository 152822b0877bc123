/** Begins a word in scripts that put spaces between words and no articles before them; others are looked into anywhere. */
const word = (pattern: string) => new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])(?:${pattern})`, 'u');

/** Words for things that an agent asks for, in thirteen languages, spelled as `fold` spells. */
export const things = {
  email: word(
    'e-?mail|mail address|correo|courriel|adresse mail|mailadresse|posta elettronica|メール|البريد|بريدك|邮箱|邮件|이메일|почт|e-posta|ईमेल',
  ),
  phone: word(
    'phone|telephone|mobile number|call ?back number|telefon|movil|celular|portable|numero de tel|電話|هاتف|جوال|电话|手机|전화|телефон|फोन|numero di tel',
  ),
  name: word(
    '(?:your|full|first|last) (?:\\w+ )?name|(?:su|tu) nombre|nombre completo|votre nom|ton nom|(?:ihren?|deinen?|vollstandigen?) (?:\\w+ )?namen?|wie heissen|seu nome|nome completo|nome e cognome|il suo nome|uw naam|お名前|氏名|اسمك|الاسم|姓名|名字|성함|이름|ваше имя|adiniz|नाम',
  ),
  order: word(
    "order (?:number|no|id|#)|order ?nummer|booking (?:number|reference)|reference (?:number|code)|invoice (?:number|no)|ticket number|tracking (?:number|code)|numero (?:de|del|do|d'|di) ?(?:su |tu |seu |votre |la )?(?:pedido|orden|referencia|factura|commande|facture|encomenda|fatura|ordine|fattura)|bestellnummer|auftragsnummer|rechnungsnummer|buchungsnummer|kundennummer|bestelnummer|注文番号|予約番号|رقم (?:ال)?(?:طلب|حجز|فاتور)|订单号|주문 ?번호|номер заказа|siparis numara|ऑर्डर नंबर",
  ),
  error: word(
    "error (?:code|message|number)|fehler(?:code|meldung|nummer)|codigo (?:de|do) err|mensaje de error|mensagem de erro|code (?:d'erreur|erreur)|message d'erreur|エラー(?:コード|メッセージ)|رمز الخطا|رساله الخطا|错误代码|오류 ?코드|код ошибки|hata kodu|messaggio di errore|foutcode",
  ),
  problem: word(
    "(?:describe|explain|tell (?:me|us)(?: more)? about|detail) (?:\\w+ ){0,3}(?:problem|issue|question|concern|request|happened)|what (?:seems to be|is|'s) the (?:problem|issue|matter)|what (?:\\w+ )?happened|how can i help|what can i (?:do|help)|(?:describ|explic|cuent|cont)\\p{L}* (?:\\p{L}+ ){0,4}(?:problema|ocurrid|pasad|paso|acontece|duvida)|en que (?:puedo|podemos|te|le)|(?:decri|expliqu)\\p{L}* (?:\\p{L}+ ){0,4}(?:probleme|souci|demande)|comment puis-je|en quoi puis-je|(?:beschreib|schilder|erklar)\\p{L}* (?:\\p{L}+ ){0,5}(?:problem|anliegen|fehler|frage)|worum geht es|wie kann ich|(?:como|em que) posso|(?:descriv|spieg)\\p{L}* (?:\\p{L}+ ){0,4}problema|come posso|(?:問題|状況|お困りのこと|ご用件).{0,12}(?:教え|お聞かせ|説明)|どのような(?:問題|ご用件)|كيف (?:يمكنني|اساعد)|(?:اشرح|وصف|صف).{0,20}المشكل|ما (?:هي )?المشكل|什么问题|描述.{0,8}问题|무슨 문제|опишите|в чем проблема|чем могу помочь|sorununuzu|nasil yardimci|समस्या",
  ),
} as const;

/** How an agent asks: a question mark is looked for besides. */
export const asking = word(
  "please (?:\\w+ )?(?:provide|share|send|confirm|tell|give|let|specify|describe|explain|state)|(?:could|can|would|may) (?:you|i|we) |what(?:'s| is| was) |i(?:'ll)? (?:will )?need |let (?:me|us) know|(?:indic|proporcion|facilit|envi|confirm|dig|compart|inform|forne|envie|mand)\\p{L}* |necesit\\p{L}* |precis\\p{L}* |podria|puede|pode|cual es|qual e|veuillez|merci de|pouvez|pourriez|quel(?:le)? est|j'ai besoin|bitte|konnten|konnen|nennen|wie lautet|benotige|brauche|per favore|potrebbe|puo |kunt u|graag|教えて|お知らせ|お聞かせ|ください|いただけ|من فضلك|يرجى|هل يمكن|ارجو|请|能否|알려|부탁|пожалуиста|сообщите|укажите|lutfen|कृपया",
);
