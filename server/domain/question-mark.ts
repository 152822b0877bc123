/** As it is written in Latin scripts and Devanagari, in Chinese and Japanese, and in Arabic. */
export const questionMark = /[?？؟]/;
