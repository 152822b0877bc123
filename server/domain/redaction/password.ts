import type { Finder } from './kind.ts';

const told =
  /(?:pass(?:word|code|phrase)|\bpwd|\bpasswd|\bpin(?: code| number)?|\bcvv2?|\bcvc|security code|passwort|kennwort|mot de passe|contraseña|clave|senha|wachtwoord|hasło|şifre|パスワード|密码|密碼|كلمة المرور|पासवर्ड)["'»]?(?<sign>\s{0,3}(?:[:=：]|=>)\s{0,3}| (?:is|was|ist|lautet|war|est|es|é|è|to|jest)(?: now)?:?\s{1,3}|は|是)["'«“]?(?<value>[^\s"'»”,;[][^\s"'»”,;]{2,99})/giu;

/** What somebody tells as a password. "My password is wrong" tells none: without a colon, only what no word looks like is one. */
export const findPasswords: Finder = ({ plain }) =>
  [...plain.matchAll(told)]
    .filter(({ groups }) => {
      const value = groups!.value!.replace(/[.!?)]+$/, '');
      const isAfterSign = /[:=：]/.test(groups!.sign!);
      return /[\d!@#$%^&*_+=~|\\<>?]/.test(value) || /[a-z][A-Z]/.test(value) || (isAfterSign && value.length >= 8);
    })
    .map((match) => ({ from: match.index + match[0].length - match.groups!.value!.length, to: match.index + match[0].length }));
