/** Making a formatter costs more than using it a hundred times; a transcript uses it thousands of times. */
export function cached<T>(make: (locale: string, kind: string) => T): (locale: string, kind: string) => T {
  const made = new Map<string, T>();
  return (locale, kind) => {
    const key = `${locale} ${kind}`;
    const known = made.get(key) ?? make(locale, kind);
    made.set(key, known);
    return known;
  };
}
