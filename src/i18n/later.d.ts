declare module '*.json?later' {
  const parts: Record<string, Record<string, string>>;
  export default parts;
}
