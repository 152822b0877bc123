import { fold } from '../normalise.ts';

/** Words of four letters or more that stand in texts about anything: that two texts share them says nothing. en es fr de pt it nl pl tr. */
export const commonWords: ReadonlySet<string> = new Set(
  fold(`
about after also always another anything around back because been before being both cannot could does doesn done each either else even ever every from getting give given going have
having hello here into just keep know last like look made make many maybe more most much must need only other over please really said same says should show since some something soon
still such take tell than thank thanks that their them then there these they thing things think this those time today tomorrow trying under until very want wanted well were what when
where which while will with within without would year your yours yesterday
algo algun alguna antes aqui bien cada como cosa cuando cual cuanto desde despues donde ella ellos entonces entre esta estaba estan estar este esto estos favor gracias hacer hasta
hola mucho muchas nada necesito nuestro otra otro para pero porque puede puedo quiero saber sido siempre sobre solo tambien tengo tiene todo todos ustedes
ainsi alors apres aussi avant avec avez avoir beaucoup bien bonjour cela cette chez comme comment dans depuis donc elle encore entre etre faire fait ici jamais jour leur lors mais merci
meme mettre moins notre nous parce peut peux plus pour pourquoi pouvez quand quel quelle quoi sans sont suis tout tous toute tres veux voila votre vous voudrais
aber alle alles also andere auch beim bereits bitte brauche danke dann darf dass dein denn deren dich diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines
etwas fuer ganz geht gibt habe haben hallo hatte heute hier immer ihnen ihre ihrem ihren ihrer jetzt kann kein keine konnen konnte machen mehr mein meine meinem meinen meiner mich mochte
muss nach nicht noch nichts oder ohne schon sehr sein seit sich sind soll uber und unser unter viel vielen vom wann warum weil welche wenn werden wieder will wird wurde wurden zum zwei
agora ainda alguma antes aqui cada coisa comigo depois desde dele dela entao entre essa esse esta estao este estou estava fazer foram hoje isso isto mais mesmo meu meus minha minhas
muito nada nossa nosso obrigada obrigado onde outra outro para pelo pode porque posso preciso qual quando quanto quero sempre seja sobre tambem tenho todos tudo uma voce voces
abbiamo alla allora altra altro anche ancora bene buongiorno cosa come cosi dalla degli della delle dentro dopo dove ecco essere fare fatto grazie hanno loro mentre mio molto nella
nostro ogni oggi però perche piu possibile posso prima proprio qualche quale quando quanto quella quello questa questo senza sempre siamo sono sotto sulla tutti tutto vorrei vostro
alle alleen altijd andere bent bij dank daar deze doen door eens geen gewoon graag hallo hebben heeft hier hoe hun iets jullie kunnen kunt maar meer mijn moet naar niet niets nodig
omdat onder onze over sinds staat toch vandaag veel voor waar waarom wanneer want welke werd weer wordt worden zijn zonder
bardzo bede bedzie bylo chce chcialbym dlaczego dlatego dobry dzien dzis gdzie jaki jakie jako jest jestem jeszcze kiedy ktora ktore ktory mnie moja moje moge mozna musze nasz ponad
poniewaz potem prosze przed przez przy sobie sprawie tego teraz tutaj tylko tych wiec wszystko wszystkie zawsze
ancak artik bana belki benim bile bizim bunu bunun burada cunku daha degil diye evet fazla gibi gore hala hangi hepsi icin ise iyi kadar kendi lutfen merhaba nasil neden nerede nicin
once onun oldu olarak olan sadece simdi siz sizin sonra tesekkurler tum var veya yine zaman
`)
    .trim()
    .split(/\s+/),
);
