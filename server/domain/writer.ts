/** Port: a language model that writes JSON. */
export interface Writer {
  /** As the agents are told who wrote it. */
  model: string;
  /**
   * @param schema JSON schema of the answer, for models that keep to one
   * @returns what the model wrote, whatever it is: nothing about it is trusted
   * @throws AppError remote_*
   */
  write(ask: { system: string; user: string; schema: object }): Promise<string>;
}
