/** A name that a program gave, such as `order_id`, as people read it. */
export function spoken(name: string): string {
  return name.replaceAll('_', ' ');
}
