/** Any time a platform writes (6 to 9 fractional digits, any offset) → ISO 8601 in UTC, or null where it cannot be read. */
export function isoTime(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const ms = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
