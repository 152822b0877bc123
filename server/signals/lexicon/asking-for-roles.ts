import { phrases } from '../phrases.ts';

const role =
  '(?:humans?(?! resources| error| rights)|employees?|(?:members? of )?(?:your )?staff|members? of (?:your|the) team|agents?|reps?|representatives?|managers?|supervisors?|boss|advis(?:o|e)rs?|specialists?|colleagues?|team|department|dept|(?:front|security|help|fraud|service|reception|claims) desk|receptionist|officers?|investigators?|director|head of [a-z]+|experts?|consultants?|coordinator|grown[ -]?ups?|(?:customer|technical|tech) (?:service|support|care))';
const office = '(?:sales|billing|accounts|complaints|retentions?|hr|security|reception|returns|claims|fraud|legal|support|operations)';
const anybody = `(?:${role}|${office}|human resources|persons?|people|operator|someone|somebody|anyone|anybody)`;
const word = "(?: [a-z0-9'-]+)";
// Whoever is addressed is the bot: "could you call me Mary", "will you talk to me in French".
const somebody = `(?:(?! you | her | him | them | it | app | system | site | website | bot |,)${word})`;
const contact =
  '(?:(?:contact|call|ring|phone|get back to|speak (?:to|with)|talk (?:to|with)|write to|message|text|reach out to|get (?:back )?in touch with) (?:me|us)(?! (?:a|an|in|as|the|my|when) )|drop (?:me|us) a line|get in touch(?=$| (?:please|asap|today|now)))';
const toHim = '(?: a| an| any| another| some| the| your| one of your)';
const isReal = '(?: real| live| actual| proper| physical| human| living| breathing| single)*';
const atOnce =
  '(?= (?:now|right now|right away|this (?:second|instant|minute)|immediately|asap|today|please|here|on (?:the|this)|instead|not a )|[^a-z]*$)';

/**
 * Somebody who is no more than a role, a name or a department, in the many ways in which English wants them: to be rung by them, to have them on the
 * line, to be put through, to know whether anybody is there. Of our own sentences that hold one, 99 % ask.
 */
