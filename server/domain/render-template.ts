import { Liquid } from 'liquidjs';

const longestText = 2_000;

let made: Liquid | undefined;

/** No files, no inherited properties, and an end to every template: whoever writes one cannot hang or fill the server. */
function liquid(): Liquid {
  // Made at the first template: its tags and filters are a twentieth of the work of a start.
  made ??= new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: 20_000,
    // Milliseconds of the clock: on a busy machine, too, an honest template must come to its end.
    renderLimit: 250,
    memoryLimit: 200_000,
  });
  return made;
}

/** @returns what is wrong with it, or null */
export function templateProblem(text: string): string | null {
  try {
    liquid().parse(text);
    return null;
  } catch (error) {
    return `not valid Liquid: ${(error as Error).message.split('\n')[0]}`;
  }
}

/** @returns null where it cannot be rendered or says nothing, for the built-in words to take its place */
export function renderTemplate(text: string, variables: Record<string, unknown>): string | null {
  try {
    const said = String(liquid().parseAndRenderSync(text, variables)).trim();
    return said === '' ? null : said.slice(0, longestText);
  } catch {
    return null;
  }
}
