import Fastify from 'fastify';

interface Asked {
  model: string;
  messages: { role: string; content: string }[];
  response_format: { type: string; json_schema: { strict: boolean; schema: unknown } };
}

type Said = string | { status: number } | 'never';
type Answer = (asked: Asked) => Said | Promise<Said>;

/** An OpenAI-compatible endpoint on this machine that answers as it is told to. */
export async function languageModel(answer: Answer) {
  const app = Fastify({ forceCloseConnections: true });
  const asked: string[] = [];
  app.post('/v1/chat/completions', async (request, reply) => {
    asked.push(JSON.stringify(request.body));
    const said = await answer(request.body as Asked);
    if (said === 'never') return reply.hijack();
    if (typeof said === 'object') return reply.code(said.status).send({ error: { message: 'no' } });
    return { id: 'x', choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: 'stop' }] };
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: `${url}/v1`, asked, close: () => app.close() };
}