export const forRole = phrases([
  `(?:want|need|like|have|get|ask|expect|require|demand)${somebody}{1,8} to (?:please )?${contact}`,
  `(?<!what |how |why |when |that |which |who |and |if )(?:can|could|will|would|may)(?! i | he | she | they | it | we | the app)${somebody}{1,5} (?:please |kindly )?${contact}`,
  '(?<!you |what |do )(?:want|like|need|prefer|wish) to be (?:called|rung|phoned|contacted)(?=[^a-z]*$| (?:back|today|tonight|tomorrow|on|at|as soon|asap|please|between|this|after|before))',
  `(?:want|need|like|expect|demand) a (?:phone )?(?:call|word) (?:from|with) (?:them|you|your|someone|somebody|one of|a|an|the) ?`,
  `(?:want|need|get|put|have)(?: me)?${word}{0,5} ${anybody}${word}{0,2} on (?:the |this )?(?:phone|line|call|horn)`,
  `(?:get|put) (?:me )?(?:the|your|an?|one of your)(?:(?! app| game| e?sim| ticket| data| code)${word}){1,3} on the (?:phone|line)`,
  `put (?:${role}|${office}) on${atOnce}`,
  '(?:put|patch) (?:me|us) (?:through|on) (?:to|with)(?! here| (?:the|your|a) (?:[a-z]+ )?list)',
  `(?:get|fetch|find|bring|grab|pass|hand|transfer|switch|patch|route|redirect|connect|escalate|move)(?: me| us| this| it| him| her| them| my [a-z]+)?(?: over| through| across| on)?(?: to| with| onto)?(?:${toHim})?(?:(?! his | her | their | my )${word}){0,2} ${role}(?!'s)`,
  '(?:like|want|need) your (?:boss|manager|supervisor|team leader)(?=[^a-z]*$)',
  `put (?:someone|somebody|some1|sum1)(?: else| real)? on(?=[^a-z]*$)`,
  `send (?:me|us|this|it)(?: on| over| through)? to (?:a|an|the|your)${isReal}${word}{0,1} (?:${role}|person)`,
  '(?:get|have|book|set up|arrange)(?: me| us)? (?:on )?a (?:video |phone |quick )?call with',
  `(?:attended to|helped|served|handled|dealt with|answered|picked up|sorted|looked at) by (?:a|an|one of your|your)${isReal}${word}{0,2} (?:${role}|person)`,
  `possible for (?:an?|someone|somebody|one of your)${word}{0,3} to (?:talk|call|ring|phone|help|contact|speak)`,
  `send (?:me |us |in |over )?(?:a|an|any|some)${isReal} (?:human|person|human being|employee|adult|grown[ -]?up)`,
  `get (?:me |us )?(?:someone|somebody|anyone|anybody|a person|a human|an adult)(?: real| else| competent)? (?:to|who can) (?:help|talk|speak|explain|listen|answer|deal)`,
  `(?:is|are) there(?: really| even| actually| still| honestly)?(?: any| one| a| an| some| no)?${isReal} ?(?:one|body|human|person|employee|soul|staff|people|representative|agent|adult|grown[ -]?up|someone|somebody|anyone|anybody)${word}{0,4} (?:there|here|left|around|i can|i could|working|alive|home|actually|to (?:talk|speak))`,
  '(?:is )?any ?(?:one|body)(?: actually| really| even| still)? (?:there|home|alive|around)(?= or |[^a-z]*$)',
  '(?:who|whom) (?:can|could|do|may) i (?:actually |even |really |please )?(?:talk|speak) (?:to|with)(?! (?:about|if|when|for|regarding))',
  '(?:please|pls|plz|kindly) (?:call|ring|phone) (?:me|us)(?= (?:back|madam|sir|on|at|now|asap|today|tomorrow|soon|when|about|regarding|urgently)|[^a-z]*$)',
  '(?:tell|have|get) (?:him|her|them)(?: to)? (?:call|ring|phone|contact|email|write to|get back to) (?:me|us)',
  `(?:how (?:do|can|could|would) (?:i|we|you)|any (?:way|chance)|no chance|what do i (?:press|type|say|do|write)|which (?:number|button|option|key)|where do i)(?:(?! my | set | make )${word}){0,6} (?:gets?|reach(?:es)?|speak|talk|hold of|queue|put through|connects?|brings?)${word}{0,5} ${anybody}(?! off)`,
  '(?:skip|bypass|gets? (?:me |us )?(?:out of|past|a?round|beyond|away from)|escape|past) (?:the |this |that |your |all this |these )?(?:[a-z]+ )?(?:chat ?bots?|bots?|robots?|machines?|automat[a-z]+|ai|menus?)(?: bit| part| thing| stuff| nonsense| talk| crap)?',
  "[a-z'-]+ (?:talks?|speaks?|calls?|rings?|phones?|contacts?) (?:to |with )?(?:me|us)(?: [a-z]+){0,3} or (?:i|we|i'm|i'll|else)",
  `(?:need|want|give me|get me|prefer|rather have|take)${toHim}${isReal} (?:person|human|body|grown[ -]?up|adult|human being|employee)(?= (?:who|to (?:talk|speak|help|explain|look|deal|sort|listen|answer)))`,
  `(?:need|want|give me|get me|prefer|rather have|take)${toHim}${isReal}${word}{0,2} (?:person|human|body|grown[ -]?up|adult|human being|employee|agent|advis(?:o|e)r|specialist|investigator|rep|representative|supervisor)${atOnce}`,
  `(?:want|need|like)(?: a| an| one of your| your)${word}{0,2} ${role} to (?:go over|look|check|explain|help|handle|deal|review|sort|listen|walk)`,
  `(?:explain|tell|say|describe|repeat|discuss|go over|sort|talk|speak|run|walk)${word}{0,6} (?:to|with|by|past) (?:a|an|any|some|one of your|the)${isReal} (?:person|human|human being|people|employee|colleague|member of (?:your )?staff|adult|grown[ -]?up)`,
  `(?:let me|want to|wanna|need to|like to|can i|could i|may i|please|gotta|have to) (?:talk|speak|chat) (?:2|to|with) (?:your |the )?${office}(?= |$)`,
  `(?:which|who|whom|someone|anyone|somebody|anybody) (?:of|in|at|from) your (?:staff|people|team|office|company|colleagues|[a-z]+ (?:dept|department|team|office))${word}{0,5} (?:reach|speak|talk|call|contact|ring|ask)`,
]);
/** By itself, where nothing else is said in its clause. */
export const throughToSomebody =
  /^(?:please |just |so |ok |now |then |and )*(?:(?:connect|transfer) (?:me|us)|(?:put|patch|pass|hand) (?:me|us) (?:through|over|on)|escalate(?: this| it| my case)?|person|someone else|human being|employee|(?:an? )?(?:real|actual|human|proper) (?:support|assistance|help|person|human|agent|employee|someone|voice)|customer (?:service|support|care)|support agent|supervisor|manager)(?: now| please| already| asap)*[^\p{L}\p{N}]*$/u;
