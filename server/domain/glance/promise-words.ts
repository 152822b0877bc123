/** How a promise sounds, a language each: somebody will do something, or something comes by a time. */
export const promises: RegExp[] = [
  // English
  /\b(?:i|we|you|they|someone|somebody|(?:our|the|my) (?:team|support|colleagues?)|an? (?:colleague|specialist|person|human|agent|member))(?:['’]ll| will|['’](?:re|m) going to| (?:are|am|is) going to)\b(?! (?:need|have) to)/i,
  /\b(?:get|receive|reply|answer|arrive|hear|expect|refund(?:ed)?|call|write|done|back|ready)\b.{0,60}\bwithin (?:the |\d|an?\b|one|two|three)|\b(?:get|be) (?:back to|with) you (?:shortly|soon|by|within|in)|\bby (?:tomorrow|monday|tuesday|wednesday|thursday|friday|the end of)|\bi (?:promise|guarantee)/i,
  /\bi(?: have|['’]ve) (?:passed|issued|refunded|escalated|ordered|booked|cancelled|canceled|arranged)\b/i,
  // German
  /\b(?:wir|ich|unser team|jemand|eine? (?:kolleg|mitarbeiter|spezialist)\p{L}*|sie)\b.{0,60}\b(?:werden|wird|melde[nt]?|erhalten|bekommen|erstatte[nt]?|schicken?|senden?)\b|\binnerhalb (?:von|der|eines)|\bspätestens\b|\bbis (?:morgen|montag|dienstag|mittwoch|donnerstag|freitag)\b/iu,
  // Spanish and Portuguese
  /(?:contactar|responder|llamar|enviar|devolver|reembolsar|comunicar|avisar|resolver|ligar|entrar|retornar|atender)(?:emos|á|án|é|ei|ão)(?!\p{L})|(?<!\p{L})(?:recibirá|recibirás|receberá|será (?:reembolsad|contactad|atendid))|(?<!\p{L})(?:en un plazo|en las próximas|en menos de|a más tardar|em até|no prazo de|dentro de (?:\d|un|uma))/iu,
  // French
  /\b(?:nous|je|on|vous|un (?:collègue|conseiller)|une? (?:collègue|conseillère)|notre équipe)\b.{0,30}\p{L}(?:rons|rai|rez|ra)(?!\p{L})|\bsous \d+|\bd['’]ici (?:demain|lundi|mardi|mercredi|jeudi|vendredi|\d)|\bdans (?:les \d|les prochain|un délai)/iu,
  // Italian, Dutch
  /\b(?:ricontatter|risponder|rimborser|inver)(?:emo|à|ò)|\briceverà\b|\bentro (?:\d|domani|un|le)|\bbinnen (?:\d|een|de)|\bnemen (?:wij |we )?contact/i,
  // Japanese
  /(?:以内|まで)に|(?:連絡|返金|返信|発送|対応|お送り|手配)(?:を)?(?:いた)?(?:し|差し上げ)ます/,
  // Arabic
  /(?<!\p{L})(?:سوف|سيتم|سنقوم|سنتصل|سيتصل|سنرد|ستصلك|سنرسل|خلال|في غضون)(?!\p{L})/u,
];
